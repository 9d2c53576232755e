using System.Text.Json;
using Saphansung.Tests.Surveys;
using Saphansung.Tests.Training;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class CourseScenes
{
    private static readonly string[] Counts = ["link", "invitationCode", "address", "qr", "changesAt"];

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
        ["CheckIn"] = async w =>
        {
            var (scene, course) = await Running(w);
            await w.By(DocumentedWorld.Reporter).Post($"{CourseSteps.Courses}/{course}/claim", new { code = scene.Known["7K3Q-FM9B"] });
            return scene.CalledBy(w.By(DocumentedWorld.Reporter)).Knows(ExampleToken, await Token(w, course));
        },
        ["WalkIn"] = async w =>
        {
            var (scene, course) = await Running(w);
            var reporter = w.By(DocumentedWorld.Reporter);
            return scene.CalledBy(reporter).Knows(ExampleToken, (await reporter.Post($"{CourseSteps.Courses}/attendance", new { token = await Token(w, course) })).Text("pass"));
        },
        ["ClaimEnrolment"] = async w => (await Running(w)).Scene.CalledBy(w.By(DocumentedWorld.Reporter)),
        ["ShowHall"] = async w => (await Running(w)).Scene,
        ["OpenEvaluation"] = async w => (await Attended(w)).Counts("link", "surveyId", "roundId"),
        ["CompareBehaviour"] = async w => await Attended(w),
        ["ListRoster"] = async w => await Invited(w),
        ["AddToRoster"] = async w => await Made(w),
        ["ImportRoster"] = async w => (await Made(w)).Sending(() => SurveySteps.File("roster.csv", "ชื่อ-สกุล,ชุมชน\nมาลี ศรีสุข (ตัวอย่าง),C05\nสมศักดิ์ ใจดี (ตัวอย่าง),C11\n")),
        ["ChangeRosterLine"] = async w => await Invited(w),
        ["MoveRosterLine"] = async w => await Invited(w),
        ["NoteAttendance"] = async w => (await Running(w)).Scene,
        ["GetBudget"] = async w =>
        {
            var scene = await Made(w);
            await (await w.By(DocumentedWorld.Officer).Send(HttpMethod.Put, $"{CourseSteps.Desk}/{scene.Path["id"]}/budget", w.Request("SaveBudget"))).Ok();
            return scene;
        },
        ["SaveBudget"] = async w => await Made(w),
    };

    private const string ExampleToken = "AZnS8AAAcACAAAAAAAAAMl3kq0vT1bYp8wQx2A";

    private static async Task<Scene> Invited(DocumentedWorld w)
    {
        var scene = await Made(w);
        var line = await w.By(DocumentedWorld.Officer).Post($"{CourseSteps.Desk}/{scene.Path["id"]}/roster", w.Request("AddToRoster"), Guid.NewGuid().ToString());
        return scene.At(line.Id, "enrolment").At(scene.Known[Scene.Id(32)], "session").Knows(33, line.Id).Knows("7K3Q-FM9B", line.Text("invitationCode"));
    }

    private static async Task<(Scene Scene, string Course)> Running(DocumentedWorld w)
    {
        var scene = await Invited(w);
        await w.By(DocumentedWorld.Officer).MoveCourse(Guid.Parse(scene.Path["id"]), "enrolling");
        await w.By(DocumentedWorld.Officer).MoveCourse(Guid.Parse(scene.Path["id"]), "running");
        return (scene, scene.Path["id"]);
    }

    private static async Task<Scene> Attended(DocumentedWorld w)
    {
        var (scene, course) = await Running(w);
        await (await w.By(DocumentedWorld.Officer).Send(HttpMethod.Put, $"{CourseSteps.Desk}/{course}/sessions/{scene.Path["session"]}/attendance/{scene.Path["enrolment"]}",
            new { @in = true, @out = false })).Ok();
        return scene;
    }

    private static async Task<string> Token(DocumentedWorld w, string course) => await w.By(DocumentedWorld.Officer).HallToken(Guid.Parse(course));

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
