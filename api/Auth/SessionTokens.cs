using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Saphansung.Api.Auth;

/// <summary>Section <c>Session</c> of the configuration.</summary>
public sealed class SessionOptions
{
    /// <summary>Base64 of at least 32 random bytes; the same on every instance.</summary>
    [Required(ErrorMessage = "Set Session__SigningKey to base64 of 32 random bytes, for example: openssl rand -base64 32")]
    public string SigningKey { get; set; } = "";

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(8);

    internal SymmetricSecurityKey Key => new(Convert.FromBase64String(SigningKey));
}

/// <summary>Our own session token: signed, self-contained, so that a request needs no look-up to know its caller.</summary>
internal sealed class SessionTokens(IOptions<SessionOptions> options, TimeProvider clock)
{
    public const string Issuer = "saphansung";

    /// <summary>Milliseconds: a role may be taken away within the second in which the token was minted.</summary>
    public const string MintedAt = "minted_at";

    private readonly SigningCredentials credentials = new(options.Value.Key, SecurityAlgorithms.HmacSha256);

    public int LifetimeSeconds => (int)options.Value.Lifetime.TotalSeconds;

    public string Mint(Person person)
    {
        var now = clock.GetUtcNow();
        Claim[] roles = [.. person.Roles.Select(r => new Claim("role", r))];
        Claim[] community = person.Community is { } code ? [new("community", code)] : [];
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.Add(options.Value.Lifetime).UtcDateTime,
            Subject = new([
                new("sub", person.Id.ToString()),
                new("name", person.Name),
                new(MintedAt, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
                .. roles,
                .. community,
            ]),
            SigningCredentials = credentials,
        });
    }
}
