using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Programme;

/// <summary>A quarter closes when everything it decided has been answered, and the next one opens with the answers.</summary>
public sealed class PdcaTests(App app) : IClassFixture<App>
{
    private const string Quarter = "2026-04-01";
    private const string Next = "2026-07-01";

    [Fact]
    public async Task A_quarter_with_an_open_action_stays_open_and_what_is_carried_goes_on_once()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        await officer.Post($"{ProgrammeSteps.Write}/pdca/{Quarter}/actions", Action("ติดป้าย QR (ตัวอย่าง)"), Guid.NewGuid().ToString());
        await officer.Post($"{ProgrammeSteps.Write}/pdca/{Quarter}/actions", Action("เยี่ยมชุมชน (ตัวอย่าง)"), Guid.NewGuid().ToString());
        await officer.Post($"{ProgrammeSteps.Write}/pdca/{Quarter}/actions", Action("แจกแผ่นพับ (ตัวอย่าง)"), Guid.NewGuid().ToString());
        var quarter = await officer.Get($"{ProgrammeSteps.Read}/pdca/{Quarter}");
        var ids = quarter.GetProperty("actions").EnumerateArray().Select(a => a.Text("id")).ToList();

        await (await officer.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/pdca/{Quarter}/close")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await Close(head, Quarter)).Refused(HttpStatusCode.Conflict, "actions_unanswered");
        await Answer(officer, ids[0], "ติดป้าย QR (ตัวอย่าง)", "done");
        await (await Try(officer, ids[1], "เยี่ยมชุมชน (ตัวอย่าง)", "dropped", null, 1)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await Answer(officer, ids[1], "เยี่ยมชุมชน (ตัวอย่าง)", "dropped", "ชุมชนขอเลื่อน");
        await (await Close(head, Quarter)).Refused(HttpStatusCode.Conflict, "actions_unanswered");
        await Answer(officer, ids[2], "แจกแผ่นพับ (ตัวอย่าง)", "carried", "โรงพิมพ์ส่งช้า");
        await (await Try(officer, ids[2], "แจกแผ่นพับ (ตัวอย่าง)", "carried", "อีกครั้ง", 2)).Refused(HttpStatusCode.Conflict, "illegal_move");

        (await (await Close(head, Quarter)).Ok()).Text("state").ShouldBe("closed");
        (await (await Close(head, Quarter)).Ok()).Text("state").ShouldBe("closed");
        await (await Try(officer, ids[0], "ติดป้าย QR (ตัวอย่าง)", "open", null, 2)).Refused(HttpStatusCode.Conflict, "quarter_closed");
        await (await officer.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/pdca/{Quarter}/actions", Action("สายไป (ตัวอย่าง)"), Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.Conflict, "quarter_closed");

        var opening = await officer.Get($"{ProgrammeSteps.Read}/pdca/{Next}");
        opening.GetProperty("opening").EnumerateArray().Select(a => $"{a.Text("state")} {a.GetProperty("reason").GetString()}").Order()
            .ShouldBe(["carried โรงพิมพ์ส่งช้า", "done ", "dropped ชุมชนขอเลื่อน"]);
        var carried = opening.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("carriedFrom").GetString() == ids[2]);
        carried.Text("state").ShouldBe("open");
        carried.Text("dueOn").ShouldBe("2026-09-30");
        (await Close(head, Next)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_check_keeps_the_figure_and_the_definition_it_was_made_with()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        const string quarter = "2026-10-01";
        var kept = await officer.Post($"{ProgrammeSteps.Write}/pdca/{quarter}/checks", new { target = "account", note = "เชื่อมแล้ว" }, Guid.NewGuid().ToString());
        await head.Send(HttpMethod.Put, "/api/v1/staff/reports/targets/account", new { goal = 2, reason = "สองบัญชี", version = 1 });
        app.Advance(TimeSpan.FromSeconds(1));
        var check = (await officer.Post($"{ProgrammeSteps.Write}/pdca/{quarter}/checks", new { target = "account" }, Guid.NewGuid().ToString())).GetProperty("checks");

        check[0].GetProperty("goal").GetDecimal().ShouldBe(1);
        check[0].Text("verdict").ShouldBe("reached");
        check[1].GetProperty("targetVersion").GetInt32().ShouldBe(2);
        check[1].Text("verdict").ShouldBe("not_reached");
        kept.GetProperty("checks")[0].Text("id").ShouldBe(check[0].Text("id"));
        await (await officer.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/pdca/{quarter}/checks", new { target = "nothing" }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await officer.GetAsync($"{ProgrammeSteps.Read}/pdca/2026-11-01")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await officer.GetAsync($"{ProgrammeSteps.Read}/pdca/2027-01-01")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Notes_are_written_once_and_listed()
    {
        using var officer = app.As("officer-1");
        var key = Guid.NewGuid().ToString();
        var note = await officer.Post($"{ProgrammeSteps.Write}/notes", new { kind = "threat", text = "สัญญาณอินเทอร์เน็ต (ตัวอย่าง)" }, key);
        (await officer.Post($"{ProgrammeSteps.Write}/notes", new { kind = "threat", text = "สัญญาณอินเทอร์เน็ต (ตัวอย่าง)" }, key)).Text("id").ShouldBe(note.Text("id"));
        note.Text("notedOn").ShouldBe("2026-11-23");
        (await officer.Get($"{ProgrammeSteps.Read}/notes?kind=threat")).GetProperty("items").GetArrayLength().ShouldBe(1);
        await (await officer.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/notes", new { kind = "hope", text = "x" }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    private static object Action(string text) => new { text, owner = "นักพัฒนาสังคม (ตัวอย่าง)", dueOn = "2026-06-30" };

    private static async Task<JsonElement> Answer(HttpClient client, string id, string text, string state, string? reason = null) => await (await Try(client, id, text, state, reason, 1)).Ok();

    private static Task<HttpResponseMessage> Try(HttpClient client, string id, string text, string state, string? reason, int version) =>
        client.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/pdca/actions/{id}", new { text, owner = "นักพัฒนาสังคม (ตัวอย่าง)", dueOn = "2026-06-30", state, reason, version });

    private static Task<HttpResponseMessage> Close(HttpClient client, string quarter) => client.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/pdca/{quarter}/close");
}
