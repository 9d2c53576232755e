using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Saphansung.Api.Agencies;
using Saphansung.Api.Training;

namespace Saphansung.Api.Auth;

/// <summary>Who may call what. A route that names no policy is refused to everybody.</summary>
internal static class Policies
{
    /// <summary>Any signed-in person.</summary>
    public const string Resident = "resident";

    /// <summary>Officer, head, director or admin: may read.</summary>
    public const string Staff = "staff";

    /// <summary>Officer or head: may work on cases.</summary>
    public const string Caseworker = "caseworker";

    /// <summary>Controls the work of the division.</summary>
    public const string Head = "head";

    /// <summary>Committee member: sees one community, the one the session names.</summary>
    public const string Committee = "committee";

    public const string Admin = "admin";
    public const string HeadOrAdmin = "head_or_admin";

    /// <summary>Any key of a partner agency.</summary>
    public const string Agency = "agency";

    /// <summary>A key that may change things.</summary>
    public const string AgencyUpdate = "agency_update";

    /// <summary>Somebody of an agency by an officer's link, for the one assignment it names.</summary>
    public const string AgencyLink = "agency_link";

    /// <summary>A tablet of the staff, for the tests of one course.</summary>
    public const string Kiosk = "kiosk";

    /// <summary>A signed-in person, or whoever sits at such a tablet.</summary>
    public const string TestTaker = "test_taker";

    public const string ResidentOrAgency = "resident_or_agency";
    public const string StaffOrAgency = "staff_or_agency";

    private const string Selector = "bearer";

    public static void AddAuth(this IServiceCollection services)
    {
        services.AddOptions<SessionOptions>().BindConfiguration("Session").ValidateDataAnnotations()
            .Validate(o => IsKey(o.SigningKey), "Session__SigningKey must be base64 of at least 32 bytes.").ValidateOnStart();
        services.AddOptions<AuthOptions>().BindConfiguration("Auth");
        services.AddSingleton<SessionTokens>().AddSingleton<AgencyKeyring>().AddSingleton<LineKeys>().AddSingleton<LineIdTokens>().AddMemoryCache();
        services.AddSingleton<AccessChanges>().AddHostedService(s => s.GetRequiredService<AccessChanges>());
        services.AddHttpClient(LineKeys.Client, c => c.Timeout = TimeSpan.FromSeconds(10));

        services.AddAuthentication(Selector)
            .AddPolicyScheme(Selector, null, o => o.ForwardDefaultSelector = http => http.Request.Headers.Authorization.ToString() switch
            {
                var key when key.StartsWith("Bearer " + AgencyKeyring.Prefix, StringComparison.Ordinal) => AgencyKeys.SchemeName,
                var link when link.StartsWith("Bearer " + LinkTokens.Prefix, StringComparison.Ordinal) => AgencyLinks.SchemeName,
                var kiosk when kiosk.StartsWith("Bearer " + KioskTokens.Prefix, StringComparison.Ordinal) => KioskAccess.SchemeName,
                _ => JwtBearerDefaults.AuthenticationScheme,
            })
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, AgencyKeys>(AgencyKeys.SchemeName, null)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, AgencyLinks>(AgencyLinks.SchemeName, null)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, KioskAccess>(KioskAccess.SchemeName, null)
            .AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<SessionOptions>, AccessChanges, TimeProvider>(ReadSessions);

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPolicy(Resident, p => p.RequireClaim("sub"))
            .AddPolicy(Staff, p => p.RequireClaim("role", Roles.Staff))
            .AddPolicy(Caseworker, p => p.RequireClaim("role", Roles.Caseworkers))
            .AddPolicy(Head, p => p.RequireClaim("role", Roles.Head))
            .AddPolicy(Committee, p => p.RequireClaim("role", Roles.Committee).RequireClaim("community"))
            .AddPolicy(Admin, p => p.RequireClaim("role", Roles.Admin))
            .AddPolicy(HeadOrAdmin, p => p.RequireClaim("role", Roles.Head, Roles.Admin))
            .AddPolicy(Agency, p => p.RequireClaim(AgencyKeys.Claim))
            .AddPolicy(AgencyUpdate, p => p.RequireClaim(AgencyKeys.Update))
            .AddPolicy(AgencyLink, p => p.RequireClaim(AgencyLinks.Claim))
            .AddPolicy(Kiosk, p => p.RequireClaim(KioskAccess.CourseClaim))
            .AddPolicy(TestTaker, p => p.RequireAssertion(c => c.User.HasClaim(x => x.Type is "sub" or KioskAccess.CourseClaim)))
            .AddPolicy(ResidentOrAgency, p => p.RequireAssertion(c => c.User.HasClaim(x => x.Type is "sub" or AgencyKeys.Update)))
            .AddPolicy(StaffOrAgency, p => p.RequireAssertion(c =>
                c.User.HasClaim(x => x.Type == AgencyKeys.Update || (x.Type == "role" && Roles.Staff.Contains(x.Value)))));
    }

    private static void ReadSessions(JwtBearerOptions jwt, IOptions<SessionOptions> session, AccessChanges changes, TimeProvider clock)
    {
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters = new()
        {
            ValidIssuer = SessionTokens.Issuer,
            ValidAudience = SessionTokens.Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = session.Value.Key,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        };
        jwt.Events = new()
        {
            OnTokenValidated = context =>
            {
                if (!changes.Outdates(context.Principal!)) return Task.CompletedTask;
                context.HttpContext.Items["token_expired"] = true;
                context.Fail("the person's rights have changed");
                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context =>
            {
                if (context.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException)
                    context.HttpContext.Items["token_expired"] = true;
                return Task.CompletedTask;
            },
        };
    }

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32;
    }
}

/// <summary>Section <c>Auth</c> of the configuration.</summary>
public sealed class AuthOptions
{
    /// <summary>LINE user id of the person who becomes admin at the first sign-in, so that a new service has one.</summary>
    public string? FirstAdmin { get; set; }
}
