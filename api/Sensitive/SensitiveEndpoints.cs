using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>People in need and disease: who may look, who must look, what is planned, and where an illness spreads.</summary>
internal static class SensitiveEndpoints
{
    public static void AddSensitive(this IServiceCollection services) => services.AddSingleton<DutyAlerts>().AddSingleton<Outbreaks>();

    public static void MapSensitive(this IEndpointRouteBuilder staff)
    {
        var lane = staff.MapGroup("").WithTags("Sensitive").RequireAuthorization(Policies.Caseworker);
        MapOpening(lane);
        MapPlans(lane);
        MapDisease(staff.MapGroup("").WithTags("Sensitive"));
    }

    public static void MapOutbreaks(this IEndpointRouteBuilder api)
    {
        var outbreaks = api.MapGroup("/agency/outbreaks").WithTags("Agency").RequireAuthorization(Policies.Agency).Refuses(400, 404);
        outbreaks.MapGet("", ListOutbreaks.ForAgency).WithName(nameof(ListOutbreaks))
            .WithSummary("Outbreaks, newest first; for the agency that the district names.")
            .Shows(null, SensitiveExamples.Outbreaks);
        outbreaks.MapGet("/{id}/lines", ListOutbreakLines.ForAgency).WithName(nameof(ListOutbreakLines))
            .WithSummary("The line list of one, without personal data.")
            .Shows(null, SensitiveExamples.Lines);
        outbreaks.MapPost("/{id}/acknowledge", ListOutbreaks.Acknowledge).WithName("AcknowledgeOutbreak")
            .WithSummary("Takes notice of one.")
            .Shows(null, SensitiveExamples.Outbreak);
    }

    private static void MapOpening(RouteGroupBuilder lane)
    {
        lane.MapPost("/incidents/{id}/accesses", OpenSensitiveCase.Handle).WithName(nameof(OpenSensitiveCase)).Refuses(404)
            .WithSummary("Opens a sensitive case to the caller for an hour; the reason is kept.")
            .Shows(SensitiveExamples.Reason, SensitiveExamples.Opened);
        lane.MapGet("/incidents/{id}/accesses", ListAccesses.Handle).WithName(nameof(ListAccesses)).RequireAuthorization(Policies.Head).Refuses(404)
            .WithSummary("For the head: who opened the case, when and why, newest first.")
            .Shows(null, SensitiveExamples.Accesses);
        lane.MapPost("/incidents/{id}/acknowledge", AcknowledgeCase.Handle).WithName(nameof(AcknowledgeCase)).Refuses(404)
            .WithSummary("Takes notice of a sensitive report; stops the clock.")
            .Shows(null, SensitiveExamples.Acknowledged);
        lane.MapGet("/duty", ListDuty.Handle).WithName(nameof(ListDuty)).WithSummary("Caseworkers, those on duty first.")
            .Shows(null, SensitiveExamples.Duty);
        lane.MapPut("/duty", SetDuty.Handle).WithName(nameof(SetDuty)).WithSummary("Begins or ends the caller's own duty.")
            .Shows(SensitiveExamples.OnDuty, SensitiveExamples.Duty);
    }

    private static void MapPlans(RouteGroupBuilder lane)
    {
        var plan = lane.MapGroup("/incidents/{id}/plan").Refuses(404).OpensWithReason();
        plan.MapGet("", GetPlan.Handle).WithName(nameof(GetPlan)).WithSummary("The service plan of a person in need, with its visits.")
            .Shows(null, SensitiveExamples.Plan);
        plan.MapPut("", SavePlan.Handle).WithName(nameof(SavePlan)).WithSummary("Makes or changes the plan.").Refuses(409)
            .Shows(SensitiveExamples.NewPlan, SensitiveExamples.Plan);
        plan.MapPost("/visits", AddVisit.Handle).WithName(nameof(AddVisit)).WithSummary("Records a visit.").Refuses(422)
            .Shows(SensitiveExamples.NewVisit, SensitiveExamples.Visit);
        lane.MapGet("/follow-ups", ListFollowUps.Handle).WithName(nameof(ListFollowUps))
            .WithSummary("First visits and follow-ups that are due, soonest first.")
            .Shows(null, SensitiveExamples.FollowUps);
    }

    private static void MapDisease(RouteGroupBuilder lane)
    {
        lane.MapGet("/disease", CountDisease.Handle).WithName(nameof(CountDisease)).WithSummary("Disease reports by community, signs and week.")
            .Shows(null, SensitiveExamples.Disease);
        lane.MapGet("/outbreaks", ListOutbreaks.ForStaff).WithName("ListOutbreaksForStaff").WithSummary("Outbreaks, newest first.")
            .Shows(null, SensitiveExamples.Outbreaks);
        lane.MapPost("/outbreaks/{id}/lines", ListOutbreakLines.ForStaff).WithName("ListOutbreakLinesForStaff")
            .RequireAuthorization(Policies.Caseworker).Refuses(404)
            .WithSummary("The line list of one; the reason is kept.")
            .Shows(SensitiveExamples.LinesReason, SensitiveExamples.Lines);
    }
}
