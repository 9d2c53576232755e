using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Incidents;

/// <summary>A case by the reference and code of its slip, without signing in. Every test guesses from the same address, so each has an app of its own.</summary>
public sealed class LookingUpTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly App app = new(databases);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Reference_and_code_show_where_the_case_stands_and_nobodys_data()
    {
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("MEA");
        var (id, reference, code) = await Filed();
        var assignment = (await officer.Assign(id, "MEA")).Text("id");
        await (await agency.Answer(assignment, "accepted", note: "ช่างสมศักดิ์รับงาน")).Ok();
        await officer.Post($"/api/v1/staff/incidents/{id}/messages", new { text = "โทรหายายแก้วแล้ว", @internal = false }, Guid.NewGuid().ToString());

        var found = await LookUp(reference, code);

        found.Text("status").ShouldBe("in_progress");
        found.GetProperty("category").Text("th").ShouldBe("ขยะตกค้าง");
        var agencyLine = found.GetProperty("agencies").EnumerateArray().Single();
        agencyLine.GetProperty("name").Text("en").ShouldBe("Metropolitan Electricity Authority");
        agencyLine.Text("status").ShouldBe("accepted");
        found.GetProperty("story").EnumerateArray().Select(line => line.Text("kind")).ShouldBe(
            ["reported", "moved", "assigned", "assignment"]);
        found.GetProperty("story").EnumerateArray().Last().Text("assignment").ShouldBe("accepted");
        foreach (var secret in (string[])["แก้ว", "02 000", "สมศักดิ์", "committee-1", "officer-1", "ขยะกอง", "13.77", id.ToString()])
            found.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task Small_letters_blanks_and_missing_dashes_do_no_harm()
    {
        var (_, reference, code) = await Filed();

        var found = await LookUp($" {reference.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}", $"{code[..3].ToLowerInvariant()} {code[3..]} ");

        found.Text("reference").ShouldBe(reference);
    }

    [Fact]
    public async Task The_reason_of_an_end_is_told()
    {
        using var officer = app.As("officer-1");
        var (id, reference, code) = await Filed();
        await officer.Move(id, "closed_unfixed", "ต้องรองบประมาณปีหน้า");

        var found = await LookUp(reference, code);

        found.GetProperty("story").EnumerateArray().Last().Text("reason").ShouldBe("ต้องรองบประมาณปีหน้า");
    }

    [Fact]
    public async Task A_merged_case_stands_where_the_one_does_that_goes_on()
    {
        using var officer = app.As("officer-1");
        var (id, reference, code) = await Filed();
        var lead = await app.SubmitIncident();
        await officer.Move(lead.Id, "triaged");

        await officer.Post($"/api/v1/staff/incidents/{id}/merge", new { into = lead.Id });

        var found = await LookUp(reference, code);
        found.Text("reference").ShouldBe(reference);
        found.Text("status").ShouldBe("triaged");
        found.ToString().ShouldNotContain(lead.Reference);
    }

    [Fact]
    public async Task A_sensitive_case_tells_its_state_and_nothing_else()
    {
        var (_, reference, code) = await Filed("people");

        var found = await LookUp(reference, code);

        found.Text("status").ShouldBe("received");
        found.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null && p.Value.ToString() != "[]").Select(p => p.Name)
            .ShouldBe(["reference", "status"]);
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_reference_answer_alike()
    {
        var (_, reference, code) = await Filed();
        var ordinary = await app.SubmitIncident();

        var answers = new List<string>();
        foreach (var (tried, with) in ((string, string)[])[(reference, "AAAAAA"), ("SPS-2569-ZZZZZ", code), (ordinary.Reference, code)])
        {
            using var answer = await Try(tried, with);
            await answer.Refused(HttpStatusCode.NotFound, "not_found");
            answers.Add(string.Join(',', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal)) + JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("title"));
        }

        answers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Five_wrong_codes_bar_the_reference_for_an_hour_and_no_other()
    {
        var (_, reference, code) = await Filed();
        var (_, other, otherCode) = await Filed();
        for (var guess = 0; guess < 5; guess++) (await Try(reference, "AAAAA" + guess)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Advance(TimeSpan.FromMinutes(20));

        using var barred = await Try(reference, code);

        await barred.Refused(HttpStatusCode.TooManyRequests, "too_many_guesses");
        barred.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(40));
        (await LookUp(other, otherCode)).Text("reference").ShouldBe(other);
        app.Advance(TimeSpan.FromMinutes(40));
        (await LookUp(reference, code)).Text("reference").ShouldBe(reference);
        (await app.Sql<long>("select count(*) from lookup_attempt")).ShouldBe(5);
    }

    [Fact]
    public async Task Twenty_wrong_guesses_bar_the_address()
    {
        var (_, reference, code) = await Filed();
        for (var guess = 0; guess < 20; guess++) (await Try($"SPS-2569-ZZZ{guess:00}", "AAAAAA")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var barred = await Try(reference, code);

        await barred.Refused(HttpStatusCode.TooManyRequests, "too_many_guesses");
        (await app.Sql<long>("select count(*) from lookup_attempt where encode(address, 'escape') like '%127%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_are_no_more_than_five()
    {
        var (_, reference, _) = await Filed();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async guess => (await Try(reference, $"AAA{guess:000}")).StatusCode));

        answers.Count(status => status == HttpStatusCode.NotFound).ShouldBe(5);
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(95);
    }

    private async Task<(Guid Id, string Reference, string Code)> Filed(string category = "garbage")
    {
        using var committee = app.As("committee-1");
        var body = await app.Report(category);
        body["community"] = TestDatabase.Community;
        body["onBehalfOf"] = new { name = "ยายแก้ว (ตัวอย่าง)", phone = "02 000 0000" };
        var receipt = await committee.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());
        return (receipt.GetProperty("id").GetGuid(), receipt.Text("reference"), receipt.GetProperty("slip").Text("code"));
    }

    private Task<HttpResponseMessage> Try(string reference, string code) => app.Anyone.Send(HttpMethod.Post, "/api/v1/lookups", new { reference, code });

    private async Task<JsonElement> LookUp(string reference, string code) => await (await Try(reference, code)).Ok();
}
