using System.Text.Json;
using Saphansung.Tests.Training;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class CourseScenes
{
    private static readonly string[] Counts = ["link"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListOpenCourses"] = async w => await Enrolled(w),
        ["GetCourse"] = async w => await Enrolled(w),
        ["Enrol"] = async w => Mine(w, await Open(w)),
        ["ChangeEnrolment"] = async w => await Enrolled(w),
        ["CancelEnrolment"] = async w => await Enrolled(w),
        ["ListCourses"] = async w =>
        {
            var scene = await Enrolled(w);
            return Desk(w, scene.Path["id"], null).Asking("limit=1");
        },
        ["CreateCourse"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Counts)),
        ["GetStaffCourse"] = async w => await Made(w),
        ["UpdateCourse"] = async w => await Made(w),
        ["MoveCourse"] = async w => await Made(w),
    };

    private static Task<JsonElement> Make(DocumentedWorld w) =>
        w.By(DocumentedWorld.Officer).Post(CourseSteps.Desk, w.Request("CreateCourse"), Guid.NewGuid().ToString());

    private static async Task<Scene> Made(DocumentedWorld w)
    {
        var course = await Make(w);
        return Desk(w, course.Id.ToString(), course.GetProperty("sessions")[0].Id);
    }

    private static Scene Desk(DocumentedWorld w, string course, Guid? session)
    {
        var scene = new Scene(w.By(DocumentedWorld.Officer)).At(course).Knows(31, course).Counts(Counts);
        return session is null ? scene : scene.Knows(32, session);
    }

    private static async Task<JsonElement> Open(DocumentedWorld w) => await w.By(DocumentedWorld.Officer).MoveCourse((await Make(w)).Id, "enrolling");

    private static Scene Mine(DocumentedWorld w, JsonElement course) =>
        new Scene(w.By(DocumentedWorld.Reporter)).At(course.Id).Knows(31, course.Id).Knows(32, course.GetProperty("sessions")[0].Id).Counts(Counts);

    private static async Task<Scene> Enrolled(DocumentedWorld w)
    {
        // One course at a time, so that the list of the examples has one line.
        await w.Sql("update course set state = 'draft'");
        var course = await Open(w);
        var mine = await w.By(DocumentedWorld.Reporter).Post($"{CourseSteps.Courses}/{course.Id}/enrolment", w.Request("Enrol"), Guid.NewGuid().ToString());
        return Mine(w, course).Knows(33, mine.Id);
    }
}
