using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Saphansung.Sandbox;
using Saphansung.Sandbox.Setup;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Load;

/// <summary>
/// LINE's events through the product as a process of its own, killed in the middle: each has its effect once. LINE tells an event again
/// until it is answered, and so does this.
/// </summary>
internal static class EventLoad
{
    private const int SideBySide = 8;
    private const int WarmUp = 100;
    private const int Samples = 1_000;

    public static async Task<int> Run(int count, CancellationToken ct)
    {
        await using var surroundings = await Surroundings.Start(durable: true, ct);
        var database = await surroundings.NewDatabase("events", ct);
        await using var product = await surroundings.StartProduct("site", database, ct);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watch = product.Process.KeepRunning(new Steps(), watching.Token);
        await using var source = NpgsqlDataSource.Create(database);
        await Acknowledge(product.Site, surroundings.Secrets, source, surroundings.Line, ct);
        var storm = new EventStorm(count, people: count / 20, TimeProvider.System.GetUtcNow());
        var verdict = await Storm(storm, product, surroundings.Secrets, source, surroundings.Line, ct);
        await watching.CancelAsync();
        await watch.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return verdict;
    }

    /// <summary>While LINE hangs and nobody works events off: how long LINE waits for our answer, beside an endpoint that does nothing.</summary>
    private static async Task Acknowledge(string site, Secrets secrets, NpgsqlDataSource database, SimulatedLinePlatform line, CancellationToken ct)
    {
        line.Faults("/v2", "hang", 100_000);
        await using var stopped = await database.OpenConnectionAsync(ct);
        await using var held = await stopped.BeginTransactionAsync(ct);
        // The lock that the worker takes before it looks for events.
        await using (var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('webhook_event'))", stopped)) await hold.ExecuteNonQueryAsync(ct);
        using var client = new HttpClient { BaseAddress = new Uri(site) };
        var (bare, taken) = (new List<double>(), new List<double>());
        foreach (var (n, events) in new EventStorm(10_000, people: 500, TimeProvider.System.GetUtcNow()).Calls.Take(WarmUp + Samples).Index())
        {
            var body = EventStorm.Body(secrets.BotUserId, events);
            var began = Stopwatch.GetTimestamp();
            using (await client.GetAsync("/health/live", ct)) bare.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            began = Stopwatch.GetTimestamp();
            if (!await Deliver(client, body, secrets.ChannelSecret, ct)) throw new InvalidOperationException("The webhook did not answer 200.");
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        double[] nothing = [.. bare.Skip(WarmUp).Order()], hooks = [.. taken.Skip(WarmUp).Order()];
        var (p50, p99) = (nothing[Samples / 2], hooks[Samples * 99 / 100]);
        Say($"webhook, LINE hanging and the worker stopped: p50 {hooks[Samples / 2]:N2} ms, p99 {p99:N2} ms, longest {hooks[^1]:N2} ms; an endpoint that does nothing: p50 {p50:N2} ms; p99 is {p99 / p50:N1} times that");
        await using (var forget = new NpgsqlCommand("truncate webhook_event", stopped)) await forget.ExecuteNonQueryAsync(ct);
        await held.CommitAsync(ct);
        line.Reset();
    }

    private static async Task<int> Storm(
        EventStorm storm, RunningProduct product, Secrets secrets, NpgsqlDataSource database, SimulatedLinePlatform line, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Site), Timeout = TimeSpan.FromSeconds(10) };
        var began = Stopwatch.GetTimestamp();
        var (acknowledged, times) = (0, new List<double>());
        await Parallel.ForEachAsync(storm.Calls, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = ct }, async (events, stop) =>
        {
            var body = EventStorm.Body(secrets.BotUserId, events);
            var asked = Stopwatch.GetTimestamp();
            while (!await Deliver(client, body, secrets.ChannelSecret, stop)) await Task.Delay(200, stop);
            lock (times) times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (Interlocked.Increment(ref acknowledged) == storm.Calls.Count / 2) KillProduct(product.Folder);
        });
        Say($"{storm.Count:N0} events in {storm.Calls.Count:N0} calls were taken after {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s; the product was killed once");

        while (await Number(database, "select count(*) from webhook_event where state <> 'done'", ct) > 0) await Task.Delay(100, ct);
        var worked = Stopwatch.GetElapsedTime(began);
        while (await Number(database, "select count(*) from outbox where kind = 'line_reply' and state in ('waiting', 'sending')", ct) > 0) await Task.Delay(100, ct);
        Say($"worked after {worked.TotalSeconds:N1} s ({storm.Count / worked.TotalSeconds:N0} a second), every reply settled after {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");

        var wrong = 0;
        foreach (var (what, expected, sql) in (IEnumerable<(string, long, string)>)
        [
            ("events done", storm.Count, "select count(*) from webhook_event where state = 'done'"),
            ("questions in the inbox", storm.Questions, "select count(*) from chat_message"),
            ("questions by their id", storm.Questions, "select count(distinct message_id) from chat_message"),
            ("people who left", storm.Unfollowed, "select count(*) from line_follower where not following"),
            ("replies written twice", 0, "select count(*) - count(distinct recipient) from outbox where kind = 'line_reply'"),
        ])
        {
            var found = await Number(database, sql, ct);
            Say($"{what,-26} {found,8:N0} of {expected,8:N0}{(found == expected ? "" : "   WRONG")}");
            if (found != expected) wrong++;
        }

        var replies = line.Requests().Where(r => r.Path.EndsWith("/message/reply", StringComparison.Ordinal)).ToList();
        // LINE does not know these tokens and refuses them; what matters is that none is tried a second time.
        var again = replies.Count - replies.Select(r => r.Body).Distinct(StringComparer.Ordinal).Count();
        Say($"reply tokens tried         {replies.Count,8:N0}, of them a second time {again:N0}{(again == 0 ? "" : "   WRONG")}");
        return wrong + again == 0 ? 0 : 1;
    }

    private static async Task<bool> Deliver(HttpClient client, byte[] body, string secret, CancellationToken ct)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.Add("x-line-signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        try
        {
            using var answer = await client.PostAsync("/line/webhook", content, ct);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>As kill -9 does: nothing is finished, nothing is said.</summary>
    private static void KillProduct(DataFolder folder)
    {
        using var process = Process.GetProcessById(RunningProcess.Read(folder.ProductProcess)!.Id);
        process.Kill();
    }

    private static async Task<long> Number(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
