using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sessions", CreateSession.Handle).WithName(nameof(CreateSession)).WithTags("Session").AllowAnonymous()
            .WithSummary("Exchanges a LINE ID token for a session.").Refuses(400, 401)
            .Shows(AccessExamples.SignIn, AccessExamples.Session);
        api.MapGet("/me", (HttpContext http) => Person.Of(http.User)).WithName("GetMe").WithTags("Session")
            .RequireAuthorization(Policies.Resident).WithSummary("Who I am.")
            .Shows(null, AccessExamples.Person);
    }

    public static void MapAccess(this IEndpointRouteBuilder staff)
    {
        var people = staff.MapGroup("/people").WithTags("Access").RequireAuthorization(Policies.Admin);
        people.MapGet("", ListPeople.Handle).WithName(nameof(ListPeople)).WithSummary("People and their roles, newest first.")
            .Shows(null, AccessExamples.People);
        people.MapPut("/{id}/roles", SetRoles.Handle).WithName(nameof(SetRoles)).WithSummary("Replaces a person's roles; older sessions end.").Refuses(404)
            .Shows(AccessExamples.NewRoles, AccessExamples.Person);

        var keys = staff.MapGroup("/agencies/{code}/keys").WithTags("Access").RequireAuthorization(Policies.Admin).Refuses(404);
        keys.MapGet("", AgencyKeyAccess.List).WithName("ListAgencyKeys").WithSummary("An agency's keys, without the keys themselves.")
            .Shows(null, AccessExamples.Keys);
        keys.MapPost("", AgencyKeyAccess.Issue).WithName("IssueAgencyKey").WithSummary("Issues a key; it is shown this once.")
            .Shows(AccessExamples.NewKey, AccessExamples.IssuedKey);
        keys.MapPost("/{id}/rotate", AgencyKeyAccess.Rotate).WithName("RotateAgencyKey").WithSummary("Replaces a key; the old one works on for a while.")
            .Refuses(400).Shows(AccessExamples.Rotation, AccessExamples.IssuedKey);
        keys.MapDelete("/{id}", AgencyKeyAccess.Revoke).WithName("RevokeAgencyKey").WithSummary("Revokes a key; it dies within half a minute.");
    }
}
