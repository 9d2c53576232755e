using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

internal static class ProgrammeEndpoints
{
    public static void AddProgramme(this IServiceCollection services) => services.AddWork<ReportDays>();

    public static void MapProgramme(this IEndpointRouteBuilder api)
    {
        var programme = api.MapGroup("/programme").WithTags("Programme").RequireAuthorization(Policies.Staff).Refuses(400);
        programme.MapGet("", ListProgrammes.Handle).WithName(nameof(ListProgrammes)).WithSummary("Programmes, the latest written first.").Shows(null, ProgrammeExamples.List);
        programme.MapGet("/{id}", GetProgramme.Handle).WithName(nameof(GetProgramme)).WithSummary("A programme with its activities and their evidence.").Refuses(404)
            .Shows(null, ProgrammeExamples.Programme);
        programme.MapGet("/pdca/{quarter}", GetQuarter.Handle).WithName("GetPdcaQuarter").WithSummary("A quarter's PDCA, opened by what became of the quarter before.").Refuses(404)
            .Shows(null, PdcaExamples.Quarter);
        programme.MapGet("/notes", ProgrammeNotes.List).WithName("ListProgrammeNotes").WithSummary("Strengths, weaknesses, opportunities, threats and lessons.")
            .Shows(null, PdcaExamples.Notes);
        programme.MapGet("/calendar", ListReportDays.Handle).WithName(nameof(ListReportDays)).WithSummary("The reports of a fiscal year and who is late.")
            .Shows(null, PdcaExamples.Calendar);
    }

    public static void MapStaffProgramme(this IEndpointRouteBuilder staff)
    {
        var all = staff.MapGroup("/programme").WithTags("Programme");
        all.MapPost("/{id}/state", MoveProgramme.Handle).WithName(nameof(MoveProgramme)).WithSummary("Submits, approves or returns a programme.").Refuses(404, 409)
            .Shows(ProgrammeExamples.Submitting, ProgrammeExamples.Submitted);

        var work = all.MapGroup("").RequireAuthorization(Policies.Caseworker);
        work.MapPost("", SaveProgramme.Create).WithName("CreateProgramme").WithSummary("Writes a programme, as a draft.").Refuses(422)
            .Shows(ProgrammeExamples.Written, ProgrammeExamples.Draft);
        work.MapPut("/{id}", SaveProgramme.Change).WithName("ChangeProgramme").WithSummary("Changes it; it becomes a draft again.").Refuses(404, 409)
            .Shows(ProgrammeExamples.Rewritten, ProgrammeExamples.Changed);
        work.MapPost("/{id}/activities", SaveActivity.Create).WithName("CreateActivity").WithSummary("Adds an activity.").Refuses(404, 422)
            .Shows(ProgrammeExamples.NewActivity, ProgrammeExamples.WithActivity);
        work.MapPut("/activities/{id}", SaveActivity.Change).WithName("ChangeActivity").WithSummary("Changes an activity, or says how far it is.").Refuses(404, 409)
            .Shows(ProgrammeExamples.Progress, ProgrammeExamples.Progressed);
        work.MapPost("/activities/{id}/evidence", AddEvidence.Handle).WithName(nameof(AddEvidence)).WithSummary("Says what shows that an activity was done.").Refuses(404, 422)
            .Shows(ProgrammeExamples.NewEvidence, ProgrammeExamples.Programme);
        work.MapPost("/pdca/{quarter}/checks", AddCheck.Handle).WithName("AddPdcaCheck").WithSummary("Keeps a target's figure as it stands now.").Refuses(404, 409, 422)
            .Shows(PdcaExamples.NewCheck, PdcaExamples.Checked);
        work.MapPost("/pdca/{quarter}/actions", SaveAction.Create).WithName("CreatePdcaAction").WithSummary("Writes what is done about it.").Refuses(404, 409, 422)
            .Shows(PdcaExamples.NewAction, PdcaExamples.Acting);
        work.MapPut("/pdca/actions/{id}", SaveAction.Change).WithName("ChangePdcaAction").WithSummary("Changes an action, or says what became of it.").Refuses(404, 409)
            .Shows(PdcaExamples.Answer, PdcaExamples.Answered);
        work.MapPost("/pdca/{quarter}/close", CloseQuarter.Handle).WithName("ClosePdcaQuarter").RequireAuthorization(Policies.Head)
            .WithSummary("Closes a quarter whose actions are all answered.").Refuses(404, 409).Shows(null, PdcaExamples.Closed);
        work.MapPost("/notes", ProgrammeNotes.Add).WithName("AddProgrammeNote").WithSummary("Writes a note.").Refuses(422).Shows(PdcaExamples.NewNote, PdcaExamples.Note);
        work.MapPut("/calendar/{id}", SetReportDay.Handle).WithName(nameof(SetReportDay)).WithSummary("Marks a report as delivered, and names who answers for it.").Refuses(404)
            .Shows(PdcaExamples.Deliver, PdcaExamples.Delivered);
    }
}
