using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Auth;

/// <summary>Signs partner agencies in by the key in the <c>Authorization</c> header.</summary>
internal sealed class AgencyKeys(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AgencyKeyring keyring)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "agency_key";
    public const string Claim = "agency";

    /// <summary>Claim of a key that may change things.</summary>
    public const string Update = "agency_update";

    /// <summary>Claim of a key that sees test cases only.</summary>
    public const string Test = "agency_test";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var caller = await keyring.Find(Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim(), Context.RequestAborted);
        return caller is null ? AuthenticateResult.Fail("unknown key") : AuthenticateResult.Success(new(Principal(caller), SchemeName));
    }

    public static ClaimsPrincipal Principal(AgencyCaller caller)
    {
        var claims = new List<Claim> { new(Claim, caller.Agency) };
        if (caller.Update) claims.Add(new(Update, "true"));
        if (caller.Test) claims.Add(new(Test, "true"));
        return new(new ClaimsIdentity(claims, SchemeName));
    }
}
