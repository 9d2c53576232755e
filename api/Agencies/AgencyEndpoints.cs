using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

internal static class AgencyEndpoints
{
    public static void MapAgencies(this IEndpointRouteBuilder api)
    {
        var assignments = api.MapGroup("/agency/assignments").WithTags("Agency").RequireAuthorization(Policies.Agency).Refuses(400, 401);
        assignments.MapGet("", ListAssignments.Handle).WithName(nameof(ListAssignments)).WithSummary("Cases handed to the agency, newest first.");
        assignments.MapGet("/{id}", ListAssignments.One).WithName("GetAssignment").WithSummary("One of them.").Refuses(404);
        assignments.MapPost("/{id}/updates", UpdateAssignment.ByAgency).WithName(nameof(UpdateAssignment))
            .WithSummary("Accepts, declines, schedules, works, or reports done or failed.").Refuses(404, 409, 422);
    }
}
