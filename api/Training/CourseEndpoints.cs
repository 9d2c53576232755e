using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class CourseEndpoints
{
    public static void AddCourses(this IServiceCollection services) => services.AddSingleton<CourseView>();

    public static void MapCourses(this IEndpointRouteBuilder api)
    {
        var courses = api.MapGroup("/courses").WithTags("Courses").RequireAuthorization(Policies.Resident);
        courses.MapGet("", ListOpenCourses.Handle).WithName(nameof(ListOpenCourses)).WithSummary("The courses I can enrol in, and mine.").Shows(null, CourseExamples.Open);

        var one = courses.MapGroup("/{id}").Refuses(400, 404);
        one.MapGet("", GetCourse.Handle).WithName(nameof(GetCourse)).WithSummary("A course with its timetable and my enrolment.").Shows(null, CourseExamples.Shown);
        one.MapPost("/enrolment", Enrol.Handle).WithName(nameof(Enrol)).WithSummary("Enrols me.").Refuses(409, 422)
            .Shows(CourseExamples.Enrolment, CourseExamples.Enrolled);
        one.MapPut("/enrolment", ChangeEnrolment.Handle).WithName(nameof(ChangeEnrolment)).WithSummary("Changes what I said of myself.").Refuses(409)
            .Shows(CourseExamples.EnrolmentChange, CourseExamples.EnrolmentChanged);
        one.MapDelete("/enrolment", CancelEnrolment.Handle).WithName(nameof(CancelEnrolment)).WithSummary("Gives my seat back.").Refuses(409)
            .Shows(null, CourseExamples.Cancelled);
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
    }
}
