using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Line;

/// <summary>The staff's list of what went to LINE, and sending again what got stuck.</summary>
public sealed class DeliveriesListTests(App app) : IClassFixture<App>
{
    private const string List = "/api/v1/staff/deliveries";

    [Fact]
    public async Task It_is_paged_newest_first_and_filtered_by_state()
    {
        var sent = new List<Guid>();
        for (var n = 0; n < 3; n++)
        {
            sent.Add(await app.Ask($"paged-{n}"));
            await app.Becomes(sent[n], "sent");
        }

        var officer = app.As("officer-1");
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await officer.Get($"{List}?state=sent&limit=2{(after is null ? "" : "&after=" + after)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.ShouldBe(seen.OrderDescending());
        sent.ShouldBeSubsetOf(seen);
        var row = (await officer.Get($"{List}?state=sent&limit=100")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetGuid() == sent[0]);
        row.GetProperty("kind").GetString().ShouldBe("line_push");
        row.GetProperty("incident").GetString().ShouldStartWith("SPS-");
        row.GetProperty("attempts").GetInt32().ShouldBe(1);
        row.GetProperty("lastError").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("state=lost", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("after=x", "after")]
    public async Task A_wrong_question_names_the_field(string query, string field)
    {
        var problem = await (await app.As("officer-1").GetAsync($"{List}?{query}")).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Staff_read_it_and_caseworkers_alone_send_again()
    {
        var push = await Stuck();

        (await app.As("director-1").GetAsync(List)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await app.As("director-1").Send(HttpMethod.Post, $"{List}/{push}/retry")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await app.As("resident-1").GetAsync(List)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await app.Anyone.GetAsync(List)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_stuck_push_goes_out_again_under_the_same_key()
    {
        var push = await Stuck();
        await Meet(push);

        var answer = await app.As("officer-1").Post($"{List}/{push}/retry", new { });

        answer.GetProperty("id").GetGuid().ShouldBe(push);
        answer.GetProperty("state").GetString().ShouldBe("waiting");
        await app.Becomes(push, "sent");
        (await app.Calls(push)).Select(c => c.Status).ShouldBe([400, 200]);
    }

    [Fact]
    public async Task After_a_day_it_goes_out_as_a_new_message_with_a_new_key()
    {
        app.Line.Fault(LineSide.Push, "timeout");
        var push = await app.Ask("day");
        await app.Waits(push, 1);
        app.Restart(working: false);
        app.Advance(TimeSpan.FromHours(25));
        app.Restart(working: true);
        await app.Becomes(push, "stuck");

        var fresh = (await app.As("head-1").Post($"{List}/{push}/retry", new { })).GetProperty("id").GetGuid();

        fresh.ShouldNotBe(push);
        await app.Becomes(fresh, "sent");
        await app.Becomes(push, "undeliverable");
        (await app.Calls(fresh)).ShouldHaveSingleItem().Body.ShouldBe((await app.Calls(push))[0].Body);
        await (await app.As("head-1").Send(HttpMethod.Post, $"{List}/{push}/retry")).Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Fact]
    public async Task In_the_last_hour_of_a_key_it_still_serves()
    {
        app.Line.Fault(LineSide.Push, "timeout");
        var push = await app.Ask("hour");
        await app.Waits(push, 1);
        app.Restart(working: false);
        app.Advance(TimeSpan.FromHours(23.5));
        app.Restart(working: true);
        await app.Becomes(push, "stuck");

        (await app.As("officer-1").Post($"{List}/{push}/retry", new { })).GetProperty("id").GetGuid().ShouldBe(push);

        await app.Becomes(push, "sent");
        (await app.Calls(push))[^1].Status.ShouldBe(409);
        app.Line.Inbox("hour").Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_stuck_or_not_there_is_not_sent_again()
    {
        var sent = await app.Ask("done");
        await app.Becomes(sent, "sent");

        await (await app.As("officer-1").Send(HttpMethod.Post, $"{List}/{sent}/retry")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await app.As("officer-1").Send(HttpMethod.Post, $"{List}/{Guid.NewGuid()}/retry")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Pressed_twice_it_goes_out_once()
    {
        var push = await Stuck();
        await Meet(push);
        var officer = app.As("officer-1");
        await officer.Get(List);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => officer.Send(HttpMethod.Post, $"{List}/{push}/retry")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        await app.Becomes(push, "sent");
        (await app.Calls(push)).Count(c => c.Status == 200).ShouldBe(1);
    }

    private async Task<Guid> Stuck()
    {
        var push = await app.Queue(LineSide.UserId(Guid.NewGuid().ToString()));
        await app.Becomes(push, "stuck");
        return push;
    }

    // LINE refused because it did not know the person; now it does.
    private async Task Meet(Guid push) =>
        app.Line.Platform.IdToken(await app.Sql<string>("select recipient from outbox where id = $1", push));
}
