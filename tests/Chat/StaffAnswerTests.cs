using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Tests.Network;

namespace Saphansung.Tests.Chat;

/// <summary>What an officer answers: to a person who wrote to the office, and to a question in the group; and what is taken back.</summary>
public sealed class StaffAnswerTests(NetworkApp app) : IClassFixture<NetworkApp>
{
    private const string Group = NetworkApp.Group;

    [Fact]
    public async Task Free_text_waits_for_an_officer_masked_in_the_list_and_is_heard_once_an_hour()
    {
        var person = NewPerson();
        await app.Happens(LineSide.Text(person, "บ้านผมมีปัญหาเรื่องน้ำ โทร 081-234-5678 ครับ", app.Now));
        await app.Happens(LineSide.Text(person, "ยังอยู่ไหมครับ", app.Now.AddSeconds(1)));
        using var officer = app.As("officer-1");

        var chat = await Chat(officer, person);
        var talk = await officer.Get($"/api/v1/staff/chats/{chat.GetProperty("id").GetGuid()}");

        app.Line.Inbox(person).ShouldHaveSingleItem()["via"]!.GetValue<string>().ShouldBe("reply");
        GroupSteps.Words(app.Line.Inbox(person)[0]).ShouldContain("เจ้าหน้าที่จะอ่าน");
        chat.GetProperty("last").GetString().ShouldBe("ยังอยู่ไหมครับ");
        talk.GetProperty("messages").GetArrayLength().ShouldBe(2);
        talk.GetProperty("messages")[0].GetProperty("text").GetString()!.ShouldContain("081-234-5678");
        (await officer.Get("/api/v1/staff/chats?view=all&limit=100")).ToString().ShouldNotContain("081-234-5678");
    }

    [Theory]
    [InlineData(false, "push")]
    [InlineData(true, "reply")]
    public async Task An_answer_pressed_twice_is_one_message_the_cheapest_way(bool fresh, string way)
    {
        var person = NewPerson();
        await app.Happens(LineSide.Text(person, "ขอถามหน่อยค่ะ", app.Now));
        // The first message's token said that somebody will read it; the second one's is free.
        if (fresh) await app.Happens(LineSide.Text(person, "เรื่องทางเท้าค่ะ", app.Now));
        using var officer = app.As("officer-1");
        var path = $"/api/v1/staff/chats/{(await Chat(officer, person)).GetProperty("id").GetGuid()}/messages";
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.Send(HttpMethod.Post, path, new { text = "เรียนให้ทราบค่ะ" }, key)));
        foreach (var answer in answers) await answer.Ok();
        await (await officer.Send(HttpMethod.Post, path, new { text = "อื่น" }, key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await (await officer.Send(HttpMethod.Post, path, new { text = "อื่น" })).Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");

        await App.Eventually(() => Came(person, "เรียนให้ทราบค่ะ").ShouldBe([way]));
        (await app.Sql<long>("select count(*) from inbox_message where line_user_id = $1 and text = 'เรียนให้ทราบค่ะ'", LineSide.UserId(person))).ShouldBe(1);
        (await officer.Get("/api/v1/staff/chats?limit=100")).ToString().ShouldNotContain(path.Split('/')[^2]);
    }

    [Fact]
    public async Task An_answer_whose_token_died_goes_as_a_push()
    {
        var person = NewPerson();
        await app.Happens(LineSide.Text(person, "ขอถามหน่อยค่ะ", app.Now));
        var second = LineSide.Text(person, "เรื่องทางเท้าค่ะ", app.Now);
        await app.Happens(second);
        // LINE knows the token no longer, although we think that it lives.
        await app.Sql("update chat_message set reply_token = 'dead' where message_id = $1", GroupSteps.MessageId(second));
        using var officer = app.As("officer-1");

        await officer.Post($"/api/v1/staff/chats/{(await Chat(officer, person)).GetProperty("id").GetGuid()}/messages", new { text = "ตอบช้าไปหน่อย" }, Guid.NewGuid().ToString());

        await App.Eventually(() =>
        {
            app.Advance(TimeSpan.FromSeconds(6));
            Came(person, "ตอบช้าไปหน่อย").ShouldBe(["push"]);
        });
    }

    [Fact]
    public async Task A_chat_that_needs_no_answer_is_closed_and_opens_again()
    {
        var person = NewPerson();
        await app.Happens(LineSide.Text(person, "ขอบคุณค่ะ", app.Now));
        using var officer = app.As("officer-1");
        var id = (await Chat(officer, person)).GetProperty("id").GetGuid();

        (await officer.Post($"/api/v1/staff/chats/{id}/close", new { })).GetProperty("waitingSince").ValueKind.ShouldBe(JsonValueKind.Null);
        await app.Happens(LineSide.Text(person, "มีอีกเรื่องค่ะ", app.Now));

        (await officer.Get($"/api/v1/staff/chats/{id}")).GetProperty("waitingSince").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_question_of_the_group_is_answered_there_once()
    {
        var person = NewPerson();
        var told = app.Said(person, "ผู้สูงอายุลงทะเบียนที่ไหนคะ", Group);
        await app.Happens(told);
        var question = await app.Sql<Guid>("select id from group_message where message_id = $1", GroupSteps.MessageId(told));
        var answer = $"ลงทะเบียนที่สำนักงานเขต {Guid.NewGuid():N}";
        using var officer = app.As("officer-1");
        await officer.Post($"/api/v1/staff/network/messages/{question}/question", new { });
        (await officer.Get("/api/v1/staff/network/messages?view=questions")).GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(question);
        var key = Guid.NewGuid().ToString();

        for (var n = 0; n < 2; n++)
            (await officer.Post($"/api/v1/staff/network/messages/{question}/answer", new { text = answer }, key)).GetProperty("answerWay").GetString().ShouldBe("reply");
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/network/messages/{question}/answer", new { text = "อีกคำตอบ" }, Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.Conflict, "question_answered");

        await App.Eventually(() => (app.GroupInbox(Group).Count(m => GroupSteps.Words(m).Contains(answer, StringComparison.Ordinal)), Came(person, answer).Count)
            .ShouldBe((1, 0)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_person_takes_back_stands_in_no_table_any_more(bool unsendFirst)
    {
        var (person, marker) = (NewPerson(), $"ความลับ{Guid.NewGuid():N}");
        var chat = LineSide.Text(person, $"ในแชต {marker}", app.Now);
        var group = app.Said(person, $"ในกลุ่ม {marker}", Group);
        var edit = LineSide.Event("messageEdited", person, app.Now.AddSeconds(1), new() { ["message"] = group["message"]!.DeepClone() }).In(Group);
        edit["message"]!["text"] = $"แก้แล้ว {marker}";
        var place = GroupSteps.Place(person, app.Now);
        place["message"]!["address"] = marker;
        JsonObject[] said = [chat, group, edit, place];
        JsonObject[] unsent = [GroupSteps.Unsend(person, chat, app.Now), GroupSteps.Unsend(person, group, app.Now).In(Group), GroupSteps.Unsend(person, place, app.Now)];

        if (!unsendFirst)
        {
            await app.Happens(said);
            var question = await app.Sql<Guid>("select id from group_message where message_id = $1", GroupSteps.MessageId(group));
            using var officer = app.As("officer-1");
            await officer.Post($"/api/v1/staff/network/messages/{question}/answer", new { text = "ตอบแล้ว" }, Guid.NewGuid().ToString());
        }

        await app.Happens(unsent);
        if (unsendFirst) await app.Happens(said);

        (await Holding(marker)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_taken_back_leaves_the_draft()
    {
        var person = NewPerson();
        var photo = await app.SendPhoto(person);
        await App.Eventually(async () => (await app.Sql<string>("select state from chat_draft_photo where message_id = $1", photo)).ShouldBe("kept"));
        using var client = app.As(person);
        var draft = await client.Get($"/api/v1/chat-drafts/{await app.Sql<Guid>("select draft_id from chat_draft_photo where message_id = $1", photo)}");
        var id = draft.GetProperty("photos")[0].GetProperty("id").GetGuid();

        await app.Happens(LineSide.Event("unsend", person, app.Now, new() { ["unsend"] = new JsonObject { ["messageId"] = photo } }));

        (await app.Sql<long>("select (select count(*) from chat_draft_photo where message_id = $1) + (select count(*) from photo where id = $2)", photo, id)).ShouldBe(0);
    }

    [Fact]
    public async Task The_digest_costs_one_message_for_each_member_and_is_skipped_without_news()
    {
        using var officer = app.As("officer-1");
        // Five in the evening in Bangkok, tomorrow.
        await officer.Send(HttpMethod.Put, "/api/v1/staff/network/digest", new { hour = 17 });
        await app.SubmitIncident("resident-digest");
        await Until("sent");

        var members = (int)await app.Sql<long>("select member_count::bigint from network_group where state = 'active'");
        (await app.Sql<int>("select cost from outbox where purpose = 'digest'")).ShouldBe(members);
        app.Line.Requests("/v2/bot/message/multicast").ShouldBeEmpty();

        await Until("nothing_new");
        (await app.Sql<long>("select count(*) from outbox where purpose = 'digest'")).ShouldBe(1);
        await officer.Send(HttpMethod.Put, "/api/v1/staff/network/digest", new { hour = (int?)null });
    }

    [Fact]
    public async Task A_digest_for_which_the_month_has_no_room_is_not_sent_and_says_so_also_when_the_room_goes_at_the_last_moment()
    {
        using var officer = app.As("officer-1");
        await officer.Send(HttpMethod.Put, "/api/v1/staff/network/digest", new { hour = 9 });
        var members = (int)await app.Sql<long>("select member_count::bigint from network_group where state = 'active'");
        await app.SubmitIncident("resident-roomless");
        await app.Sql("update line_quota set plan = $1, used = 0, read_at = $2, read_due_at = 'infinity'", members - 1, app.Now.UtcDateTime.AddDays(1));
        try
        {
            await Until("no_room");
            (await app.Sql<long>("select count(*) from outbox where purpose = 'digest' and created_at > $1", app.Now.UtcDateTime.AddHours(-1))).ShouldBe(0);

            // Another message took the room between the writing and the sending.
            await app.Sql("""
                insert into outbox (id, kind, recipient, payload, created_at, due_at, cost, purpose, dedupe_key)
                select $1, 'line_push', line_group_id, '{"messages":[]}', $2, $2, $3, 'digest', 'digest:' || id || ':' || ($2 at time zone 'Asia/Bangkok')::date
                from network_group
                where state = 'active'
                """, Guid.CreateVersion7(), app.Now.UtcDateTime, members);
            await App.Eventually(() => app.Sql<bool>("select exists (select from outbox where purpose = 'digest' and state = 'undeliverable')"), "the digest being given up");
            await app.Sql("update network_group set digest_outcome = 'sent' where state = 'active'");
            (await officer.Get("/api/v1/staff/network")).GetProperty("group").GetProperty("digestOutcome").GetString().ShouldBe("no_room");
        }
        finally
        {
            await app.Sql("update line_quota set plan = null, read_due_at = '-infinity'");
            await officer.Send(HttpMethod.Put, "/api/v1/staff/network/digest", new { hour = (int?)null });
        }
    }

    /// <summary>Moves the clock to the digest's hour and no further.</summary>
    private async Task Until(string outcome)
    {
        var due = await app.Sql<DateTime>("select digest_due_at from network_group where state = 'active'");
        app.Advance(due - app.Now.UtcDateTime);
        await App.Eventually(() => app.Sql<bool>(
            "select coalesce(digest_at >= $1 and digest_outcome = $2, false) from network_group where state = 'active'", due, outcome), outcome);
    }

    private static string NewPerson() => $"resident-{Guid.NewGuid():N}";

    private List<string> Came(string person, string text) =>
        [.. app.Line.Inbox(person).Where(m => GroupSteps.Words(m).Contains(text, StringComparison.Ordinal)).Select(m => m["via"]!.GetValue<string>())];

    private async Task<JsonElement> Chat(HttpClient officer, string person)
    {
        var id = await app.Sql<Guid>("select id from chat_thread where line_user_id = $1", LineSide.UserId(person));
        return (await officer.Get("/api/v1/staff/chats?limit=100")).GetProperty("items").EnumerateArray().Single(c => c.GetProperty("id").GetGuid() == id);
    }

    /// <summary>The tables, of both schemas, in which the text stands anywhere in a row.</summary>
    private async Task<List<string>> Holding(string marker)
    {
        var found = new List<string>();
        await using var tables = app.Database.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync())
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        foreach (var name in names)
            if (await app.Sql<bool>($"select exists (select from {name} as row where row::text like '%' || $1 || '%')", marker)) found.Add(name);
        return found;
    }
}
