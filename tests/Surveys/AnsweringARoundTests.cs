using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Surveys;

public sealed class AnsweringARoundTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("""{"speed":6}""", "speed")]
    [InlineData("""{"speed":4.5}""", "speed")]
    [InlineData("""{"speed":"never"}""", "speed")]
    [InlineData("""{}""", "speed")]
    [InlineData("""{"speed":4,"other":1}""", "other")]
    [InlineData("""{"speed":4,"advice":7}""", "advice")]
    public async Task An_answer_that_the_question_does_not_offer_is_refused_and_nothing_is_kept(string answers, string field)
    {
        var round = await app.OpenRound(anonymous: false, ["wrong-1"]);
        using var person = app.As("wrong-1");

        var problem = await (await person.Answer(round, JsonElement.Parse(answers))).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").TryGetProperty($"answers.{field}", out _).ShouldBeTrue(problem.ToString());
        (await person.Get($"/api/v1/rounds/{round}")).GetProperty("answered").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_no_opinion_may_say_so_on_a_scale_that_offers_it()
    {
        var round = await app.OpenRound(anonymous: false, ["none-1"]);
        using var person = app.As("none-1");

        await (await person.Answer(round, new { speed = "none" })).Ok();

        (await person.Get($"/api/v1/rounds/{round}")).GetProperty("answers").Text("speed").ShouldBe("none");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Closing_is_exact_by_the_servers_clock_whether_a_worker_runs_or_not_and_the_draft_stays(bool anonymous, bool working)
    {
        app.Restart(working);
        var round = await app.OpenRound(anonymous, ["late-1", "early-1"], closesAt: app.Now.UtcDateTime.AddSeconds(60));
        using var late = app.As("late-1");
        using var early = app.As("early-1");
        await (await late.Draft(round, 0, new { speed = 2 }, "service")).Ok();
        var key = Guid.NewGuid();

        app.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        var first = await (await early.Answer(round, new { speed = 5 }, key)).Ok();
        app.Advance(TimeSpan.FromMilliseconds(1));

        await (await late.Answer(round, new { speed = 4 })).Refused(HttpStatusCode.Conflict, "round_closed");
        await (await late.Draft(round, 1, new { speed = 4 })).Refused(HttpStatusCode.Conflict, "round_closed");
        var seen = await late.Get($"/api/v1/rounds/{round}");
        seen.Text("state").ShouldBe("closed");
        seen.GetProperty("draft").GetProperty("answers").GetProperty("speed").GetInt32().ShouldBe(2);
        // What was in time is in time, however often it is repeated.
        (await (await early.Answer(round, new { speed = 5 }, key)).Ok()).GetRawText().ShouldBe(first.GetRawText());
        (await late.Get("/api/v1/surveys/open")).EnumerateArray().ShouldNotContain(r => r.GetProperty("id").GetGuid() == round);
        app.Restart(working: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pressed_fifty_times_at_once_it_is_one_answer(bool anonymous)
    {
        var round = await app.OpenRound(anonymous, ["press-1"]);
        using var person = app.As("press-1");
        var key = Guid.NewGuid();
        await person.Get("/api/v1/me");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await (await person.Answer(round, new { speed = 5 }, key)).Ok()));

        answers.Select(a => a.GetRawText()).Distinct().Count().ShouldBe(1);
        (await Count(anonymous, round)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_devices_at_once_cannot_answer_an_anonymous_round_twice()
    {
        var round = await app.OpenRound(anonymous: true, ["twice-1"]);
        using var person = app.As("twice-1");
        await person.Get("/api/v1/me");

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(_ => person.Answer(round, new { speed = 5 })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await refused.Refused(HttpStatusCode.Conflict, "already_answered");
        (await Count(true, round)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_went_down_before_it_could_answer_gives_the_same_receipt_when_asked_again()
    {
        var round = await app.OpenRound(anonymous: true, ["crash-1"]);
        var key = Guid.NewGuid();
        using (var before = app.As("crash-1")) (await before.Answer(round, new { speed = 2 }, key)).Dispose();
        app.Restart();

        using var person = app.As("crash-1");
        var receipt = (await (await person.Answer(round, new { speed = 2 }, key)).Ok()).Text("receipt");

        (await Count(true, round)).ShouldBe(1);
        await (await app.Anyone.Withdraw(round, receipt)).Ok();
        (await Count(true, round)).ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_people_at_once_while_staff_look_on_are_a_hundred_answers()
    {
        const int People = 100;
        var round = await app.OpenRound(anonymous: true, []);
        var people = Enumerable.Range(1, People).Select(n => app.As($"crowd-{n}")).ToList();
        await Parallel.ForEachAsync(people, async (person, _) => await app.Sql(
            "insert into survey_participation (round_id, person_id, invited_at) values ($1, $2, $3)", round, (await person.Get("/api/v1/me")).GetProperty("id").GetGuid(), app.Now.UtcDateTime));
        using var officer = app.As("officer-1");
        await officer.Get("/api/v1/me");

        var sent = Task.WhenAll(people.Select(async (person, n) => (await (await person.Answer(round, new { speed = (n % 5) + 1, advice = $"{n}" })).Ok()).Text("receipt")));
        while (!sent.IsCompleted) (await officer.Get($"/api/v1/staff/rounds/{round}")).GetProperty("answered").GetInt32().ShouldBeLessThanOrEqualTo(People);

        (await sent).Distinct(StringComparer.Ordinal).Count().ShouldBe(People);
        (await app.Sql<long>("select count(distinct answers->>'advice') from survey_anonymous_answer where round_id = $1", round)).ShouldBe(People);
        (await officer.Get($"/api/v1/staff/rounds/{round}")).GetProperty("answered").GetInt32().ShouldBe(People);
        foreach (var person in people) person.Dispose();
    }

    [Fact]
    public async Task An_identified_answer_changes_until_the_end_and_a_late_repeat_does_not_undo_that()
    {
        var round = await app.OpenRound(anonymous: false, ["change-1"]);
        using var person = app.As("change-1");
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var told = await (await person.Answer(round, new { speed = 1 }, first)).Ok();
        await (await person.Answer(round, new { speed = 5 }, second)).Ok();

        (await (await person.Answer(round, new { speed = 1 }, first)).Ok()).GetRawText().ShouldBe(told.GetRawText());
        await (await person.Answer(round, new { speed = 2 }, second)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");

        (await person.Get($"/api/v1/rounds/{round}")).GetProperty("answers").GetProperty("speed").GetInt32().ShouldBe(5);
        (await Count(false, round)).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_goes_on_with_on_another_device_and_the_older_one_is_told()
    {
        var round = await app.OpenRound(anonymous: true, ["draft-1", "draft-2"]);
        using var phone = app.As("draft-1");
        using var tablet = app.As("draft-1");
        using var neighbour = app.As("draft-2");
        (await (await phone.Draft(round, 0, new { speed = 3 }, "service")).Ok()).GetProperty("revision").GetInt32().ShouldBe(1);

        (await tablet.Get($"/api/v1/rounds/{round}")).GetProperty("draft").Text("section").ShouldBe("service");
        (await (await tablet.Draft(round, 1, new { speed = 4 }, "service")).Ok()).GetProperty("revision").GetInt32().ShouldBe(2);
        // The repeat of a save whose answer got lost changes nothing.
        (await (await tablet.Draft(round, 1, new { speed = 4 }, "service")).Ok()).GetProperty("revision").GetInt32().ShouldBe(2);
        var problem = await (await phone.Draft(round, 1, new { speed = 1 })).Refused(HttpStatusCode.Conflict, "draft_elsewhere");

        problem.GetProperty("changes")[0].GetProperty("answers").GetProperty("speed").GetInt32().ShouldBe(4);
        (await neighbour.Get($"/api/v1/rounds/{round}")).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
        await (await phone.Answer(round, new { speed = 4 })).Ok();
        (await app.Sql<long>("select count(*) from survey_draft where round_id = $1", round)).ShouldBe(0);
        await (await tablet.Draft(round, 2, new { speed = 1 })).Refused(HttpStatusCode.Conflict, "already_answered");
    }

    [Fact]
    public async Task Who_was_not_asked_cannot_look_write_or_answer()
    {
        var round = await app.OpenRound(anonymous: true, ["asked-1"]);
        using var stranger = app.As("stranger-1");

        await (await stranger.GetAsync($"/api/v1/rounds/{round}")).Refused(HttpStatusCode.Forbidden, "not_invited");
        await (await stranger.Draft(round, 0, new { speed = 1 })).Refused(HttpStatusCode.Forbidden, "not_invited");
        await (await stranger.Answer(round, new { speed = 1 })).Refused(HttpStatusCode.Forbidden, "not_invited");
        await (await stranger.Answer(Guid.NewGuid(), new { speed = 1 })).Refused(HttpStatusCode.NotFound, "not_found");
        (await Count(true, round)).ShouldBe(0);
    }

    [Fact]
    public async Task A_receipt_takes_its_own_answer_back_and_no_other()
    {
        var round = await app.OpenRound(anonymous: true, ["back-1", "back-2"]);
        var other = await app.OpenRound(anonymous: true, ["back-1"]);
        using var one = app.As("back-1");
        using var two = app.As("back-2");
        var receipt = (await (await one.Answer(round, new { speed = 1 })).Ok()).Text("receipt")!;
        await (await two.Answer(round, new { speed = 5 })).Ok();

        await (await app.Anyone.Withdraw(other, receipt)).Refused(HttpStatusCode.NotFound, "receipt_unknown");
        await (await app.Anyone.Withdraw(round, "2222-2222-2222-2222")).Refused(HttpStatusCode.NotFound, "receipt_unknown");
        await (await app.Anyone.Withdraw(round, receipt.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant())).Ok();
        await (await app.Anyone.Withdraw(round, receipt)).Refused(HttpStatusCode.NotFound, "receipt_unknown");

        (await app.Sql<int>("select (answers->>'speed')::int from survey_anonymous_answer where round_id = $1", round)).ShouldBe(5);
        await (await one.Answer(round, new { speed = 3 })).Refused(HttpStatusCode.Conflict, "already_answered");
    }

    private Task<long> Count(bool anonymous, Guid round) =>
        app.Sql<long>($"select count(*) from {(anonymous ? "survey_anonymous_answer" : "survey_answer")} where round_id = $1", round);
}
