using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Sandbox.Demo;

/// <summary>Performance reports: of the quarter before one that was approved and delivered, of the present one a draft. Made through the product, once.</summary>
internal static class DemoReports
{
    private const int TrendDays = 90;

    /// <param name="officer">Signed in as one.</param>
    public static async Task Write(HttpClient officer, HttpClient head, CancellationToken ct)
    {
        var known = await officer.GetFromJsonAsync<JsonElement>("/api/v1/staff/reports", ct);
        if (known.GetProperty("items").GetArrayLength() > 0) return;

        var present = Period.QuarterOf(Clock.DayInBangkok(TimeProvider.System.Now()));
        var before = await Begin(officer, present.Before, "ปัญหาส่วนใหญ่ได้รับการแก้ไขและมีผู้ยืนยัน (ตัวอย่าง)", "หน่วยงานบางแห่งตอบรับช้าในวันหยุด (ตัวอย่าง)", "นัดหน่วยงานภาคีซ้อมรับเรื่องร่วมกัน (ตัวอย่าง)", ct);
        await Move(head, before, "approved", ct);
        await Move(head, before, "delivered", ct);
        await Begin(officer, present, "ไตรมาสนี้ยังไม่จบ ตัวเลขเป็นของวันนี้ (ตัวอย่าง)", "", "", ct);
    }

    /// <summary>What the demo's cases would have said on each of the last days, so that the leaders' first page has lines to look at.</summary>
    public static async Task SaveTrends(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = TimeProvider.System.Now();
        var today = Clock.DayInBangkok(now);
        var cases = new List<CaseHistory>();
        await using (var transaction = await connection.BeginTransactionAsync(ct))
            await foreach (var some in CaseHistory.Read(transaction, Clock.FromBangkok(today.AddYears(-3).ToDateTime(TimeOnly.MinValue)), now, null, ct))
                cases.AddRange(some.Select(c => c.History));
        foreach (var target in (await TargetRow.Read(connection, null, ct)).Where(t => TargetValues.FollowsFromCases(t.Code)))
        {
            foreach (var day in Enumerable.Range(1, TrendDays).Select(before => today.AddDays(-before)))
            {
                var (span, cutOff) = (FiscalYear.Whole(FiscalYear.Of(day)), Clock.FromBangkok(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
                var then = TargetCases.YearBefore(span, cutOff);
                var value = TargetValues.OfCases(target.Code, target.Definition, Count(target, span.Start, cutOff), Count(target, then.Start, then.End), cutOff);
                await KeepTargetValues.Keep(connection, target, day, value, ct);
            }
        }

        CohortFigures Count(TargetRow target, DateTime start, DateTime cutOff)
        {
            var counts = new CaseCounts();
            counts.Count(target.Key, target.Definition, cases.Select(c => CaseFacts.Of(c, start, cutOff)).OfType<CaseFacts>());
            return counts.At(target.Key, cutOff);
        }
    }

    private static async Task<Guid> Begin(HttpClient officer, Period period, string summary, string problems, string proposals, CancellationToken ct)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/staff/reports") { Content = JsonContent.Create(new { period = period.Name }) };
        asked.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var made = await officer.SendAsync(asked, ct);
        var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid();
        using var written = await officer.PutAsJsonAsync($"/api/v1/staff/reports/{id}", new { version = 1, summary, problems, proposals }, ct);
        written.EnsureSuccessStatusCode();
        return id;
    }

    private static async Task Move(HttpClient head, Guid report, string to, CancellationToken ct)
    {
        using var moved = await head.PostAsJsonAsync($"/api/v1/staff/reports/{report}/transitions", new { to, version = 2 }, ct);
        moved.EnsureSuccessStatusCode();
    }
}
