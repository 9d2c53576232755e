using Saphansung.Api.Training;
using Saphansung.Tests.Training;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class TestScenes
{
    private const string Name = "สมใจ";
    private static readonly string[] Counts = ["code", "closesAt", "number", "newest", "token", "url", "qr", "questions"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListMyTests"] = async w => await Taking(w, open: true, begun: true),
        ["StartAttempt"] = async w => await Taking(w, open: true),
        ["GetAttempt"] = async w => await Attempt(w),
        ["SaveAnswer"] = async w => await Attempt(w),
        ["SubmitAttempt"] = async w => await Attempt(w),
        ["ListKioskPeople"] = async w => await Tablet(w),
        ["StartKioskAttempt"] = async w => await Tablet(w),
        ["ListQuestions"] = async w => (await Bank(w)).Asking("category=การรายงาน&limit=1").Counts("next"),
        ["ListQuestionCategories"] = async w => await Bank(w),
        ["ExportQuestionsAsGift"] = async w => await Bank(w),
        ["ExportQuestionsAsQti"] = async w => await Bank(w),
        ["GetQuestion"] = async w => await Bank(w),
        ["CreateQuestion"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Counts)),
        ["UpdateQuestion"] = async w => await Bank(w),
        ["ImportQuestions"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Sending(() => TestSteps.Gift(QuestionExamples.Gift))),
        ["GetCourseTests"] = async w => await Desk(w),
        ["SetTestItems"] = async w => (await Desk(w)).Counts("version"),
        ["UpdateTest"] = async w => (await Desk(w)).At("pre", "kind"),
        ["MoveTest"] = async w => (await Desk(w)).At("pre", "kind"),
        ["SetExtraTime"] = async w => await Desk(w),
        ["OpenKiosk"] = async w => await Desk(w),
        ["RegradeQuestion"] = async w =>
        {
            var (scene, course) = await Made(w, w.By(DocumentedWorld.Officer));
            await w.Sql("update test set state = 'open', opened_at = $2 where course_id = $1 and kind = 'pre'", course.Id, w.Now.UtcDateTime);
            await w.Sql("""
                insert into attempt (id, test_id, enrolment_id, seed, started_at, ends_at, state, submitted_at, submitted_by, score, max_score)
                select $3, id, $2, 1, $4, $4, 'scored', $4, 'person', 0, 1 from test where course_id = $1 and kind = 'pre'
                """, course.Id, course.People[Name], Guid.CreateVersion7(), w.Now.UtcDateTime);
            await w.Sql("insert into attempt_answer (attempt_id, question_id, answer, sequence, saved_at, mark) select id, $2, 'false', 1, started_at, 0 from attempt where enrolment_id = $1",
                course.People[Name], course.Questions.Values.Single());
            return scene;
        },
    };

    private static async Task<Scene> Bank(DocumentedWorld w)
    {
        await w.Sql("delete from question where category = 'การรายงาน' and not exists (select from test_item where question_id = question.id)");
        var made = await w.By(DocumentedWorld.Officer).Post("/api/v1/staff/questions", w.Request("CreateQuestion"), Guid.NewGuid().ToString());
        return new Scene(w.By(DocumentedWorld.Officer)).At(made.Text("id")).Knows(41, made.Text("id")).Counts([.. Counts, "questions"]);
    }

    /// <summary>The course of the examples with one question; its key is as an officer corrected it.</summary>
    private static async Task<(Scene Scene, TestSteps.Course Course)> Made(DocumentedWorld w, HttpClient by)
    {
        var course = await w.CourseOf(Name);
        using var officer = w.As(DocumentedWorld.Officer);
        var body = new { text = new { text = "ต้องแนบภาพทุกครั้งที่แจ้งเหตุ" }, options = new[] { new { key = "true", text = new { text = "" }, weight = 0 }, new { key = "false", text = new { text = "" }, weight = 1 } } };
        var question = (await officer.Post("/api/v1/staff/questions", new { name = "ภาพ", kind = "true_false", body }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 0, items = new[] { new { questionId = question } } })).Ok();
        course = course with { Questions = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["ภาพ"] = question } };
        var scene = new Scene(by).At(course.Id).Knows(42, course.Id).Knows(44, course.People[Name]).Knows(41, question).Counts(Counts);
        foreach (var (number, kind) in ((int, string)[])[(45, "pre"), (46, "post")]) scene.Knows(number, await w.Sql<Guid>("select id from test where course_id = $1 and kind = $2", course.Id, kind));
        return (scene, course);
    }

    private static async Task<Scene> Desk(DocumentedWorld w) => (await Made(w, w.By(DocumentedWorld.Officer))).Scene;

    private static async Task<Scene> Taking(DocumentedWorld w, bool open, bool begun = false)
    {
        var (scene, course) = await Made(w, w.By(Name));
        using var officer = w.As(DocumentedWorld.Officer);
        if (open) await officer.Post(course.Desk + "/pre/transitions", new { to = "open" });
        scene.Counts("id");
        return begun ? scene.Knows(43, (await (await w.By(Name).Start(course)).Ok()).Text("id")) : scene;
    }

    private static async Task<Scene> Attempt(DocumentedWorld w)
    {
        var scene = await Taking(w, open: true, begun: true);
        return scene.At(scene.Known[Scene.Id(43)]).At(scene.Known[Scene.Id(41)], "questionId");
    }

    private static async Task<Scene> Tablet(DocumentedWorld w)
    {
        var (scene, course) = await Made(w, w.By(DocumentedWorld.Officer));
        await scene.By.Post(course.Desk + "/pre/transitions", new { to = "open" });
        var tablet = w.Keep(w.WithKey((await scene.By.Post(course.Desk + "/kiosk", new { })).Text("token")));
        var sitting = new Scene(tablet).Counts([.. Counts, "id"]);
        foreach (var (example, here) in scene.Known) sitting.Knows(example, here);
        return sitting;
    }
}
