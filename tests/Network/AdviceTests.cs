using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Network;

/// <summary>A question asked in the group, taken up as a request for advice and answered there.</summary>
public sealed class AdviceTests(NetworkApp app) : IClassFixture<NetworkApp>
{
    private const string Group = NetworkApp.Group;

    [Fact]
    public async Task A_question_taken_up_is_a_case_of_whoever_asked_and_the_answer_the_divisions_claim()
    {
        var person = NewPerson();
        var question = await Ask(person, "เบี้ยผู้สูงอายุลงทะเบียนที่ไหนคะ (ตัวอย่าง)");
        using var officer = app.As("officer-1");

        var marked = await Mark(officer, question);
        (await Mark(officer, question)).Text("incident").ShouldBe(marked.Text("incident"));

        var incident = marked.GetProperty("incidentId").GetGuid();
        (await app.Sql<string>("select category_code || ' ' || status || ' ' || filed_from from incident where id = $1", incident)).ShouldBe("advice received group");
        // Who leaves it unanswered is told so by the clocks of every case.
        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind in ('answer', 'fix')", incident)).ShouldBe(2);
        (await officer.Get("/api/v1/staff/incidents?category=advice&limit=100")).ToString().ShouldContain(marked.Text("incident"));

        await Answer(officer, question, "ลงทะเบียนได้ที่สำนักงานเขต (ตัวอย่าง)");

        using var asker = app.As(person);
        var mine = (await asker.Get("/api/v1/incidents/mine")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        mine.Text("reference").ShouldBe(marked.Text("incident"));
        mine.Text("status").ShouldBe("claimed_fixed");
        (await asker.Get($"/api/v1/incidents/{incident}")).ToString().ShouldContain("ลงทะเบียนได้ที่สำนักงานเขต");
        (await app.Sql<string>("select agency_code || ' ' || status from assignment where incident_id = $1", incident)).ShouldBe("DIVISION done");
        (await asker.Get("/api/v1/inbox")).GetProperty("items").GetArrayLength().ShouldBe(2);

        await asker.Post($"/api/v1/incidents/{incident}/feedback", new { @fixed = true });
        (await app.Sql<string>("select status || ' ' || resolution from incident where id = $1", incident)).ShouldBe("resolved confirmed");
        (await app.Sql<long>("select count(*) from outbox where recipient = $1 and kind = 'line_push'", LineSide.UserId(person))).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_after_the_minute_comes_with_the_next_word_in_the_group_and_costs_nothing()
    {
        var person = NewPerson();
        var question = await Ask(person, "ขอทราบเวลาเปิดทำการค่ะ (ตัวอย่าง)");
        using var officer = app.As("officer-1");
        app.Advance(TimeSpan.FromSeconds(55));
        var answer = $"เปิดแปดโมง {Guid.NewGuid():N}";

        (await Answer(officer, question, answer)).Text("answerWay").ShouldBe("next");
        Told(answer).ShouldBe(0);
        await app.Happens(app.Said(NewPerson(), "สวัสดีตอนบ่ายครับ", Group));
        await App.Eventually(() => Told(answer).ShouldBe(1));
        await app.Happens(app.Said(NewPerson(), "ฝนจะตกไหม", Group));

        Told(answer).ShouldBe(1);
        (await Find(officer, question)).Text("answerWay").ShouldBe("reply");
        app.GroupInbox(Group).Where(m => GroupSteps.Words(m).Contains(answer, StringComparison.Ordinal)).ShouldAllBe(m => m["via"]!.GetValue<string>() == "reply");
        app.Line.Inbox(person).ShouldBeEmpty();
        using var asker = app.As(person);
        (await asker.Get("/api/v1/inbox")).ToString().ShouldContain(answer);
    }

    [Fact]
    public async Task Where_the_group_stays_silent_for_hours_the_person_is_told_alone()
    {
        var person = NewPerson();
        var question = await Ask(person, "มีรถรับส่งไหมคะ (ตัวอย่าง)");
        using var officer = app.As("officer-1");
        app.Advance(TimeSpan.FromSeconds(55));
        var answer = $"มีทุกวันจันทร์ {Guid.NewGuid():N}";
        await Answer(officer, question, answer);

        app.Advance(TimeSpan.FromHours(3));

        await App.Eventually(() => app.Line.Inbox(person).ShouldHaveSingleItem()["via"]!.GetValue<string>().ShouldBe("push"));
        await app.Happens(app.Said(NewPerson(), "เงียบกันจัง", Group));
        Told(answer).ShouldBe(0);
    }

    [Fact]
    public async Task A_question_taken_back_leaves_the_case_its_number_and_no_word()
    {
        var (person, marker) = (NewPerson(), $"ความลับ{Guid.NewGuid():N}");
        var told = app.Said(person, marker, Group);
        await app.Happens(told);
        using var officer = app.As("officer-1");
        var incident = (await Mark(officer, await Id(told))).GetProperty("incidentId").GetGuid();

        await app.Happens(GroupSteps.Unsend(person, told, app.Now).In(Group));

        (await app.Sql<string>("select incident::text from incident where id = $1", incident)).ShouldNotContain(marker);
        (await officer.Get($"/api/v1/staff/incidents/{incident}")).ToString().ShouldContain("taken back");
    }

    [Fact]
    public async Task Of_an_unknown_sender_there_is_no_case_but_an_answer_in_the_group()
    {
        var told = app.Said(NewPerson(), "ใครก็ได้ตอบที (ตัวอย่าง)", Group);
        told["source"]!.AsObject().Remove("userId");
        await app.Happens(told);
        using var officer = app.As("officer-1");
        var question = await Id(told);
        (await Mark(officer, question)).GetProperty("incident").ValueKind.ShouldBe(JsonValueKind.Null);
        app.Advance(TimeSpan.FromSeconds(55));
        var answer = $"ตอบแล้วครับ {Guid.NewGuid():N}";

        (await Answer(officer, question, answer)).Text("answerWay").ShouldBe("next");
        await app.Happens(app.Said(NewPerson(), "ขอบคุณ", Group));

        await App.Eventually(() => Told(answer).ShouldBe(1));
    }

    private static string NewPerson() => $"resident-{Guid.NewGuid():N}";

    private async Task<Guid> Ask(string person, string text)
    {
        var told = app.Said(person, text, Group);
        await app.Happens(told);
        return await Id(told);
    }

    private Task<Guid> Id(JsonObject told) => app.Sql<Guid>("select id from group_message where message_id = $1", GroupSteps.MessageId(told));

    private static Task<JsonElement> Mark(HttpClient officer, Guid question) => officer.Post($"/api/v1/staff/network/messages/{question}/question", new { });

    private static Task<JsonElement> Answer(HttpClient officer, Guid question, string text) =>
        officer.Post($"/api/v1/staff/network/messages/{question}/answer", new { text }, Guid.NewGuid().ToString());

    private static async Task<JsonElement> Find(HttpClient officer, Guid question) =>
        (await officer.Get("/api/v1/staff/network/messages?limit=100")).GetProperty("items").EnumerateArray().Single(m => m.GetProperty("id").GetGuid() == question);

    private int Told(string answer) => app.GroupInbox(Group).Count(m => GroupSteps.Words(m).Contains(answer, StringComparison.Ordinal));
}
