using System.Net;

namespace Saphansung.Tests.Training;

public sealed class CourseTestsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Questions_are_chosen_until_a_test_opens()
    {
        var course = await app.WithQuestions(await app.CourseOf("trainee-1"));
        using var officer = app.As("officer-1");
        var items = course.Questions.Values.Take(2).Select(q => new { questionId = q, maxMark = 2 }).ToList();

        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 0, items })).Refused(HttpStatusCode.Conflict, "test_changed");
        var chosen = await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 1, items })).Ok();
        chosen.GetProperty("maxScore").GetDecimal().ShouldBe(4);
        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 2, items = new[] { items[0], items[0] } })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 2, items = new[] { new { questionId = Guid.NewGuid() } } })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var set = await (await officer.Send(HttpMethod.Put, course.Desk + "/pre", new { version = 2, minutes = 30, passShare = 0.8, shuffleQuestions = false, shuffleOptions = false })).Ok();
        set.GetProperty("tests")[0].GetProperty("minutes").GetInt32().ShouldBe(30);

        await app.MoveTest(course, "pre", "open");

        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 4, items })).Refused(HttpStatusCode.Conflict, "test_begun");
        await (await officer.Send(HttpMethod.Put, course.Desk + "/pre", new { version = 4, minutes = 10, passShare = 0.8, shuffleQuestions = false, shuffleOptions = false })).Refused(HttpStatusCode.Conflict, "test_begun");
        await (await officer.Send(HttpMethod.Post, course.Desk + "/pre/transitions", new { to = "open" })).Refused(HttpStatusCode.Conflict, "illegal_move");
        var closing = new { version = 4, minutes = 30, passShare = 0.8, shuffleQuestions = false, shuffleOptions = false, closesAt = app.Now.AddMinutes(5) };
        await (await officer.Send(HttpMethod.Put, course.Desk + "/pre", closing)).Ok();
        using var trainee = app.As("trainee-1");
        var attempt = await (await trainee.Start(course)).Ok();
        attempt.GetProperty("endsAt").GetDateTime().ShouldBe(closing.closesAt.UtcDateTime, "nobody works beyond the closing");
        attempt.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetGuid()).ShouldBe(items.Select(i => i.questionId), "not shuffled");

        app.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(31));
        await App.Eventually(async () => await app.State(attempt.Text("id")) == "scored");
        await App.Eventually(async () => (await officer.Get(course.Desk)).GetProperty("tests")[0].Text("state") == "closed");
    }

    [Fact]
    public async Task A_test_without_questions_does_not_open()
    {
        var course = await app.CourseOf();
        using var officer = app.As("officer-1");
        await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 0, items = Array.Empty<object>() })).Ok();

        await (await officer.Send(HttpMethod.Post, course.Desk + "/pre/transitions", new { to = "open" })).Refused(HttpStatusCode.Conflict, "test_empty");
        await (await officer.GetAsync($"/api/v1/staff/courses/{Guid.NewGuid()}/tests")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Closing_hands_in_what_is_open()
    {
        var course = await app.OpenTests("trainee-2");
        using var trainee = app.As("trainee-2");
        var id = (await (await trainee.Start(course)).Ok()).Text("id");
        await (await trainee.Save(id, course.Questions["ภาพ"], false, 1)).Ok();

        var closed = await app.MoveTest(course, "pre", "closed");

        (closed.GetProperty("tests")[0].Text("state"), closed.GetProperty("tests")[0].GetProperty("submitted").GetInt32()).ShouldBe(("closed", 1));
        closed.GetProperty("people")[0].Text("pre").ShouldBe("scored");
        (await app.Score(id)).ShouldBe(1);
        (await (await trainee.Submit(id)).Ok()).Text("submittedBy").ShouldBe("staff");
    }

    [Fact]
    public async Task A_corrected_key_scores_everybody_again_and_keeps_the_old_score()
    {
        var course = await app.OpenTests("trainee-right", "trainee-wrong", "trainee-open");
        using var officer = app.As("officer-1");
        var (right, wrong, open) = (await Take("trainee-right", false), await Take("trainee-wrong", true), await Take("trainee-open", true, submit: false));
        var question = await officer.Get($"/api/v1/staff/questions/{course.Questions["ภาพ"]}");
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/questions/{question.Text("id")}", new
        {
            version = question.GetProperty("version").GetInt32(),
            question = new
            {
                name = "ภาพ",
                kind = "true_false",
                body = new { text = new { text = "ต้องแนบภาพทุกครั้ง" }, options = new[] { new { key = "true", text = new { text = "" }, weight = 1 }, new { key = "false", text = new { text = "" }, weight = 0 } } },
            },
        })).Ok();
        (await app.Score(right), await app.Score(wrong)).ShouldBe((1, 0), "an edit alone changes nobody's score");

        await (await officer.Send(HttpMethod.Post, course.Desk + "/regrade", new { questionId = course.Questions["ภาพ"], why = "" })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var regraded = await officer.Post(course.Desk + "/regrade", new { questionId = course.Questions["ภาพ"], why = "เฉลยผิด" });
        var again = await officer.Post(course.Desk + "/regrade", new { questionId = course.Questions["ภาพ"], why = "เฉลยผิด" });

        regraded.GetProperty("changed").EnumerateArray().Select(c => (c.Text("name"), c.GetProperty("oldScore").GetDecimal(), c.GetProperty("newScore").GetDecimal()))
            .ShouldBe([("trainee-right", 1m, 0m), ("trainee-wrong", 0m, 1m)]);
        again.GetProperty("changed").GetArrayLength().ShouldBe(0);
        (await app.Score(right), await app.Score(wrong)).ShouldBe((0, 1));
        (await app.Sql<string>("select why || ' ' || old_score::float8 || '→' || new_score::float8 || ' ' || (changed_by is not null) from score_change where attempt_id = $1", Guid.Parse(right))).ShouldBe("เฉลยผิด 1→0 true");
        using var late = app.As("trainee-open");
        await (await late.Submit(open)).Ok();
        (await app.Score(open)).ShouldBe(1, "by the corrected key");

        async Task<string> Take(string name, bool answer, bool submit = true)
        {
            using var trainee = app.As(name);
            var id = (await (await trainee.Start(course)).Ok()).Text("id");
            await (await trainee.Save(id, course.Questions["ภาพ"], answer, 1)).Ok();
            if (submit) await (await trainee.Submit(id)).Ok();
            return id;
        }
    }

    [Fact]
    public async Task Several_people_take_it_on_one_tablet()
    {
        var course = await app.OpenTests("paper-one", "paper-two", "trainee-phone");
        await app.EnrolIn(course.Id, "paper-away", session: null);
        using var officer = app.As("officer-1");
        using var phone = app.As("trainee-phone");
        await (await phone.Start(course)).Ok();
        var opened = await officer.Post(course.Desk + "/kiosk", new { });
        opened.Text("url").ShouldEndWith("/kiosk/#" + opened.Text("token"));
        using var tablet = app.WithKey(opened.Text("token"));

        var people = await tablet.Get("/api/v1/kiosk/people");
        people.GetProperty("open").EnumerateArray().Select(o => o.GetString()).ShouldBe(["pre"]);
        people.GetProperty("people").EnumerateArray().Select(p => (p.Text("name"), p.Text("pre"))).ShouldBe([("paper-one", "free"), ("paper-two", "free"), ("trainee-phone", "phone")]);
        await (await tablet.Send(HttpMethod.Post, "/api/v1/kiosk/attempts", new { enrolmentId = course.People["trainee-phone"], test = "pre" })).Refused(HttpStatusCode.Conflict, "on_own_phone");
        await (await tablet.Send(HttpMethod.Post, "/api/v1/kiosk/attempts", new { enrolmentId = Guid.NewGuid(), test = "pre" })).Refused(HttpStatusCode.NotFound, "not_found");

        foreach (var (name, answer) in ((string, bool)[])[("paper-one", false), ("paper-two", true)])
        {
            var id = (await tablet.Post("/api/v1/kiosk/attempts", new { enrolmentId = course.People[name], test = "pre" })).Text("id");
            await (await tablet.Save(id, course.Questions["ภาพ"], answer, 1)).Ok();
            var handed = (await (await tablet.Submit(id)).Ok()).GetRawText();
            (await (await tablet.Submit(id)).Ok()).GetRawText().ShouldBe(handed);
            (await app.Score(id)).ShouldBe(answer ? 0 : 1);
            await (await tablet.GetAsync($"/api/v1/attempts/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
            await (await tablet.Send(HttpMethod.Post, "/api/v1/kiosk/attempts", new { enrolmentId = course.People[name], test = "pre" })).Refused(HttpStatusCode.Conflict, "attempt_over");
        }

        (await tablet.Get("/api/v1/kiosk/people")).GetProperty("people").EnumerateArray().Select(p => p.Text("pre")).ShouldBe(["done", "done", "phone"]);
    }

    [Fact]
    public async Task A_tablet_sees_its_course_for_a_few_hours_and_nothing_else()
    {
        var course = await app.OpenTests("paper-three");
        var other = await app.OpenTests("paper-four");
        using var officer = app.As("officer-1");
        using var trainee = app.As("trainee-1");
        var token = (await officer.Post(course.Desk + "/kiosk", new { })).Text("token");
        using var tablet = app.WithKey(token);
        using var forged = app.WithKey(token[..^1] + (token[^1] == '0' ? '1' : '0'));

        await (await tablet.Send(HttpMethod.Post, "/api/v1/kiosk/attempts", new { enrolmentId = other.People["paper-four"], test = "pre" })).Refused(HttpStatusCode.NotFound, "not_found");
        foreach (var path in (string[])["/api/v1/me", "/api/v1/incidents/mine", course.Tests, course.Desk]) await (await tablet.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await forged.GetAsync("/api/v1/kiosk/people")).Refused(HttpStatusCode.Unauthorized, "kiosk_over");
        await (await trainee.GetAsync("/api/v1/kiosk/people")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await trainee.Send(HttpMethod.Post, course.Desk + "/kiosk", new { })).Refused(HttpStatusCode.Forbidden, "forbidden");

        app.Advance(TimeSpan.FromHours(4));
        await (await tablet.GetAsync("/api/v1/kiosk/people")).Refused(HttpStatusCode.Unauthorized, "kiosk_over");
    }
}
