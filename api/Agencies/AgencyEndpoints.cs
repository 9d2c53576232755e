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
            .WithSummary("Accepts, declines, schedules, works, or reports done or failed.").Refuses(404, 409, 422)
            .Shows("""{"updateId":"WO-2026-118","status":"done","note":"เปลี่ยนหลอดไฟแล้ว","occurredAt":"2026-11-22T09:30:00+07:00","photoIds":[]}""",
                """{"id":"0199d2f0-0000-7000-8000-000000000002","status":"done","incidentStatus":"claimed_fixed","updateId":"WO-2026-118","recordedAt":"2026-11-22T02:31:00Z","stale":false}""");
    }
}
