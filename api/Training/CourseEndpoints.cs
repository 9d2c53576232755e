using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

internal static class CourseEndpoints
{
    public static void AddCourses(this IServiceCollection services) => services
        .AddSingleton<CourseView>().AddSingleton<HallKeys>().AddSingleton<Roster>();

    public static void MapCourses(this IEndpointRouteBuilder api)
    {
        var courses = api.MapGroup("/courses").WithTags("Courses").RequireAuthorization(Policies.Resident);
        courses.MapGet("", ListOpenCourses.Handle).WithName(nameof(ListOpenCourses)).WithSummary("The courses I can enrol in, and mine.").Shows(null, CourseExamples.Open);

        courses.MapPost("/attendance", CheckIn.Handle).WithName(nameof(CheckIn)).WithSummary("Checks me in or out by the code on the hall's screen.").Refuses(400, 409)
            .Shows(CourseExamples.Token, CourseExamples.CheckedIn);

        var one = courses.MapGroup("/{id}").Refuses(400, 404);
        one.MapGet("", GetCourse.Handle).WithName(nameof(GetCourse)).WithSummary("A course with its timetable and my enrolment.").Shows(null, CourseExamples.Shown);
        one.MapPost("/enrolment", Enrol.Handle).WithName(nameof(Enrol)).WithSummary("Enrols me.").Refuses(409, 422)
            .Shows(CourseExamples.Enrolment, CourseExamples.Enrolled);
        one.MapPut("/enrolment", ChangeEnrolment.Handle).WithName(nameof(ChangeEnrolment)).WithSummary("Changes what I said of myself.").Refuses(409)
            .Shows(CourseExamples.EnrolmentChange, CourseExamples.EnrolmentChanged);
        one.MapDelete("/enrolment", CancelEnrolment.Handle).WithName(nameof(CancelEnrolment)).WithSummary("Gives my seat back.").Refuses(409)
            .Shows(null, CourseExamples.Cancelled);
        one.MapPost("/claim", ClaimEnrolment.Handle).WithName(nameof(ClaimEnrolment)).WithSummary("Joins me to the invitation I hold.").Refuses(409)
            .Shows(CourseExamples.Claim, CourseExamples.Claimed);
        one.MapPost("/walk-in", WalkIn.Handle).WithName(nameof(WalkIn)).WithSummary("Enrols me in the hall and checks me in.").Refuses(409)
            .Shows(CourseExamples.WalkIn, CourseExamples.WalkedIn);
    }

    public static void MapStaffCourses(this IEndpointRouteBuilder staff)
    {
        var courses = staff.MapGroup("/courses").WithTags("Course desk");
        courses.MapGet("", ListCourses.Handle).WithName(nameof(ListCourses)).WithSummary("All courses.").Shows(null, CourseExamples.List);
        courses.MapGet("/{id}", GetStaffCourse.Handle).WithName(nameof(GetStaffCourse)).WithSummary("One course with its timetable and counts.").Refuses(404)
            .Shows(null, CourseExamples.Made);

        var writes = courses.MapGroup("").RequireAuthorization(Policies.Caseworker);
        writes.MapPost("", CreateCourse.Handle).WithName(nameof(CreateCourse)).WithSummary("Makes a course.").Refuses(422)
            .Shows(CourseExamples.New, CourseExamples.Made);
        writes.MapPut("/{id}", UpdateCourse.Handle).WithName(nameof(UpdateCourse)).WithSummary("Changes a course and its timetable.").Refuses(404, 409)
            .Shows(CourseExamples.Change, CourseExamples.Changed);
        writes.MapPost("/{id}/transitions", MoveCourse.Handle).WithName(nameof(MoveCourse)).WithSummary("Moves a course on.").Refuses(404, 409)
            .Shows(CourseExamples.Move, CourseExamples.Moved);
        writes.MapGet("/{id}/hall", ShowHall.Handle).WithName(nameof(ShowHall)).WithSummary("The screen in the hall: the QR code of this half minute, and counts.").Refuses(404, 409)
            .Shows(null, CourseExamples.Hall);
        writes.MapPost("/{id}/evaluation", OpenEvaluation.Handle).WithName(nameof(OpenEvaluation)).WithSummary("Opens the evaluation for whoever attended.").Refuses(404, 409)
            .Shows(CourseExamples.Evaluate, CourseExamples.Evaluation);
        courses.MapGet("/{id}/behaviour", CompareBehaviour.Handle).WithName(nameof(CompareBehaviour)).WithSummary("What trained people do, 90 days before and after.").Refuses(404)
            .Shows(null, CourseExamples.Behaviour);

        var roster = writes.MapGroup("/{id}/roster").Refuses(404);
        roster.MapGet("", ListRoster.Handle).WithName(nameof(ListRoster)).WithSummary("Who comes, with their attendance.").Shows(null, CourseExamples.Roster);
        roster.MapPost("", AddToRoster.Handle).WithName(nameof(AddToRoster)).WithSummary("Adds somebody by hand.").Refuses(409, 422)
            .Shows(CourseExamples.Invite, CourseExamples.Line);
        roster.MapPost("/import", ImportRoster.Handle).WithName(nameof(ImportRoster)).DisableAntiforgery().WithMetadata(new BodyLimit(Workbook.MostBytes * 2))
            .WithSummary("Takes a list of invited people over (.xlsx or .csv, 2 MB).").Refuses(409).Shows(null, CourseExamples.Imported);
        roster.MapPut("/{enrolment}", ChangeRosterLine.Handle).WithName(nameof(ChangeRosterLine)).WithSummary("Corrects a line of the roster.").Refuses(409)
            .Shows(CourseExamples.LineChange, CourseExamples.LineChanged);
        roster.MapPost("/{enrolment}/transitions", MoveRosterLine.Handle).WithName(nameof(MoveRosterLine)).WithSummary("Seats somebody, or cancels their place.").Refuses(409)
            .Shows(CourseExamples.LineMove, CourseExamples.LineMoved);
        writes.MapPut("/{id}/sessions/{session}/attendance/{enrolment}", NoteAttendance.Handle).WithName(nameof(NoteAttendance))
            .WithSummary("Ticks somebody in or out, or takes it back.").Refuses(404, 409).Shows(CourseExamples.Tick, CourseExamples.Ticked);
    }
}
