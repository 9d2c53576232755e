using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Training;

public sealed class TakingATestTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Whoever_was_not_checked_in_does_not_begin()
    {
        var course = await app.OpenTests("trainee-there");
        var away = await app.EnrolIn(course.Id, "trainee-away", session: null);
        using var trainee = app.As("trainee-away");
        using var stranger = app.As("trainee-stranger");

        await (await trainee.Start(course)).Refused(HttpStatusCode.Conflict, "not_checked_in");
        (await trainee.Get(course.Tests)).GetProperty("checkedIn").GetBoolean().ShouldBeFalse();
        await (await stranger.Start(course)).Refused(HttpStatusCode.NotFound, "not_found");
        await app.Sql("insert into attendance (session_id, enrolment_id, in_at, in_by) select id, $2, $3, 'code' from course_session where course_id = $1", course.Id, away, app.Now.UtcDateTime);
        await (await trainee.Start(course)).Ok();
        await (await trainee.Start(course, "post")).Refused(HttpStatusCode.Conflict, "test_not_open");
    }

    [Fact]
    public async Task Everybody_has_an_order_of_their_own_and_keeps_it_before_and_after()
    {
        string[] people = [.. Enumerable.Range(0, 8).Select(i => $"trainee-order-{i}")];
        var course = await app.OpenTests(people);
        await app.MoveTest(course, "post", "open");
        var orders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in people)
        {
            using var trainee = app.As(name);
            var first = await (await trainee.Start(course)).Ok();
            var again = await (await trainee.Start(course)).Ok();
            var resumed = await trainee.Get($"/api/v1/attempts/{first.Text("id")}");
            var after = await (await trainee.Start(course, "post")).Ok();

            again.Text("id").ShouldBe(first.Text("id"));
            Order(resumed).ShouldBe(Order(first));
            Ids(after).Order().ShouldBe(Ids(first).Order(), "the same items before and after");
            orders.Add(Order(first));
        }

        orders.Count.ShouldBeGreaterThan(6);

        static string Order(JsonElement attempt) => attempt.GetProperty("questions").GetRawText();
        static IEnumerable<string> Ids(JsonElement attempt) => attempt.GetProperty("questions").EnumerateArray().Select(q => q.Text("id"));
    }

    [Fact]
    public async Task A_test_is_scored_and_shows_its_key_only_after_the_last_test()
    {
        var course = await app.OpenTests("trainee-key");
        await app.MoveTest(course, "post", "open");
        using var trainee = app.As("trainee-key");
        var attempt = await (await trainee.Start(course)).Ok();
        var id = attempt.Text("id");
        foreach (var secret in (string[])["weight", "feedback", "ช้าไป", "numbers", "texts", "สะพานสูง", "\"choice\""]) attempt.GetRawText().ShouldNotContain(secret);

        await (await trainee.Save(id, course.Questions["ภาพ"], false, 1)).Ok();
        await (await trainee.Save(id, course.Questions["ช่องทาง"], attempt.Option(course.Questions["ช่องทาง"], "โทรศัพท์"), 2)).Ok();
        await (await trainee.Save(id, course.Questions["ข้อมูล"], new[] { attempt.Option(course.Questions["ข้อมูล"], "สถานที่"), attempt.Option(course.Questions["ข้อมูล"], "รหัสผ่าน") }, 3)).Ok();
        await (await trainee.Save(id, course.Questions["ชั่วโมง"], "๓๐", 4)).Ok();
        await (await trainee.Save(id, course.Questions["คำ"], "สะพาน สูง", 5)).Ok();
        var pairs = attempt.Pairs(course.Questions["คู่"], ("ไฟดับ", "การไฟฟ้า"), ("น้ำไม่ไหล", "โรงพยาบาล"), ("เสาล้ม", "การไฟฟ้า"));
        await (await trainee.Save(id, course.Questions["คู่"], pairs, 6)).Ok();
        var handed = await (await trainee.Submit(id)).Ok();

        (handed.Text("submittedBy"), handed.GetProperty("answered").GetInt32(), handed.GetProperty("questions").GetInt32()).ShouldBe(("person", 6, 6));
        (await app.Score(id)).ShouldBe(1 + 0.5m + 0 + 0.5m + 1 + 0.6667m);
        (await trainee.Get($"/api/v1/attempts/{id}")).GetProperty("review").ValueKind.ShouldBe(JsonValueKind.Null);
        await app.MoveTest(course, "pre", "closed");
        (await trainee.Get($"/api/v1/attempts/{id}")).GetProperty("review").ValueKind.ShouldBe(JsonValueKind.Null, "the test after the course is still open");

        await app.MoveTest(course, "post", "closed");

        var review = (await trainee.Get($"/api/v1/attempts/{id}")).GetProperty("review");
        (review.GetProperty("score").GetDecimal(), review.GetProperty("maxScore").GetDecimal(), review.GetProperty("passed").GetBoolean()).ShouldBe((3.6667m, 6m, true));
        var channel = review.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetGuid() == course.Questions["ช่องทาง"]);
        channel.GetProperty("feedback")[0].GetString().ShouldBe("พอใช้ได้");
        channel.GetProperty("right")[0].GetString().ShouldBe("LINE");
    }

    [Fact]
    public async Task An_older_save_never_replaces_a_newer_one()
    {
        var course = await app.OpenTests("trainee-order");
        using var trainee = app.As("trainee-order");
        var (id, question) = ((await (await trainee.Start(course)).Ok()).Text("id"), course.Questions["คำ"]);

        await (await trainee.Save(id, question, "ใหม่", 20)).Ok();
        var late = await (await trainee.Save(id, question, "เก่า", 10)).Ok();
        (late.GetProperty("stored").GetBoolean(), late.Text("answer"), late.GetProperty("sequence").GetInt64()).ShouldBe((false, "ใหม่", 20));
        (await (await trainee.Save(id, question, "ใหม่", 20)).Ok()).GetProperty("stored").GetBoolean().ShouldBeTrue("a repeat was kept");
        (await (await trainee.Save(id, question, "อื่น", 20)).Ok()).GetProperty("stored").GetBoolean().ShouldBeFalse("two devices with one count");

        var saves = Enumerable.Range(21, 30).OrderBy(n => n * 7919 % 31).Select(n => trainee.Save(id, question, $"คำ {n}", n));
        foreach (var answer in await Task.WhenAll(saves)) await answer.Ok();
        (await trainee.Get($"/api/v1/attempts/{id}")).GetProperty("answers").GetProperty(question.ToString()).Text("answer").ShouldBe("คำ 50");

        (await (await trainee.Save(id, question, null, 60)).Ok()).GetProperty("answer").ValueKind.ShouldBe(JsonValueKind.Null);
        (await trainee.Get($"/api/v1/attempts/{id}")).GetProperty("answers").EnumerateObject().ShouldBeEmpty("taken back");
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_its_question_is_refused()
    {
        var course = await app.OpenTests("trainee-fit");
        using var trainee = app.As("trainee-fit");
        var id = (await (await trainee.Start(course)).Ok()).Text("id");

        foreach (var (question, answer) in ((string, object)[])[("ช่องทาง", "c99"), ("ช่องทาง", true), ("ภาพ", "true"), ("ข้อมูล", new[] { "c1", "c1" }), ("คู่", new { p1 = "c9" }), ("คำ", new string('ก', 501)), ("ชั่วโมง", 24)])
            await (await trainee.Save(id, course.Questions[question], answer, 1)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await trainee.Save(id, Guid.NewGuid(), "a", 1)).Refused(HttpStatusCode.NotFound, "not_found");
        await (await trainee.Save(id, course.Questions["คำ"], "a", 0)).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Handing_in_twice_is_once()
    {
        var course = await app.OpenTests("trainee-twice");
        using var trainee = app.As("trainee-twice");
        var id = (await (await trainee.Start(course)).Ok()).Text("id");
        object last = new { questionId = course.Questions["ภาพ"], sequence = 5, answer = false };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => trainee.Submit(id, last)));
        var said = new List<string>();
        foreach (var answer in answers) said.Add((await answer.Ok()).GetRawText());

        said.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await app.Score(id)).ShouldBe(1);
        (await app.Sql<int>("select version from attempt where id = $1", Guid.Parse(id))).ShouldBe(3, "handed in and scored, once");
        await (await trainee.Save(id, course.Questions["ภาพ"], true, 9)).Refused(HttpStatusCode.Conflict, "attempt_over");
    }

    [Fact]
    public async Task The_clock_hands_in_what_was_saved_after_the_grace()
    {
        var course = await app.OpenTests("trainee-clock");
        using var trainee = app.As("trainee-clock");
        var attempt = await (await trainee.Start(course)).Ok();
        var (id, left) = (attempt.Text("id"), attempt.GetProperty("endsAt").GetDateTime() - attempt.GetProperty("now").GetDateTime());
        left.ShouldBe(TimeSpan.FromMinutes(20));

        app.Advance(left + TimeSpan.FromSeconds(20));
        await (await trainee.Save(id, course.Questions["ภาพ"], false, 1)).Ok();
        (await app.State(id)).ShouldBe("open", "within the grace");
        app.Advance(TimeSpan.FromSeconds(11));

        await (await trainee.Save(id, course.Questions["ภาพ"], true, 2)).Refused(HttpStatusCode.Conflict, "attempt_over");
        await App.Eventually(async () => await app.State(id) == "scored");
        (await app.Score(id)).ShouldBe(1, "what was saved in time counts");
        var mine = (await trainee.Get(course.Tests)).GetProperty("tests")[0];
        mine.GetProperty("submittedAt").GetDateTime().ShouldBe(attempt.GetProperty("endsAt").GetDateTime());
        (await (await trainee.Submit(id)).Ok()).Text("submittedBy").ShouldBe("clock");
    }

    [Fact]
    public async Task Handing_in_and_the_clock_at_the_same_moment_end_in_one_score()
    {
        string[] people = [.. Enumerable.Range(0, 6).Select(i => $"trainee-race-{i}")];
        var course = await app.OpenTests(people);
        var clients = people.Select(app.As).ToList();
        var ids = new List<string>();
        foreach (var client in clients) ids.Add((await (await client.Start(course)).Ok()).Text("id"));
        app.Time.Advance(TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(29));

        var handed = clients.Zip(ids, (client, id) => client.Submit(id, new { questionId = course.Questions["ภาพ"], sequence = 5, answer = false })).ToList();
        app.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(handed);

        await App.Eventually(async () => await app.Sql<long>("select count(*) from attempt where id = any($1) and state = 'scored'", ids.ConvertAll(Guid.Parse).ToArray()) == 6);
        // Whoever was in time has the mark, whoever was not has been told so.
        foreach (var (task, id) in handed.Zip(ids)) (await app.Score(id)).ShouldBe((await task).IsSuccessStatusCode ? 1 : 0);
        foreach (var client in clients) client.Dispose();
    }

    [Fact]
    public async Task Extra_time_reaches_whoever_is_at_it()
    {
        var course = await app.OpenTests("trainee-slow", "trainee-late");
        using var trainee = app.As("trainee-slow");
        using var officer = app.As("officer-1");
        var attempt = await (await trainee.Start(course)).Ok();

        await (await officer.Send(HttpMethod.Put, course.Desk + "/extra-time", new { enrolmentId = course.People["trainee-slow"], minutes = 15 })).Ok();
        await (await officer.Send(HttpMethod.Put, course.Desk + "/extra-time", new { enrolmentId = course.People["trainee-late"], minutes = 5 })).Ok();

        var now = await trainee.Get($"/api/v1/attempts/{attempt.Text("id")}");
        (now.GetProperty("endsAt").GetDateTime() - now.GetProperty("startedAt").GetDateTime()).ShouldBe(TimeSpan.FromMinutes(35));
        using var late = app.As("trainee-late");
        (await late.Get(course.Tests)).GetProperty("tests")[0].GetProperty("minutes").GetInt32().ShouldBe(25);
        var later = await (await late.Start(course)).Ok();
        (later.GetProperty("endsAt").GetDateTime() - later.GetProperty("startedAt").GetDateTime()).ShouldBe(TimeSpan.FromMinutes(25));
        await (await officer.Send(HttpMethod.Put, course.Desk + "/extra-time", new { enrolmentId = Guid.NewGuid(), minutes = 5 })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Somebody_elses_attempt_is_not_there()
    {
        var course = await app.OpenTests("trainee-mine", "trainee-other");
        using var mine = app.As("trainee-mine");
        using var other = app.As("trainee-other");
        using var officer = app.As("officer-1");
        var id = (await (await mine.Start(course)).Ok()).Text("id");

        foreach (var client in (HttpClient[])[other, officer])
        {
            await (await client.GetAsync($"/api/v1/attempts/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
            await (await client.Save(id, course.Questions["ภาพ"], true, 1)).Refused(HttpStatusCode.NotFound, "not_found");
            await (await client.Submit(id)).Refused(HttpStatusCode.NotFound, "not_found");
        }
    }
}
