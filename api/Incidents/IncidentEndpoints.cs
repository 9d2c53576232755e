using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

internal static class IncidentEndpoints
{
    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddOptions<PhotoOptions>().BindConfiguration("Photos").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PhotoLinks>().AddSingleton<SlipCodes>().AddSingleton<DistrictData>().AddSingleton<CaseNotices>();
        services.AddSingleton<CaseMoves>().AddSingleton<StaffNotices>().AddSingleton<Escalations>().AddSingleton<ScreenCase>();
        services.AddSingleton<RoutedCases>().AddSingleton<EmergencyAlert>();
        services.AddWork<CaseClocks>();
    }

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var district = api.MapGroup("").WithTags("District").AllowAnonymous();
        district.MapGet("/categories", ListCategories.Handle).WithName(nameof(ListCategories)).WithSummary("The kinds of report, each with its form.")
            .Shows(null, IncidentExamples.Categories);
        district.MapGet("/communities", ListCommunities.Handle).WithName(nameof(ListCommunities)).WithSummary("The district's communities.")
            .Shows(null, IncidentExamples.Communities);

        var photos = api.MapGroup("/photos").WithTags("Photos");
        photos.MapPost("", UploadPhoto.Handle).WithName(nameof(UploadPhoto)).WithSummary("Stores a photo (JPEG, PNG, WebP; 10 MB) without its metadata.")
            .Shows(null, IncidentExamples.Photo)
            .RequireAuthorization(Policies.ResidentOrAgency).DisableAntiforgery().Refuses(400)
            .WithMetadata(new BodyLimit(UploadPhoto.MostSent));
        photos.MapGet("/{id}", GetPhoto.Handle).WithName(nameof(GetPhoto)).WithSummary("A photo by its signed link.")
            .Produces<Stream>(200, "image/jpeg", "image/png", "image/webp").AllowAnonymous().Refuses(400, 404);

        var letters = api.MapGroup("/letters").WithTags("Photos");
        letters.MapPost("", UploadLetter.Handle).WithName(nameof(UploadLetter)).WithSummary("Stores a reply letter (PDF, or a picture of the paper; 10 MB).")
            .Shows(null, IncidentExamples.Letter)
            .RequireAuthorization(Policies.StaffOrAgency).DisableAntiforgery().Refuses(400)
            .WithMetadata(new BodyLimit(UploadPhoto.MostSent));
        letters.MapGet("/{id}", GetLetter.Handle).WithName(nameof(GetLetter)).WithSummary("A letter by its signed link.")
            .Produces<Stream>(200, "application/pdf", "image/jpeg", "image/png", "image/webp").AllowAnonymous().Refuses(400, 404);

        var incidents = api.MapGroup("/incidents").WithTags("Incidents").RequireAuthorization(Policies.Resident).Refuses(400);
        incidents.MapPost("", SubmitIncident.Handle).WithName(nameof(SubmitIncident)).WithSummary("Reports a problem.").Refuses(422)
            .Shows(IncidentExamples.Report, IncidentExamples.Receipt);
        incidents.MapGet("/mine", ListMyIncidents.Handle).WithName(nameof(ListMyIncidents)).WithSummary("What I reported and follow, and what waits for my committee, newest first.")
            .Shows(null, IncidentExamples.Mine);
        incidents.MapGet("/nearby", FindNearbyIncidents.Handle).WithName(nameof(FindNearbyIncidents)).WithSummary("Open cases of a category near a point.")
            .Shows(null, IncidentExamples.Nearby);
        incidents.MapGet("/{id}", GetIncident.Handle).WithName(nameof(GetIncident)).WithSummary("One case with its history.").Refuses(404)
            .Shows(null, IncidentExamples.Incident);
        incidents.MapPost("/{id}/follow", FollowIncident.Handle).WithName(nameof(FollowIncident)).WithSummary("I see it too.").Refuses(404);
        incidents.MapDelete("/{id}/follow", UnfollowIncident.Handle).WithName(nameof(UnfollowIncident)).WithSummary("No longer follow.");
        incidents.MapPost("/{id}/messages", SendMessage.Handle).WithName(nameof(SendMessage))
            .WithSummary("Writes to the division; answers its question when one is open.").Refuses(404, 409, 422)
            .Shows(IncidentExamples.Message, IncidentExamples.MessageEvent);
        incidents.MapPost("/{id}/feedback", GiveFeedback.Handle).WithName(nameof(GiveFeedback))
            .WithSummary("Confirms the fix, or says that it is not fixed.").Refuses(404, 409, 422)
            .Shows(IncidentExamples.Feedback, IncidentExamples.Resolved);
        incidents.MapPost("/{id}/withdraw", WithdrawIncident.Handle).WithName(nameof(WithdrawIncident)).WithSummary("Takes my report back.").Refuses(404, 409)
            .Shows(IncidentExamples.Withdrawal, IncidentExamples.Withdrawn);
    }

    public static void MapCasework(this IEndpointRouteBuilder staff)
    {
        var cases = staff.MapGroup("/incidents").WithTags("Casework").OpensWithReason();
        cases.MapGet("/{id}", OpenCase.Handle).WithName(nameof(OpenCase)).WithSummary("One case with everything staff may see.").Refuses(404)
            .Shows(null, IncidentExamples.Case);
        staff.MapGet("/stream", StreamCases.Handle).WithName(nameof(StreamCases)).WithTags("Casework")
            .WithSummary("Server-sent events: which cases are new or have moved.").Produces<string>(200, "text/event-stream");

        var work = cases.MapGroup("").RequireAuthorization(Policies.Caseworker).Refuses(404, 409);
        work.MapPost("/{id}/transitions", MoveCase.Handle).WithName(nameof(MoveCase)).WithSummary("Triages, asks the reporter, or ends the case.")
            .Shows(IncidentExamples.Question, IncidentExamples.Moved);
        work.MapPost("/{id}/priority", SetPriority.Handle).WithName(nameof(SetPriority))
            .WithSummary("Another priority; the time used stays used, the history says both times.")
            .Shows(IncidentExamples.NewPriority, IncidentExamples.Retargeted);
        work.MapPost("/{id}/category", SetCategory.Handle).WithName(nameof(SetCategory))
            .WithSummary("Another category; the time used stays used, the history says both times.")
            .Shows(IncidentExamples.NewCategory, IncidentExamples.Recategorised);
        work.MapPost("/{id}/officer", SetOfficer.Handle).WithName(nameof(SetOfficer)).WithSummary("Makes an officer the case worker.")
            .Shows(IncidentExamples.NewOfficer, IncidentExamples.CaseWorker);
        work.MapPost("/{id}/flags/{flag}/clear", ClearFlag.Handle).WithName(nameof(ClearFlag)).WithSummary("Says that a flag was looked at.")
            .Shows(IncidentExamples.FlagNote);
        work.MapPost("/{id}/messages", SendStaffMessage.Handle).WithName(nameof(SendStaffMessage)).WithSummary("Writes to the reporter, or a note.").Refuses(422)
            .Shows(IncidentExamples.StaffMessage, IncidentExamples.StaffMessageEvent);
    }
}
