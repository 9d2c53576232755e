using Saphansung.Api.Agencies;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class IncidentEndpoints
{
    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddOptions<PhotoOptions>().BindConfiguration("Photos").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PhotoLinks>().AddSingleton<DistrictData>().AddSingleton<CaseNotices>().AddSingleton<AssignmentMoves>();
        services.AddWork<CaseClocks>();
    }

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var district = api.MapGroup("").WithTags("District").AllowAnonymous();
        district.MapGet("/categories", ListCategories.Handle).WithName(nameof(ListCategories)).WithSummary("The kinds of report, each with its form.");
        district.MapGet("/communities", ListCommunities.Handle).WithName(nameof(ListCommunities)).WithSummary("The district's communities.");

        var photos = api.MapGroup("/photos").WithTags("Photos");
        photos.MapPost("", UploadPhoto.Handle).WithName(nameof(UploadPhoto)).WithSummary("Stores a photo (JPEG, PNG, WebP; 10 MB) without its metadata.")
            .Shows(null, """{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}""")
            .RequireAuthorization(Policies.ResidentOrAgency).DisableAntiforgery().Refuses(400, 401, 413, 415)
            .WithMetadata(new BodyLimit(UploadPhoto.MostSent));
        photos.MapGet("/{id}", GetPhoto.Handle).WithName(nameof(GetPhoto)).WithSummary("A photo by its signed link.")
            .AllowAnonymous().Refuses(400, 404);

        var incidents = api.MapGroup("/incidents").WithTags("Incidents").RequireAuthorization(Policies.Resident).Refuses(400, 401);
        incidents.MapPost("", SubmitIncident.Handle).WithName(nameof(SubmitIncident)).WithSummary("Reports a problem.").Refuses(422)
            .Shows("""
                {"category":"garbage","answers":{"kind":"household","since":"2to3days"},"description":"ขยะกองหน้าปากซอย","location":{"lat":13.77,"lng":100.685,"accuracy":12},"photoIds":[]}
                """, """
                {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"received","category":"garbage","reportedAt":"2026-11-22T03:00:00Z","answerBy":"2026-11-22T11:00:00Z","fixBy":"2026-11-25T03:00:00Z","next":{"th":"เจ้าหน้าที่จะตรวจเรื่อง","en":"An officer reads the report."}}
                """);
        incidents.MapGet("/mine", ListMyIncidents.Handle).WithName(nameof(ListMyIncidents)).WithSummary("What I reported and follow, newest first.");
        incidents.MapGet("/nearby", FindNearbyIncidents.Handle).WithName(nameof(FindNearbyIncidents)).WithSummary("Open cases of a category near a point.");
        incidents.MapGet("/{id}", GetIncident.Handle).WithName(nameof(GetIncident)).WithSummary("One case with its history.").Refuses(404);
        incidents.MapPost("/{id}/follow", FollowIncident.Handle).WithName(nameof(FollowIncident)).WithSummary("I see it too.").Refuses(404);
        incidents.MapDelete("/{id}/follow", UnfollowIncident.Handle).WithName(nameof(UnfollowIncident)).WithSummary("No longer follow.");
        incidents.MapPost("/{id}/messages", SendMessage.Handle).WithName(nameof(SendMessage))
            .WithSummary("Writes to the division; answers its question when one is open.").Refuses(404, 409, 422)
            .Shows("""{"text":"อยู่หน้าบ้านเลขที่ 12","photoIds":[]}""");
        incidents.MapPost("/{id}/feedback", GiveFeedback.Handle).WithName(nameof(GiveFeedback))
            .WithSummary("Confirms the fix, or says that it is not fixed.").Refuses(404, 409, 422)
            .Shows("""{"fixed":true,"stars":5,"comment":"สว่างแล้ว ขอบคุณ"}""",
                """{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"resolved","reopenings":0}""");
        incidents.MapPost("/{id}/withdraw", WithdrawIncident.Handle).WithName(nameof(WithdrawIncident)).WithSummary("Takes my report back.").Refuses(404, 409)
            .Shows("""{"reason":"แก้ไขเองแล้ว"}""", """{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"withdrawn","reopenings":0}""");
    }

    public static void MapCasework(this IEndpointRouteBuilder staff)
    {
        var cases = staff.MapGroup("/incidents").WithTags("Casework");
        cases.MapGet("", ListCases.Handle).WithName(nameof(ListCases)).WithSummary("The board, newest first.");
        cases.MapGet("/{id}", OpenCase.Handle).WithName(nameof(OpenCase)).WithSummary("One case with everything staff may see.").Refuses(404);
        staff.MapGet("/stream", StreamCases.Handle).WithName(nameof(StreamCases)).WithTags("Casework")
            .WithSummary("Server-sent events: which cases are new or have moved.").Produces<string>(200, "text/event-stream");
        staff.MapGet("/agencies", ListAgencies.Handle).WithName(nameof(ListAgencies)).WithTags("Casework").WithSummary("Agencies a case can go to.");

        var work = cases.MapGroup("").RequireAuthorization(Policies.Caseworker).Refuses(404, 409);
        work.MapPost("/{id}/transitions", MoveCase.Handle).WithName(nameof(MoveCase)).WithSummary("Triages, asks the reporter, or ends the case.")
            .Shows("""{"to":"waiting_reporter","reason":"อยู่ตรงข้ามบ้านเลขที่เท่าไร"}""",
                """{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"waiting_reporter","allowed":["triaged","closed_unfixed","not_ours","duplicate"]}""");
        work.MapPost("/{id}/assignments", AssignCase.Handle).WithName(nameof(AssignCase)).WithSummary("Offers the case to an agency.")
            .Shows("""{"agency":"MEA","note":"เสาไฟหน้าซอย 5"}""",
                """{"id":"0199d2f0-0000-7000-8000-000000000002","agency":"MEA","status":"offered","acceptBy":"2026-11-22T07:00:00Z","fixBy":"2026-11-24T03:00:00Z"}""");
        work.MapPost("/{id}/messages", SendStaffMessage.Handle).WithName(nameof(SendStaffMessage)).WithSummary("Writes to the reporter, or a note.").Refuses(422)
            .Shows("""{"text":"พรุ่งนี้เช้าเจ้าหน้าที่จะไปดู","internal":false}""");

        var assignments = staff.MapGroup("/assignments").WithTags("Casework").RequireAuthorization(Policies.Caseworker).Refuses(404, 409);
        assignments.MapPost("/{id}/release", ReleaseAssignment.Handle).WithName(nameof(ReleaseAssignment)).WithSummary("Takes the case back from an agency.")
            .Shows("""{"reason":"ไม่ใช่พื้นที่ของหน่วยงานนี้"}""", """{"id":"0199d2f0-0000-7000-8000-000000000002","status":"expired","incidentStatus":"triaged"}""");
        assignments.MapPost("/{id}/updates", UpdateAssignment.ByStaff).WithName("UpdateOwnAssignment")
            .WithSummary("Answers for the division's own assignment.").Refuses(422)
            .Shows("""{"updateId":"WO-2026-118","status":"done","note":"เปลี่ยนหลอดไฟแล้ว","occurredAt":"2026-11-22T09:30:00+07:00","photoIds":[]}""",
                """{"id":"0199d2f0-0000-7000-8000-000000000002","status":"done","incidentStatus":"claimed_fixed","updateId":"WO-2026-118","recordedAt":"2026-11-22T02:31:00Z","stale":false}""");
    }
}
