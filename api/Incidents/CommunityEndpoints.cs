using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

/// <summary>The community's committee, people without LINE, and texts ready for use.</summary>
internal static class CommunityEndpoints
{
    public static void MapCommunity(this IEndpointRouteBuilder api)
    {
        var community = api.MapGroup("/community").WithTags("Community").RequireAuthorization(Policies.Committee).Refuses(400);
        community.MapGet("/incidents", ListCommunityIncidents.Handle).WithName(nameof(ListCommunityIncidents))
            .WithSummary("My community's cases: open, overdue, fixed or recurring, newest first.")
            .Shows(null, CommunityExamples.Cases);
        community.MapGet("/summary", GetCommunitySummary.Handle).WithName(nameof(GetCommunitySummary))
            .WithSummary("How many there are, and what was claimed, confirmed and disputed in 90 days.").Refuses(404)
            .Shows(null, CommunityExamples.Summary);

        var incidents = api.MapGroup("/incidents").WithTags("Incidents").RequireAuthorization(Policies.Resident).Refuses(400, 404);
        incidents.MapPost("/{id}/slip", ShowSlip.Handle).WithName(nameof(ShowSlip))
            .WithSummary("The slip of a case reported for somebody without LINE, to print.")
            .Shows(null, CommunityExamples.Slip);
        incidents.MapPost("/{id}/place", CorrectPlace.Handle).WithName(nameof(CorrectPlace))
            .WithSummary("Corrects the place of my report while it is open.").Refuses(409)
            .Shows(CommunityExamples.Place, CommunityExamples.Placed);

        api.MapPost("/lookups", LookUpIncident.Handle).WithName(nameof(LookUpIncident)).WithTags("Incidents").AllowAnonymous()
            .WithSummary("Where a case stands, by the reference and code of its slip.").Refuses(400, 404)
            .Shows(CommunityExamples.Lookup, CommunityExamples.Found);
    }

    public static void MapTemplates(this IEndpointRouteBuilder staff) => staff
        .MapGet("/incidents/{id}/templates", FillTemplates.Handle).WithName(nameof(FillTemplates)).WithTags("Casework")
        .RequireAuthorization(Policies.Caseworker).OpensWithReason().WithSummary("Ready texts, filled in for the case.").Refuses(404)
        .Shows(null, CommunityExamples.Templates);
}
