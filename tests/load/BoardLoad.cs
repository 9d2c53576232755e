using System.Diagnostics;
using System.Globalization;

namespace Saphansung.Load;

/// <summary>
/// How much longer the answers take with many cases than with few. Both sites run at once, and each call goes to one and the other in
/// turn, so that whatever else the machine does weighs on both.
/// </summary>
internal static class BoardLoad
{
    private const double MostTimes = 3;
    private const int WarmUp = 8;

    public static async Task<int> Run(int few, int many, int rounds, CancellationToken ct)
    {
        await using var surroundings = await Surroundings.Start(durable: false, ct);
        await using var small = await Site.Start(few, surroundings, ct);
        await using var large = await Site.Start(many, surroundings, ct);
        return await Compare(small, large, rounds, ct);
    }

    private static async Task<int> Compare(Site small, Site large, int rounds, CancellationToken ct)
    {
        Say($"{"",-46} {small.Cases,9:N0} {large.Cases,9:N0}   times");
        var slow = 0;
        foreach (var call in Calls.All)
        {
            var (few, many) = (new List<double>(), new List<double>());
            for (var round = 0; round < WarmUp + rounds; round++)
            {
                foreach (var (site, times) in round % 2 == 0 ? [(small, few), (large, many)] : new[] { (large, many), (small, few) })
                {
                    var took = await Time(site, call, round, ct);
                    if (round >= WarmUp) times.Add(took);
                }
            }

            var ratio = Median(many) / Median(few);
            if (ratio > MostTimes) slow++;
            Say($"{call.Name,-46} {Median(few),6:0.0} ms {Median(many),6:0.0} ms {ratio,7:0.00}{(ratio > MostTimes ? "  too slow" : "")}");
        }

        Say(slow == 0 ? $"Every answer came within {MostTimes} times." : $"{slow} of {Calls.All.Count} took more than {MostTimes} times as long.");
        return slow == 0 ? 0 : 1;
    }

    private static async Task<double> Time(Site site, Call call, int round, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await site.Client(call.By).GetAsync(call.Path(round), ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        var took = clock.Elapsed.TotalMilliseconds;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{call.Name}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        return took;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
