using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

internal static class SensitiveEndpoints
{
    public static void MapSensitive(this IEndpointRouteBuilder staff)
    {
        var accesses = staff.MapGroup("/incidents/{id}/accesses").WithTags("Sensitive").Refuses(404);
        accesses.MapPost("", OpenSensitiveCase.Handle).WithName(nameof(OpenSensitiveCase)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Opens a sensitive case to the caller for an hour; the reason is kept.")
            .Shows(SensitiveExamples.Reason, SensitiveExamples.Opened);
        accesses.MapGet("", ListAccesses.Handle).WithName(nameof(ListAccesses)).RequireAuthorization(Policies.Head)
            .WithSummary("Who opened the case, when and why, newest first.")
            .Shows(null, SensitiveExamples.Accesses);
    }
}
