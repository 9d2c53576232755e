using System.Net;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Surveys;

public sealed class RunningRoundsTests(App app) : IClassFixture<App>
{
    private static readonly string[] Keys = ["a", "b"];

    [Fact]
    public async Task A_round_opens_by_itself_reminds_who_has_not_answered_once_and_closes()
    {
        var (survey, people) = (await Survey(), await People("quick-1", "slow-1", "slow-2"));
        var opens = app.Now.UtcDateTime.AddHours(1);
        var round = await Round(survey, people, opens, opens.AddDays(7), remindAt: opens.AddDays(5));
        using var officer = app.As("officer-1");
        using var quick = app.As("quick-1");
        (await quick.Get("/api/v1/surveys/open")).GetArrayLength().ShouldBe(0);
        await (await quick.Answer(round, Answers())).Refused(HttpStatusCode.Conflict, "round_not_open");

        await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "open" });
        app.Advance(TimeSpan.FromHours(1));
        await State(round, "open");
        var opened = await officer.Get($"/api/v1/staff/rounds/{round}");
        opened.GetProperty("population").GetInt32().ShouldBe(3);
        (await quick.Get("/api/v1/surveys/open")).EnumerateArray().ShouldContain(r => r.GetProperty("id").GetGuid() == round);
        (await Told(round)).ShouldBe(["quick-1", "slow-1", "slow-2"]);
        (await Pushed(round)).ShouldBeEmpty("the invitation was meant to be free");
        await (await quick.Answer(round, Answers())).Ok();

        app.Advance(TimeSpan.FromDays(5));
        await App.Eventually(async () => (await Pushed(round)).ShouldBe(["slow-1", "slow-2"]));
        var unanswered = await officer.Get($"/api/v1/staff/rounds/{round}/unanswered");
        unanswered.GetProperty("items").EnumerateArray().Select(p => p.Text("name")).Order(StringComparer.Ordinal).ShouldBe([LineSide.NameOf("slow-1"), LineSide.NameOf("slow-2")]);
        app.Advance(TimeSpan.FromHours(1));
        app.Advance(TimeSpan.FromDays(2));
        await State(round, "closed");

        (await Pushed(round)).ShouldBe(["slow-1", "slow-2"], "one reminder is one reminder");
        (await officer.Get($"/api/v1/staff/rounds/{round}")).GetProperty("answered").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_pushed_about_surveys_twice_in_a_quarter()
    {
        var people = await People("once-1", "once-2");
        var first = await Opened(await Survey(), people[..1], push: true);
        (await Pushed(first)).ShouldBe(["once-1"]);

        var second = await Opened(await Survey(), people, push: true);

        (await Pushed(second)).ShouldBe(["once-2"]);
        (await Told(second)).ShouldBe(["once-1", "once-2"], "the inbox is free");
    }

    [Fact]
    public async Task What_an_audience_costs_is_told_before_anything_is_sent()
    {
        var people = await People("cost-1", "cost-2");
        using var officer = app.As("officer-1");

        var cost = await officer.Post("/api/v1/staff/surveys/audience", new { audience = new { kind = "people", people } });

        cost.GetProperty("people").GetInt32().ShouldBe(2);
        cost.TryGetProperty("free", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_people_of_a_course_are_those_who_attended_it_and_have_LINE()
    {
        var (people, course) = (await People("course-1", "course-2", "course-3"), Guid.CreateVersion7());
        await app.Sql("""
            insert into course (id, title_th, title_en, objectives, place, held_on, created_at, updated_at) values ($1, 'อบรม (ตัวอย่าง)', 'Training', '{}', 'ห้องประชุม', '2026-11-15', $2, $2)
            """, course, app.Now.UtcDateTime);
        await app.Sql("""
            with session as (
                insert into course_session (id, course_id, position, title_th, title_en, starts_at, ends_at)
                values (gen_random_uuid(), $1, 0, 'ภาคเช้า', 'Morning', $5, $5 + interval '1 hour')
                returning id
            ), line as (
                insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at)
                select gen_random_uuid(), $1, person, 'ผู้เข้าอบรม (ตัวอย่าง)', 'roster', state, $5
                from (values ($2::uuid, 'enrolled'), ($3, 'waiting'), ($4, 'enrolled'), (null, 'enrolled')) as given (person, state)
                returning id, person_id, state
            )
            insert into attendance (session_id, enrolment_id, in_at, in_by)
            select session.id, line.id, $5, 'staff' from session, line where state = 'enrolled' and person_id is distinct from $4
            """, course, people[0], people[1], people[2], app.Now.UtcDateTime);
        using var officer = app.As("officer-1");

        var cost = await officer.Post("/api/v1/staff/surveys/audience", new { audience = new { kind = "course", course } });

        cost.GetProperty("people").GetInt32().ShouldBe(1);
        await (await officer.Send(HttpMethod.Post, "/api/v1/staff/surveys/audience", new { audience = new { kind = "course" } })).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_follower_who_never_opened_a_page_is_asked_too()
    {
        await app.Sql("insert into line_follower (line_user_id, following, changed_at) values ($1, true, $2) on conflict do nothing", LineSide.UserId("silent-1"), app.Now.UtcDateTime);

        var round = await Opened(await Survey(), null);

        using var silent = app.As("silent-1");
        (await silent.Get("/api/v1/surveys/open")).EnumerateArray().ShouldContain(r => r.GetProperty("id").GetGuid() == round);
        using var admin = app.As("admin-1");
        (await admin.Get("/api/v1/staff/people?limit=100")).GetProperty("items").EnumerateArray().ShouldNotContain(p => p.Text("name") == "");
    }

    [Fact]
    public async Task Whether_it_is_anonymous_is_fixed_once_a_round_has_opened_and_what_was_asked_stays_asked()
    {
        var survey = await Survey();
        var round = await Opened(survey, await People("fixed-1"));
        using var officer = app.As("officer-1");
        using var person = app.As("fixed-1");
        var body = Body();
        body["anonymous"] = false;
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/surveys/{survey}", new { version = 1, survey = body })).Refused(HttpStatusCode.Conflict, "anonymity_fixed");

        body["anonymous"] = true;
        body["form"]!["questions"]![0]!["label"]!["th"] = "ถามใหม่";
        var changed = await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/surveys/{survey}", new { version = 1, survey = body })).Ok();

        changed.GetProperty("form").GetProperty("version").GetInt32().ShouldBe(2);
        (await person.Get($"/api/v1/rounds/{round}")).GetProperty("form").GetProperty("questions")[0].GetProperty("label").Text("th").ShouldNotBe("ถามใหม่");
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/surveys/{survey}", new { version = 1, survey = body })).Refused(HttpStatusCode.Conflict, "survey_changed");
        // An anonymous round stays anonymous for whoever makes the next one of it.
        (await officer.Get($"/api/v1/staff/surveys/{survey}")).GetProperty("anonymityFixed").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("""[{"key":"a","in":["x"]},{"key":"b","in":["x"]}]""", "a circle")]
    [InlineData("""[null,{"key":"nobody","in":["x"]}]""", "a question that is not there")]
    [InlineData("""[{"key":"b","in":["x"]},null]""", "a later question")]
    [InlineData("""[null,{"key":"a","in":["y"]}]""", "an answer that is not there")]
    [InlineData("""[{"key":"a","in":["x"]},null]""", "itself")]
    public async Task A_form_whose_conditions_contradict_themselves_is_refused_by_question(string conditions, string what)
    {
        var questions = new JsonArray();
        foreach (var (key, condition) in Keys.Zip(JsonNode.Parse(conditions)!.AsArray()))
        {
            var question = JsonNode.Parse($$$"""{"key":"{{{key}}}","type":"choice","label":{"th":"ข้อ","en":"Q"},"required":false,"options":[{"value":"x","label":{"th":"ใช่","en":"Yes"}}]}""")!;
            // A circle of two: a waits for b, and b for a.
            if (condition is not null) question["showIf"] = what == "a circle" ? JsonNode.Parse($$"""{"key":"{{(key == "a" ? "b" : "a")}}","in":["x"]}""") : condition.DeepClone();
            questions.Add(question);
        }

        var body = Body();
        body["form"] = new JsonObject { ["questions"] = questions };
        using var officer = app.As("officer-1");

        var problem = await (await officer.Send(HttpMethod.Post, "/api/v1/staff/surveys", body, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().ShouldAllBe(e => e.Name.StartsWith("form.questions."), what);
    }

    [Fact]
    public async Task A_photo_or_a_place_would_say_who_answers_so_a_survey_asks_for_neither()
    {
        var body = Body();
        body["form"] = JsonNode.Parse("""{"questions":[{"key":"pic","type":"photo","label":{"th":"รูป","en":"Photo"},"required":false}]}""");
        using var officer = app.As("officer-1");

        await (await officer.Send(HttpMethod.Post, "/api/v1/staff/surveys", body, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task An_open_round_can_be_extended_and_ended_but_not_rewritten()
    {
        var round = await Opened(await Survey(), await People("move-1"));
        using var officer = app.As("officer-1");
        using var person = app.As("move-1");
        var later = app.Now.UtcDateTime.AddDays(20);
        (await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "open", closesAt = later })).GetProperty("closesAt").GetDateTime().ToUniversalTime().ShouldBe(later, TimeSpan.FromMilliseconds(1));
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/rounds/{round}/transitions", new { to = "draft" })).Refused(HttpStatusCode.Conflict, "illegal_move");

        await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "closed" });

        await (await person.Answer(round, Answers())).Refused(HttpStatusCode.Conflict, "round_closed");
        (await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "reported" })).Text("state").ShouldBe("reported");
    }

    [Fact]
    public async Task The_templates_that_come_with_the_product_make_surveys_as_they_are()
    {
        using var officer = app.As("officer-1");
        var templates = await officer.Get("/api/v1/staff/surveys/templates");

        templates.EnumerateArray().Select(t => t.Text("code")).ShouldBe(["followers", "members", "training", "case"]);
        foreach (var template in templates.EnumerateArray())
        {
            var body = JsonNode.Parse(template.GetRawText())!.AsObject();
            body.Remove("code");
            body.Remove("invitation");
            body["form"]!.AsObject().Remove("version");
            (await officer.Post("/api/v1/staff/surveys", body, Guid.NewGuid().ToString())).GetProperty("form").GetProperty("questions").GetArrayLength().ShouldBeGreaterThan(5);
        }

        (await officer.Get("/api/v1/staff/surveys/questions?q=LINE")).GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static Dictionary<string, object> Answers() => new() { ["speed"] = 5 };

    private static JsonObject Body() => new()
    {
        ["title"] = new JsonObject { ["th"] = "ความพึงพอใจ", ["en"] = "Satisfaction" },
        ["purpose"] = new JsonObject { ["th"] = "ใช้ปรับปรุงบริการ", ["en"] = "To improve the service" },
        ["anonymous"] = true,
        ["bandSystem"] = "half",
        ["satisfactionDefinition"] = "mean",
        ["target"] = 80,
        ["form"] = new JsonObject
        {
            ["questions"] = JsonNode.Parse(SurveySteps.Questions),
            ["sections"] = JsonNode.Parse("""[{"key":"service","label":{"th":"การให้บริการ","en":"The service"}}]"""),
        },
    };

    private async Task<Guid> Survey()
    {
        using var officer = app.As("officer-1");
        return (await officer.Post("/api/v1/staff/surveys", Body(), Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
    }

    /// <summary>They follow the account and have opened a page.</summary>
    private async Task<Guid[]> People(params string[] names)
    {
        var ids = new List<Guid>();
        foreach (var name in names)
        {
            using var client = app.As(name);
            ids.Add((await client.Get("/api/v1/me")).GetProperty("id").GetGuid());
            await app.Sql("insert into line_follower (line_user_id, following, changed_at) values ($1, true, $2) on conflict do nothing", LineSide.UserId(name), app.Now.UtcDateTime);
        }

        return [.. ids];
    }

    /// <param name="people">Null for the followers.</param>
    private async Task<Guid> Round(Guid survey, Guid[]? people, DateTime opensAt, DateTime closesAt, bool push = false, DateTime? remindAt = null)
    {
        using var officer = app.As("officer-1");
        object audience = people is null ? new { kind = "followers" } : new { kind = "people", people };
        return (await officer.Post($"/api/v1/staff/surveys/{survey}/rounds",
            new { audience, opensAt, closesAt, invitation = new { th = "ขอเชิญตอบ", en = "Please answer" }, push, remindAt }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
    }

    private async Task<Guid> Opened(Guid survey, Guid[]? people, bool push = false)
    {
        var round = await Round(survey, people, app.Now.UtcDateTime, app.Now.UtcDateTime.AddDays(7), push);
        using var officer = app.As("officer-1");
        await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "open" });
        await State(round, "open");
        return round;
    }

    private Task State(Guid round, string state) => App.Eventually(async () => await app.Sql<string>("select state from survey_round where id = $1", round) == state, state);

    private Task<string[]> Told(Guid round) => Names("select coalesce(string_agg(line_user_id, ','), '') from inbox_message where subject_id = $1 and dedupe_key like '%:invitation:%'", round);

    private Task<string[]> Pushed(Guid round) => Names("""
        select coalesce(string_agg(reader, ','), '')
        from outbox
        cross join jsonb_array_elements_text(payload::jsonb->'to') as reader
        where subject_id = $1 and purpose = 'survey'
        """, round);

    private async Task<string[]> Names(string sql, Guid round)
    {
        var ids = (await app.Sql<string>(sql, round)).Split(',', StringSplitOptions.RemoveEmptyEntries);
        string[] known = ["quick-1", "slow-1", "slow-2", "once-1", "once-2"];
        return [.. ids.Select(id => known.FirstOrDefault(name => LineSide.UserId(name) == id) ?? id).Order(StringComparer.Ordinal)];
    }
}
