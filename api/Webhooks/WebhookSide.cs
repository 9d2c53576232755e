using System.Security.Claims;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Who looks at which endpoints: an agency at its own, with a test key at those for test cases; staff at everybody's.</summary>
/// <param name="Agency">Only this agency's; null for staff.</param>
internal sealed record WebhookSide(NpgsqlDataSource Database, string? Agency)
{
    public static WebhookSide OfAgency(HttpContext http, Databases databases) =>
        new(databases.Of(http.User), http.User.FindFirstValue(AgencyKeys.Claim)!);

    /// <param name="databases">The district's cases and the test cases.</param>
    /// <param name="test">The endpoints for test cases.</param>
    public static WebhookSide OfStaff(Databases databases, bool test) => new(test ? databases.Test : databases.Live, null);
}
