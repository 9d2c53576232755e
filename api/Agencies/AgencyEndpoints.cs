using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Agencies;

internal static class AgencyEndpoints
{
    public static void AddAgencies(this IServiceCollection services) => services
        .AddSingleton<AssignmentMoves>().AddSingleton<Disagreements>().AddSingleton<LinkTokens>();

    public static void MapAgencies(this IEndpointRouteBuilder api)
    {
        var assignments = api.MapGroup("/agency/assignments").WithTags("Agency").RequireAuthorization(Policies.Agency).Refuses(400);
        assignments.MapGet("", ListAssignments.Handle).WithName(nameof(ListAssignments)).WithSummary("Cases handed to the agency, newest first.")
            .Shows(null, AgencyExamples.Assignments);
        assignments.MapGet("/{id}", ListAssignments.One).WithName("GetAssignment").WithSummary("One of them.").Refuses(404)
            .Shows(null, AgencyExamples.Assignment);
        assignments.MapPost("/{id}/updates", UpdateAssignment.ByAgency).WithName(nameof(UpdateAssignment))
            .WithSummary("Accepts, declines, schedules, works, or reports done or failed.").RequireAuthorization(Policies.AgencyUpdate).Refuses(404, 409, 422)
            .Shows(AgencyExamples.Update, AgencyExamples.Updated);
        assignments.MapGet("/{id}/notes", AgencyNotes.ForAgency).WithName(nameof(AgencyNotes)).WithSummary("What the agency and the division wrote to each other, oldest first.")
            .Refuses(404).Shows(null, AgencyExamples.Notes);
        assignments.MapPost("/{id}/notes", AgencyNotes.ByAgency).WithName("AddAgencyNote").WithSummary("Asks or tells the division something; moves nothing.")
            .RequireAuthorization(Policies.AgencyUpdate).Refuses(404, 409, 422).Shows(AgencyExamples.NewNote, AgencyExamples.Note);

        var agency = api.MapGroup("/agency").WithTags("Agency").RequireAuthorization(Policies.Agency).Refuses(400);
        agency.MapGet("/changes", ListChanges.Handle).WithName(nameof(ListChanges))
            .WithSummary("What has happened to the agency's cases since a cursor, oldest first.").Shows(null, AgencyExamples.Changes);
        agency.MapPost("/test-cases", MakeTestCase.Handle).WithName(nameof(MakeTestCase))
            .WithSummary("With a test key: an invented case, offered to the caller at once.").RequireAuthorization(Policies.AgencyUpdate).Refuses(422)
            .Shows(AgencyExamples.TestCase, AgencyExamples.OfferedTestCase);
    }

    public static void MapAssigning(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/agencies", ListAgencies.Handle).WithName(nameof(ListAgencies)).WithTags("Casework").WithSummary("Agencies a case can go to.")
            .Shows(null, AgencyExamples.Agencies);
        staff.MapGet("/agencies/records", GetAgencyRecords.Handle).WithName(nameof(GetAgencyRecords)).WithTags("Casework")
            .WithSummary("How each agency keeps its times, and what became of its claims.").Shows(null, AgencyExamples.Records);
        var work = staff.MapGroup("").WithTags("Casework").RequireAuthorization(Policies.Caseworker).Refuses(404, 409)
            .OpensWithReason();
        work.MapPost("/incidents/{id}/assignments", AssignCase.Handle).WithName(nameof(AssignCase)).WithSummary("Offers the case to an agency.")
            .Shows(AgencyExamples.Offer, AgencyExamples.Offered);
        work.MapPost("/assignments/{id}/release", ReleaseAssignment.Handle).WithName(nameof(ReleaseAssignment)).WithSummary("Takes the case back from an agency.")
            .Shows(AgencyExamples.Release, AgencyExamples.Released);
        work.MapPost("/assignments/{id}/updates", UpdateAssignment.ByStaff).WithName("UpdateOwnAssignment")
            .WithSummary("Answers for the division's own assignment.").Refuses(422)
            .Shows(AgencyExamples.Update, AgencyExamples.Updated);
        work.MapGet("/assignments/{id}/notes", AgencyNotes.ForStaff).WithName("ListAgencyNotes")
            .WithSummary("What the agency and the division wrote to each other, oldest first.").Shows(null, AgencyExamples.Notes);
        work.MapPost("/assignments/{id}/notes", AgencyNotes.ByStaff).WithName("AnswerAgency")
            .WithSummary("Writes to the agency; the reporter does not see it.").Refuses(422).Shows(AgencyExamples.Answer, AgencyExamples.Answered);
    }
}
