using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Signs a tablet of the staff in, for the tests of one course and nothing else.</summary>
internal sealed class KioskAccess(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KioskTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "kiosk";
    public const string TabletClaim = "kiosk_tablet";
    public const string CourseClaim = "kiosk_course";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (tokens.Read(Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim()) is not var (course, tablet)) return Task.FromResult(AuthenticateResult.Fail("the kiosk is over"));
        var identity = new ClaimsIdentity([new(CourseClaim, course.ToString()), new(TabletClaim, tablet)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => new Refusal(401, "kiosk_over").ExecuteAsync(Context);
}
