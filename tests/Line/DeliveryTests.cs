using System.Globalization;
using System.Text.Json;

namespace Saphansung.Tests.Line;

/// <summary>A push from the case to the phone, through everything that LINE and the network can do to it.</summary>
public sealed class DeliveryTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_question_reaches_the_reporter_under_the_rows_own_key_at_the_first_attempt()
    {
        var push = await app.Ask("first");

        await app.Becomes(push, "sent");

        var call = (await app.Calls(push)).ShouldHaveSingleItem();
        call.Status.ShouldBe(200);
        JsonElement.Parse(call.Body).GetProperty("messages").GetArrayLength().ShouldBeInRange(1, 5);
        app.Line.Inbox("first").ShouldHaveSingleItem()["via"]!.GetValue<string>().ShouldBe("push");
        (await app.Sql<string>("select request_id from delivery where outbox_id = $1 and status = 200", push)).ShouldBe(call.RequestId);
    }

    [Fact]
    public async Task An_error_of_LINEs_is_repeated_with_the_same_key_and_bytes_after_growing_pauses()
    {
        app.Line.Fault(LineSide.Push, "500", 3);
        var push = await app.Ask("flaky");
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await app.Waits(push, attempt);
            var pause = await app.Sql<DateTime>("select due_at from outbox where id = $1", push) - app.Now.UtcDateTime;
            pauses.Add(pause);
            app.Advance(pause);
        }

        await app.Becomes(push, "sent");

        (await app.Calls(push)).Count.ShouldBe(4);
        (await app.Calls(push)).Select(c => c.Body).Distinct().ShouldHaveSingleItem();
        app.Line.Inbox("flaky").Count.ShouldBe(1);
        pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
        pauses[1].ShouldBeGreaterThan(pauses[0]);
        pauses[2].ShouldBeGreaterThan(pauses[1]);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_again_and_409_is_success()
    {
        app.Line.Fault(LineSide.Push, "timeout");
        var push = await app.Ask("lost");
        await app.Waits(push, 1);
        app.Advance(TimeSpan.FromSeconds(10));

        await app.Becomes(push, "sent");

        app.Line.Inbox("lost").Count.ShouldBe(1);
        var accepted = (await app.Calls(push))[0].RequestId;
        (await app.Calls(push)).Select(c => c.Status).Last().ShouldBe(409);
        (await app.Sql<string>("select request_id from delivery where outbox_id = $1 and status = 409", push)).ShouldBe(accepted);
    }

    [Fact]
    public async Task A_crash_between_sending_and_writing_it_down_delivers_once()
    {
        var push = await app.Ask("crash");
        await app.Becomes(push, "sent");

        // As the row stands when the process dies after LINE's answer: claimed, not settled.
        await app.Sql("""
            update outbox
            set state = 'sending', sent_at = null, due_at = $2, claimed_until = $2
            where id = $1
            """, push, app.Now.UtcDateTime.AddMinutes(1));
        app.Restart();
        app.Advance(TimeSpan.FromMinutes(1));

        await app.Becomes(push, "sent");
        (await app.Calls(push)).Select(c => c.Status).ShouldBe([200, 409]);
        app.Line.Inbox("crash").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_call_loses_nothing()
    {
        app.Line.Fault(LineSide.Push, "hang");
        var push = await app.Ask("stopped");
        await App.Eventually(() => app.Line.FaultsLeft(LineSide.Push).ShouldBe(0));

        app.Restart();
        app.Advance(TimeSpan.FromMinutes(1));

        await app.Becomes(push, "sent");
        app.Line.Inbox("stopped").Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_hanging_call_holds_nobody_else_up_and_ends_after_ten_seconds()
    {
        app.Line.Fault(LineSide.Push, "hang");
        var hanging = await app.Ask("hanging");
        await App.Eventually(() => app.Line.FaultsLeft(LineSide.Push).ShouldBe(0));
        foreach (var person in new[] { "swift-1", "swift-2", "swift-3", "swift-4", "swift-5" }) await app.Becomes(await app.Ask(person), "sent");
        (await app.State(hanging)).ShouldBe("sending");

        app.Advance(TimeSpan.FromSeconds(10));
        await app.Waits(hanging, 1);
        app.Advance(TimeSpan.FromSeconds(10));

        await app.Becomes(hanging, "sent");
    }

    [Fact]
    public async Task The_rate_limit_only_delays()
    {
        app.Line.Fault(LineSide.Push, "429-rate");
        var push = await app.Ask("rate");
        await app.Waits(push, 1);
        (await app.Sql<bool>("select first_attempt_at is null from outbox where id = $1", push)).ShouldBeTrue();
        app.Advance(TimeSpan.FromSeconds(10));

        await app.Becomes(push, "sent");
    }

    [Fact]
    public async Task What_LINE_refuses_is_stuck_and_not_repeated()
    {
        var push = await app.Queue(LineSide.UserId("never-met-" + Guid.NewGuid()));

        await app.Becomes(push, "stuck");
        app.Advance(TimeSpan.FromHours(1));
        await app.Becomes(await app.Ask("afterwards"), "sent");

        (await app.Calls(push)).ShouldHaveSingleItem().Status.ShouldBe(400);
        (await app.Sql<string>("select last_error from outbox where id = $1", push)).ShouldContain("400");
    }

    [Fact]
    public async Task Somebody_who_left_is_not_called()
    {
        await app.Line.Follow("left", following: false);
        await App.Eventually(() => app.Sql<bool>("select exists (select from line_follower where line_user_id = $1)", LineSide.UserId("left")), "the unfollow");

        var push = await app.Queue(LineSide.UserId("left"));

        await app.Becomes(push, "undeliverable");
        (await app.Calls(push)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_23_hours_a_person_decides()
    {
        app.Line.Fault(LineSide.Push, "timeout");
        var push = await app.Ask("long");
        await app.Waits(push, 1);
        app.Restart(working: false);
        app.Advance(TimeSpan.FromHours(23));
        app.Restart(working: true);

        await app.Becomes(push, "stuck");

        (await app.Calls(push)).Count.ShouldBe(1);
        (await app.Sql<string>("select last_error from outbox where id = $1", push)).ShouldContain("uncertain");
    }

    [Fact]
    public async Task A_long_question_is_cut_between_letters_and_says_so()
    {
        var question = string.Concat(Enumerable.Repeat("น้ำท่วมที่นี่🍎", 70));

        var push = await app.Ask("lengthy", question: question);
        await app.Becomes(push, "sent");

        var message = app.Line.Inbox("lengthy").ShouldHaveSingleItem();
        var alt = message["altText"]!.GetValue<string>();
        alt.Length.ShouldBeLessThanOrEqualTo(400);
        alt.ShouldEndWith("…");
        var shown = question[..(alt.Length - 1 - alt.IndexOf("น้ำ", StringComparison.Ordinal))];
        alt[..^1].ShouldEndWith(shown);
        StringInfo.ParseCombiningCharacters(question).ShouldContain(shown.Length);
    }

    [Fact]
    public async Task A_push_about_a_sensitive_case_carries_a_reference_and_a_link_only()
    {
        var push = await app.Ask("quiet", "people", "ผู้ป่วยอยู่บ้านเลขที่เท่าไร");
        await app.Becomes(push, "sent");

        var body = (await app.Calls(push)).ShouldHaveSingleItem().Body;
        body.ShouldContain("SPS-");
        body.ShouldContain("/cases/");
        body.ShouldNotContain("ผู้ป่วย");
        body.ShouldNotContain("ผู้ต้องการความช่วยเหลือ");
    }
}
