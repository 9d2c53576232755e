using Saphansung.Tests.Programme;

namespace Saphansung.Tests.Reports;

/// <summary>The calendar waits for the report on a quarter that is over.</summary>
public sealed class ReportDeadlineTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_report_that_was_frozen_after_its_quarter_does_the_day_when_it_is_delivered()
    {
        await app.PlannedDays();
        app.Advance(new DateTimeOffset(2027, 1, 5, 3, 0, 0, TimeSpan.Zero) - app.Now);
        var report = await app.ApprovedReport(new { period = "2570-q1" });
        (await app.DaysDone()).ShouldBeEmpty("it is not delivered yet");

        await app.DeliverReport(report);

        (await app.DaysDone()).ShouldBe(["2027-02-01 done ไตรมาสที่ 1 ปีงบประมาณ 2570"]);
    }
}

public sealed class EarlyReportDeadlineTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_report_that_was_frozen_within_its_quarter_leaves_the_day_to_its_revision()
    {
        await app.PlannedDays();
        var early = await app.ApprovedReport(new { period = "2570-q1" });
        app.Advance(new DateTimeOffset(2027, 2, 3, 3, 0, 0, TimeSpan.Zero) - app.Now);
        await app.DeliverReport(early);
        (await app.DaysDone()).ShouldBeEmpty("half a quarter's figures");

        await app.DeliverReport(await app.ApprovedReport(new { revisionOf = early }));

        (await app.DaysDone()).ShouldBe(["2027-02-01 done_late ไตรมาสที่ 1 ปีงบประมาณ 2570"]);
    }
}

internal static class DeadlineSteps
{
    private const string Reports = "/api/v1/staff/reports";

    extension(App app)
    {
        /// <summary>The worker has written the days of the year down.</summary>
        public Task PlannedDays() => App.Eventually(async () => await app.Sql<long>("select count(*) from report_day where kind = 'performance'") == 3, "the calendar's days");

        /// <summary>Day, state and note of the performance reports that are done.</summary>
        public async Task<List<string>> DaysDone()
        {
            using var officer = app.As("officer-1");
            return [.. (await officer.Get(ProgrammeSteps.Read + "/calendar")).GetProperty("days").EnumerateArray()
                .Where(d => d.Text("kind") == "performance" && d.Text("state").StartsWith("done", StringComparison.Ordinal))
                .Select(d => $"{d.Text("dueOn")} {d.Text("state")} {d.Text("note")}")];
        }

        public async Task<Guid> ApprovedReport(object body)
        {
            using var head = app.As("head-1");
            var id = (await head.Post(Reports, body, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
            await head.Post($"{Reports}/{id}/transitions", new { to = "approved", version = 1 });
            return id;
        }

        public async Task DeliverReport(Guid id)
        {
            using var head = app.As("head-1");
            await head.Post($"{Reports}/{id}/transitions", new { to = "delivered", version = 1 });
        }
    }
}
