using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Traffy;

/// <summary>The district's data says 80 metres and 30 days.</summary>
public sealed class LinkingTicketsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Tickets_of_the_category_close_by_and_about_that_time_are_shown_nearest_first()
    {
        using var officer = app.As("officer-1");
        var receipt = await Lamp(13.7400, 100.6500);
        await officer.ImportTraffy(TraffySteps.Csv(
            TraffySteps.Line("L-near", coords: "\"100.6500,13.7402\""),
            TraffySteps.Line("L-nearest", "{ถนน,ไฟฟ้า}", coords: "\"100.6500,13.7401\""),
            TraffySteps.Line("L-far", coords: "\"100.6500,13.7409\""),
            TraffySteps.Line("L-old", coords: "\"100.6500,13.7401\"", at: "2026-10-01 09:30"),
            TraffySteps.Line("L-other", "ขยะ", coords: "\"100.6500,13.7401\"")));

        var tickets = await officer.TraffyOf(receipt.Id);

        tickets.ConvertAll(t => $"{t.Text("ticketId")} {t.GetProperty("metres")}").ShouldBe(["L-nearest 11", "L-near 22"]);
        tickets[0].GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_linked_ticket_is_told_to_the_reporter_and_to_staff_in_the_history_once()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-lamp");
        var receipt = await Lamp(13.7420, 100.6520, "resident-lamp");
        await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("M-1", coords: "\"100.6520,13.7420\""), TraffySteps.Line("M-2", coords: "\"100.6520,13.7421\"")));
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Strings("traffy").ShouldBeEmpty();

        (await officer.DecideTraffy(receipt.Id, "M-1", "linked")).Text("decision").ShouldBe("linked");
        await officer.DecideTraffy(receipt.Id, "M-1", "linked");
        await officer.DecideTraffy(receipt.Id, "M-2", "dismissed");

        var seen = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        seen.Strings("traffy").ShouldBe(["M-1"]);
        seen.GetProperty("events").ToString().ShouldNotContain("Traffy");
        var notes = (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Where(e => e.Text("kind") == "note").Select(e => e.Text("text"));
        notes.ShouldBe(["เรื่องเดียวกับ Traffy Fondue หมายเลข M-1", "คนละเรื่องกับ Traffy Fondue หมายเลข M-2"]);
        await officer.DecideTraffy(receipt.Id, "M-1", "dismissed");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Strings("traffy").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_linked_ticket_stays_linked_when_the_case_moves_away()
    {
        using var officer = app.As("officer-1");
        var receipt = await Lamp(13.7440, 100.6540);
        await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("N-1", coords: "\"100.6540,13.7440\"")));
        await officer.DecideTraffy(receipt.Id, "N-1", "linked");
        await app.Sql("update incident set lat = 13.80, lng = 100.72 where id = $1", receipt.Id);

        (await officer.TraffyOf(receipt.Id)).Single().Text("decision").ShouldBe("linked");
    }

    [Fact]
    public async Task What_was_decided_leaves_the_list_of_candidates_and_pages_go_through_it()
    {
        using var officer = app.As("officer-1");
        var receipt = await Lamp(13.7460, 100.6560);
        await officer.ImportTraffy(TraffySteps.Csv([.. Enumerable.Range(1, 3).Select(n => TraffySteps.Line($"P-{n}", coords: "\"100.6560,13.7460\"", at: $"2026-11-2{n} 09:00"))]));
        (await Pages(officer, receipt)).ShouldBe(["P-3", "P-2", "P-1"]);

        await officer.DecideTraffy(receipt.Id, "P-2", "dismissed");
        (await Pages(officer, receipt)).ShouldBe(["P-3", "P-1"]);
        await officer.Move(receipt.Id, "not_ours", "อยู่นอกเขต");
        (await Pages(officer, receipt)).ShouldBeEmpty();
        await (await officer.GetAsync("/api/v1/staff/traffy/candidates?after=x")).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_sensitive_case_has_no_tickets_and_is_in_no_list()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "people", change: b => b["location"] = new { lat = 13.7480, lng = 100.6580 });
        await officer.OpenSensitive(receipt.Id);
        await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("S-1", "คนเร่ร่อน", coords: "\"100.6580,13.7480\"")));

        (await officer.TraffyOf(receipt.Id)).ShouldBeEmpty();
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/traffy/S-1", new { decision = "linked" })).Refused(HttpStatusCode.NotFound, "not_found");
        (await Pages(officer, receipt)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ticket_that_is_no_candidate_and_a_decision_that_is_none_are_refused()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var receipt = await Lamp(13.7500, 100.6600);
        await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("R-far", coords: "\"100.70,13.80\"")));

        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/traffy/R-far", new { decision = "linked" })).Refused(HttpStatusCode.NotFound, "not_found");
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/traffy/R-far", new { decision = "maybe" })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await director.GetAsync($"/api/v1/staff/incidents/{receipt.Id}/traffy")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<List<string>> Pages(HttpClient officer, Receipt receipt)
    {
        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await officer.Get($"/api/v1/staff/traffy/candidates?limit=1{(next.Length == 0 ? "" : "&after=" + next)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Where(i => i.Text("reference") == receipt.Reference).Select(i => i.Text("ticketId")));
            next = page.GetProperty("next").GetString();
        }

        return seen;
    }

    private Task<Receipt> Lamp(double lat, double lng, string by = "resident-1") => app.SubmitIncident(by, "disrepair", b => b["location"] = new { lat, lng });
}
