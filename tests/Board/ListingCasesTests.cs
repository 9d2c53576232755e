using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Board;

/// <summary>What the board's list shows, in which order, and what each filter keeps out. Every test looks for cases of its own only.</summary>
public sealed class ListingCasesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_board_filters_by_everything_it_offers()
    {
        using var officer = app.As("officer-1");
        var wanted = await app.SubmitIncident(by: "resident-board", category: "disrepair", change: b =>
        {
            b["description"] = "สะพานไม้ผุ 100% _ใต้ต้นจามจุรี";
            b["community"] = TestDatabase.OtherCommunity;
        });
        var other = await app.SubmitIncident(by: "resident-board", category: "nuisance");
        await officer.Assign(wanted.Id, "MEA");
        var me = (await officer.Get("/api/v1/me")).Text("id");
        await app.Sql("update incident set priority = 'high', flags = '{weak_evidence}', officer_id = $2 where id = $1", wanted.Id, Guid.Parse(me));

        foreach (var filter in (string[])
            ["status=assigned&category=disrepair", $"community={TestDatabase.OtherCommunity}", "agency=MEA", "q=100%25 _ใต้", $"q={wanted.Reference}",
             "priority=high", "flag=weak_evidence", "officer=me", $"officer={me}&open=true", "flag=weak_evidence&priority=high&officer=me&agency=MEA&q=จามจุรี"])
        {
            foreach (var sort in (string[])["new", "due"])
            {
                var found = await Found(officer, $"{filter}&sort={sort}&limit=100");
                found.ShouldContain(wanted.Id, filter);
                found.ShouldNotContain(other.Id, filter);
            }
        }

        (await Found(officer, "agency=MWA")).ShouldNotContain(wanted.Id);
        (await Found(officer, "overdue=true")).ShouldNotContain(wanted.Id);
        app.Advance(TimeSpan.FromDays(60));
        (await Found(officer, "overdue=true&category=disrepair")).ShouldContain(wanted.Id);
    }

    [Fact]
    public async Task A_card_says_how_urgent_a_case_is_and_whom_it_waits_for()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();
        var fresh = await Card(officer, receipt);
        (fresh.Text("priority"), fresh.Text("due"), fresh.GetProperty("overdue").GetBoolean()).ShouldBe(("normal", "answer", false));
        fresh.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(app.Now.AddMinutes(480), TimeSpan.FromDays(4));
        fresh.GetProperty("officer").ValueKind.ShouldBe(JsonValueKind.Null);

        await officer.Move(receipt.Id, "triaged");
        (await Card(officer, receipt)).Text("due").ShouldBe("fix");
        await officer.Move(receipt.Id, "waiting_reporter", "บ้านเลขที่เท่าไร");

        var asked = await Card(officer, receipt);
        asked.GetProperty("dueAt").ValueKind.ShouldBe(JsonValueKind.Null);
        asked.Text("paused").ShouldBe("reporter");
    }

    [Fact]
    public async Task Worst_first_pages_through_every_open_case_once_and_ends_with_those_that_wait()
    {
        using var officer = app.As("officer-1");
        var receipts = new List<Receipt>();
        for (var i = 0; i < 7; i++)
        {
            receipts.Add(await app.SubmitIncident(category: "advice"));
            app.Advance(TimeSpan.FromMinutes(1));
        }

        await app.Sql("update incident set fix_by = fix_by - interval '30 days' where id = $1", receipts[4].Id);
        await officer.Move(receipts[1].Id, "waiting_reporter", "เรื่องใด");
        await officer.Move(receipts[2].Id, "not_ours", "อยู่นอกเขต");

        var (pages, after) = (new List<Guid>(), "");
        do
        {
            var page = await officer.Get($"/api/v1/staff/incidents?category=advice&open=true&sort=due&limit=2{after}");
            pages.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);

        Guid[] expected = [receipts[4].Id, receipts[0].Id, receipts[3].Id, receipts[5].Id, receipts[6].Id, receipts[1].Id];
        pages.Where(id => receipts.Exists(r => r.Id == id)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("sort=worst", "sort", "unknown_value")]
    [InlineData("officer=somebody", "officer", "wrong_type")]
    [InlineData("sort=due&after=0199d2f0-0000-7000-8000-000000000001", "after", "wrong_type")]
    [InlineData("sort=due&after=AAAA", "after", "wrong_type")]
    [InlineData("after=AAAA", "after", "wrong_type")]
    public async Task What_no_list_has_is_refused_by_its_name(string query, string field, string message)
    {
        using var officer = app.As("officer-1");

        using var answer = await officer.GetAsync($"/api/v1/staff/incidents?{query}");

        message.ShouldNotBeEmpty();
        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("ไฟทางดับ หน้าวัดปากบ่อ ๑๒๓", "ไฟทางดับ")]
    [InlineData("ไฟกะพริบ เสาที่ ๔๕๖", "เสาที่ 456")]
    [InlineData("เสาต้นที่ 789 เอียง", "ต้นที่ ๗๘๙")]
    [InlineData("ท่อน้ำทิ้งแตก", "น้ํา")]
    [InlineData("Transformer ระเบิด", "transFORMER")]
    [InlineData("ฝาท่อ 50%_\\ หาย", "50%_\\")]
    [InlineData("หลุมลึก", "ลึ")]
    public async Task A_search_finds_Thai_text_however_it_is_typed(string description, string q)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(change: b => b["description"] = description);
        var other = await app.SubmitIncident(category: "nuisance", change: b => b["description"] = "เสียงเพลงดังทุกคืน");

        foreach (var sort in (string[])["new", "due"])
        {
            var found = await Found(officer, $"limit=100&sort={sort}&q={Uri.EscapeDataString(q)}");
            found.ShouldContain(receipt.Id);
            found.ShouldNotContain(other.Id);
        }
    }

    [Fact]
    public async Task A_search_reaches_further_back_than_the_newest_cases_and_says_the_same_page_by_page()
    {
        using var officer = app.As("officer-1");
        var first = await app.SubmitIncident(change: b => b["description"] = "ต้นหูกวางล้มทับรั้ว ท่อไหลน้ำทั้งวัน");
        app.Advance(TimeSpan.FromMinutes(1));
        var second = await app.SubmitIncident(change: b => b["description"] = "ต้นหูกวางใบร่วงอุดท่อ");
        await app.Sql("""
            insert into incident (id, reference, category_code, status, description, answers, form_key, form_version, reporter_id, submission_key,
                                  submission_hash, reported_at, updated_at, answer_by, fix_by)
            select gen_random_uuid(), 'SPS-2569-Z' || k, category_code, status, 'เรื่องอื่น', answers, form_key, form_version, reporter_id, gen_random_uuid(),
                   submission_hash, reported_at, updated_at, answer_by, fix_by
            from incident cross join generate_series(1, 1200) as k
            where id = $1
            """, first.Id);

        (await Found(officer, "q=หูกวาง")).ShouldBe([second.Id, first.Id]);
        (await Found(officer, "q=ไหลน้ํา")).ShouldBe([first.Id]);
        (await Found(officer, "q=หูกวาง&sort=due&open=true")).ShouldBe([first.Id, second.Id]);
        var page = await officer.Get("/api/v1/staff/incidents?q=หูกวาง&limit=1");
        (await Found(officer, $"q=หูกวาง&limit=1&after={page.Text("next")}")).ShouldBe([first.Id]);
        await app.Sql("delete from incident where description = 'เรื่องอื่น'");
    }

    [Fact]
    public async Task A_sensitive_case_is_found_by_its_reference_only_also_after_its_category_changed()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "people", change: b => b["description"] = "คุณยายอยู่คนเดียวริมคลองสอง");

        (await Found(officer, "q=คุณยายอยู่คนเดียว")).ShouldBeEmpty();
        (await Found(officer, $"q={receipt.Reference}")).ShouldBe([receipt.Id]);
        await app.Sql("update incident set category_code = 'advice' where id = $1", receipt.Id);
        (await Found(officer, "q=คุณยายอยู่คนเดียว")).ShouldBe([receipt.Id]);
        await app.Sql("update category set sensitive = true where code = 'advice'");
        (await Found(officer, "q=คุณยายอยู่คนเดียว")).ShouldBeEmpty();
        await app.Sql("update category set sensitive = false where code = 'advice'");
        (await Found(officer, "q=คุณยายอยู่คนเดียว")).ShouldBe([receipt.Id]);
    }

    private static async Task<JsonElement> Card(HttpClient officer, Receipt receipt) =>
        (await officer.Get($"/api/v1/staff/incidents?q={receipt.Reference}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

    private static async Task<List<Guid>> Found(HttpClient officer, string filter) =>
        [.. (await officer.Get("/api/v1/staff/incidents?" + filter)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}
