using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Saphansung.Load;

/// <summary>
/// How much longer a quarterly report takes with ten times as many cases in the same ten years. Each call goes to one site and the other in
/// turn; cold is the first of each. Then the exports, with the memory that the product needs for them.
/// </summary>
internal static class ReportLoad
{
    private const double MostTimes = 1.5;
    private const int Days = 3652;
    private const int WarmUp = 5;
    private const string Reports = "/api/v1/staff/reports";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly (string Officer, string Head) Staff = ("officer", "head");
    private static readonly string Quarter = Ended(DateTime.UtcNow);

    private static readonly (string Name, Func<Site, CancellationToken, Task> Call)[] Calls =
    [
        ($"figures of {Quarter}, which has ended", (site, ct) => Get(site, $"{Reports}/live?period={Quarter}", ct)),
        ("figures of the present quarter", (site, ct) => Get(site, $"{Reports}/live", ct)),
        ("the same after a case has changed", async (site, ct) =>
        {
            await Change(site, ct);
            await Get(site, $"{Reports}/live", ct);
        }),
        ("a report is begun", (site, ct) => Draft(site, ct)),
        ("table of the targets", (site, ct) => Get(site, "/api/v1/reports/targets", ct)),
    ];

    public static async Task<int> Run(int many, int rounds, CancellationToken ct)
    {
        await using var surroundings = await Surroundings.Start(durable: false, ct);
        await using var small = await Site.Start(many / 10, surroundings, ct, Days, stale: false);
        await using var large = await Site.Start(many, surroundings, ct, Days, stale: false);
        foreach (var site in (Site[])[small, large]) Say($"{site.Cases:N0} cases, {await Count(site, ct):N0} lines of their histories");
        var slow = await Compare(small, large, rounds, ct);
        await Exports(small, large, ct);
        return slow == 0 ? 0 : 1;
    }

    private static async Task<int> Compare(Site small, Site large, int rounds, CancellationToken ct)
    {
        Say($"{"",-40} {small.Cases,11:N0} {large.Cases,11:N0}   times   cold: {small.Cases,9:N0} {large.Cases,11:N0}");
        var slow = 0;
        foreach (var (name, call) in Calls)
        {
            var (few, many) = (new List<double>(), new List<double>());
            for (var round = 0; round < WarmUp + rounds; round++)
                foreach (var (site, times) in round % 2 == 0 ? [(small, few), (large, many)] : new[] { (large, many), (small, few) })
                    times.Add(await Time(() => call(site, ct)));

            var (fewWarm, manyWarm) = (Median(few), Median(many));
            var ratio = manyWarm / fewWarm;
            if (ratio > MostTimes) slow++;
            Say($"{name,-40} {fewWarm,8:0.0} ms {manyWarm,8:0.0} ms {ratio,7:0.00}      {few[0],9:0} ms {many[0],8:0} ms{(ratio > MostTimes ? "  too slow" : "")}");
        }

        Say(slow == 0 ? $"Everything took at most {MostTimes} times as long." : $"{slow} of {Calls.Length} took more than {MostTimes} times as long.");
        return slow;
    }

    private static async Task Exports(Site small, Site large, CancellationToken ct)
    {
        Say($"{"",-40} {"size",10} {"time",10} {"memory before",15} {"at most",10}");
        foreach (var site in (Site[])[small, large])
        {
            var report = await Draft(site, ct);
            await Export(site, "report, as JSON", $"{Reports}/{report}", ct);
            await Export(site, "report, as a workbook", $"{Reports}/{report}/report.xlsx", ct);
            await Export(site, "report is approved, its cases frozen", async () =>
            {
                using var answer = await site.Client(Staff.Head).PostAsJsonAsync($"{Reports}/{report}/transitions", new { to = "approved", version = 1 }, ct);
                return await Length(answer, ct);
            }, ct);
            await Export(site, "proof pack", $"{Reports}/{report}/pack.zip", ct);
            await Export(site, "open data, all years, as CSV", "/api/v1/open/cases.csv?from=2010-01-01", ct);
        }
    }

    private static Task Export(Site site, string name, string path, CancellationToken ct) =>
        Export(site, name, async () =>
        {
            using var answer = await site.Client(Staff.Officer).GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
            return await Length(answer, ct);
        }, ct);

    private static async Task Export(Site site, string name, Func<Task<long>> call, CancellationToken ct)
    {
        using var process = site.Process;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var before = Memory(process);
        var watching = Task.Run(async () =>
        {
            var most = before;
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, Memory(process));
                await Task.Delay(Glance, CancellationToken.None);
            }

            return most;
        }, ct);
        var (clock, size) = (Stopwatch.StartNew(), await call());
        var took = clock.Elapsed.TotalSeconds;
        await done.CancelAsync();
        Say($"{$"{site.Cases:N0}: {name}",-50} {size / 1e6,8:0.0} MB {took,7:0.0} s {before / 1e6,10:0} MB {await watching / 1e6,8:0} MB");
    }

    private static long Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static async Task<long> Length(HttpResponseMessage answer, CancellationToken ct)
    {
        await Ok(answer, ct);
        var (length, buffer) = (0L, new byte[64 * 1024]);
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        while (await body.ReadAsync(buffer, ct) is > 0 and var read) length += read;
        return length;
    }

    private static async Task Get(Site site, string path, CancellationToken ct)
    {
        using var answer = await site.Client(Staff.Officer).GetAsync(path, ct);
        await Ok(answer, ct);
    }

    private static async Task<string> Draft(Site site, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = JsonContent.Create(new { period = Quarter }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await site.Client(Staff.Officer).SendAsync(request, ct);
        await Ok(answer, ct);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetString()!;
    }

    /// <summary>A line in the history of some open case.</summary>
    private static async Task Change(Site site, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync(ct);
        await using var change = new NpgsqlCommand("""
            insert into incident_event (id, incident_id, kind, actor_kind, occurred_at, recorded_at, status)
            select gen_random_uuid(), id, 'moved', 'staff', now(), now(), 'in_progress' from incident where ended_at is null order by id desc limit 1
            """, connection);
        await change.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> Count(Site site, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync(ct);
        await using var count = new NpgsqlCommand("select count(*) from incident_event", connection);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private static async Task Ok(HttpResponseMessage answer, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private static async Task<double> Time(Func<Task> call)
    {
        var clock = Stopwatch.StartNew();
        await call();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Skip(WarmUp).Order().ElementAt((times.Count - WarmUp) / 2);

    /// <summary>The last fiscal quarter that is over, such as 2569-q4.</summary>
    private static string Ended(DateTime now)
    {
        var day = now.AddMonths(-3);
        var (quarter, year) = (((day.Month + 2) / 3 % 4) + 1, day.Year + 543 + (day.Month >= 10 ? 1 : 0));
        return string.Create(CultureInfo.InvariantCulture, $"{year}-q{quarter}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
