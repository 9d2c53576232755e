using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Saphansung.Tests.Contract;

/// <summary>
/// Generated calls over every operation and by everybody. <c>FUZZ_SEED</c> and <c>FUZZ_CALLS</c> give another run (README, "Measure it"), <c>FUZZ_ONLY</c> one operation.
/// </summary>
public sealed class FuzzTests(FuzzWorld world, ITestOutputHelper output) : IClassFixture<FuzzWorld>
{
    private const int Calls = 4_000;
    private const int Round = 2_500;
    private const int SideBySide = 6;

    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentDictionary<string, int> succeeded = new(StringComparer.Ordinal);

    [Fact]
    public async Task No_generated_call_breaks_the_product_leaks_or_leaves_the_contract()
    {
        var (seed, calls) = (Given("FUZZ_SEED", 20261124), Given("FUZZ_CALLS", Calls));
        var judge = new FuzzJudge(world);
        var operations = world.Document.Operations.Where(o => Environment.GetEnvironmentVariable("FUZZ_ONLY") is not { Length: > 0 } only || o.Id == only).ToList();
        var faults = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        for (var done = 0; done < calls; done += Round)
        {
            await FuzzPlay.Refill(world);
            await Parallel.ForEachAsync(Enumerable.Range(done, Math.Min(Round, calls - done)), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (number, ct) =>
            {
                var call = Make(seed, number, operations);
                try
                {
                    foreach (var (fault, told) in await Answered(call, () => Make(seed, number, operations), judge, ct))
                        faults.TryAdd($"{call.Operation}: {fault}", $"#{number} {call}\n      {told[..Math.Min(told.Length, 800)]}");
                }
                catch (HttpRequestException e) when (!call.IsTooLarge)
                {
                    faults.TryAdd($"{call.Operation}: no answer", $"#{number} {call}\n      {e}");
                }
                catch (HttpRequestException)
                {
                    statuses.AddOrUpdate(0, 1, (_, count) => count + 1);
                }
            });
        }

        var figures = string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {statuses.Values.Sum()} calls, {operations.Count} operations, {world.Callers.Count} callers, {world.Canaries.Count} canaries in {clock.Elapsed.TotalSeconds:0} s: ")
            + string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} × {s.Key}"));
        output.WriteLine(figures);
        output.WriteLine("never succeeded: " + string.Join(' ', operations.Select(o => o.Id).Except(succeeded.Keys)));
        output.WriteLine("unheard: " + string.Join(", ", judge.Unheard));
        faults.ShouldBeEmpty(figures + "\n" + string.Join('\n', faults.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"FAULT {f.Key}\n      {f.Value}")));
    }

    private async Task<List<(string Fault, string Told)>> Answered(FuzzCall call, Func<FuzzCall> same, FuzzJudge judge, CancellationToken ct)
    {
        using var answer = await Send(call, same, ct);
        var endless = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var text = endless ? "" : await answer.Content.ReadAsStringAsync(ct);
        if (answer.IsSuccessStatusCode) succeeded.AddOrUpdate(call.Operation.Id, 1, (_, count) => count + 1);
        statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        return [.. judge.Faults(call, answer, text)];
    }

    private static async Task<HttpResponseMessage> Send(FuzzCall call, Func<FuzzCall> same, CancellationToken ct)
    {
        using var request = call.Request();
        try
        {
            return await call.Caller.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException e) when (!call.IsTooLarge && e.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            // The connection of a body that was refused half-read may be handed out once more while it closes; a fault of this call comes again.
            using var again = same().Request();
            return await call.Caller.Client.SendAsync(again, HttpCompletionOption.ResponseHeadersRead, ct);
        }
    }

    private FuzzCall Make(int seed, int number, List<Operation> operations)
    {
        var random = new Random(HashCode(seed, number));
        var operation = operations[number % operations.Count];
        return new(world, operation, random.Next(3) == 0 ? FuzzText.Pick(random, world.Callers) : FuzzText.Pick(random, Likely(operation)), random);
    }

    /// <summary>Those who get further than the door.</summary>
    private List<Caller> Likely(Operation operation)
    {
        string[] names = operation.Path.Split('/') switch
        {
            [_, "api", _, "staff", "people" or "agencies", ..] => ["admin-1", "head-1"],
            [_, "api", _, "staff", "routing-rules" or "handovers", ..] => ["head-1"],
            [_, "api", _, "staff", "webhooks", ..] => ["admin-1", "officer-1"],
            [_, "api", _, "staff", ..] => ["officer-1", "officer-1", "officer-2", "head-1", "director-1"],
            [_, "api", _, "agency", "outbreaks", ..] => ["HOSPITAL", "MEA"],
            [_, "api", _, "agency", ..] => ["MEA", "MEA reading", "MWA", "MEA testing", "MWA testing"],
            [_, "api", _, "agency-link", ..] => ["link"],
            [_, "api", _, "community", ..] => ["committee-1"],
            [_, "api", _, "incidents", ..] => ["resident-1", "resident-2", "committee-1"],
            [_, "open311", ..] => ["nobody", "MEA", "MWA", "MEA testing"],
            _ => [],
        };
        return names.Length == 0 ? world.Callers : world.Callers.FindAll(c => names.Contains(c.Name));
    }

    private static int Given(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;

    /// <summary>The same in every process, unlike that of the framework.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) ^ (number * 16777619));
}
