using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Agencies;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>
/// Signs somebody of an agency in by a link that an officer made: for one assignment, until it expires or is revoked.
/// Forged, expired and revoked links are refused alike.
/// </summary>
internal sealed class AgencyLinks(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    LinkTokens tokens, SlipCodes addresses, NpgsqlDataSource database, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "agency_link";
    public const string Claim = "agency_link";

    private const string AgencyClaim = "agency_link_agency";
    private const string AssignmentClaim = "agency_link_assignment";
    private const string OpenClaim = "agency_link_open";

    private DateTime? barredUntil;

    /// <param name="Open">The assignment is still the agency's.</param>
    public sealed record Caller(Guid Link, Guid Assignment, string Agency, bool Open);

    public static Caller Of(ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue(Claim)!), Guid.Parse(user.FindFirstValue(AssignmentClaim)!), user.FindFirstValue(AgencyClaim)!,
        user.HasClaim(c => c.Type == OpenClaim));

    /// <returns>The agency's code, by its key or by a link; null for a person.</returns>
    public static string? Agency(ClaimsPrincipal user) => user.FindFirstValue(AgencyKeys.Claim) ?? user.FindFirstValue(AgencyClaim);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (token, now, ct) = (Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim(), clock.Now(), Context.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (tokens.Read(token) is not { } id)
        {
            // A good link passes even where others guess: 128 signed bits give nothing away by that.
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var guess = new LookupGuess("link:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8)),
                addresses.AddressHash(Context.Connection.RemoteIpAddress), now);
            barredUntil = await guess.Barred(connection, ct);
            if (barredUntil is null) await guess.Count(connection, ct);
            await transaction.CommitAsync(ct);
            return AuthenticateResult.Fail("forged link");
        }

        var row = await connection.OneOrNone<Row>("""
            select assignment.id, agency_code, assignment.status
            from agency_link
            join assignment on assignment.id = assignment_id
            join agency on agency.code = agency_code
            where agency_link.id = @id and revoked_at is null and expires_at > @now and agency.active
            """, new { id, now }, ct);
        if (row is null) return AuthenticateResult.Fail("the link is over");
        Claim[] open = AssignmentStatus.Active.Contains(row.Status) ? [new(OpenClaim, "")] : [];
        var identity = new ClaimsIdentity(
            [new Claim(Claim, id.ToString()), new(AssignmentClaim, row.Id.ToString()), new(AgencyClaim, row.AgencyCode), .. open], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = barredUntil is { } until
            ? new Refusal(429, "too_many_guesses") { RetryAfter = until - clock.Now() }
            : new Refusal(401, "link_not_valid");
        return refusal.ExecuteAsync(Context);
    }

    private sealed record Row(Guid Id, string AgencyCode, string Status);
}
