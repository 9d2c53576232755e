using System.Collections.Concurrent;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The figures of any period as they are now. The periods asked for last are kept (<see cref="LiveCases"/>).</summary>
internal sealed class LiveFigures(TargetValues values, NpgsqlDataSource database, Databases databases, TimeProvider clock) : IWork, IDisposable
{
    /// <summary>A report needs three.</summary>
    private const int Most = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Period, LiveCases> periods = [];
    private DateTime worked;

    public static bool ByClock => true;

    public async Task<ReportFigures> Of(Period period, CancellationToken ct)
    {
        var (now, cutoff) = await Count(period, ct);
        var ((before, _), (yearBefore, _)) = (await Count(period.Before, ct), await Count(period.YearBefore, ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        return ReportFigures.Of(await ReportInputs.Load(connection, values, period, cutoff, ct), now, before, yearBefore);
    }

    /// <summary>Reads the present quarter and what it is compared with, so that nobody waits for that, and forgets the changes that everybody knows.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        if (now - worked < Pause) return 0;

        var quarter = Period.QuarterOf(Clock.DayInBangkok(now));
        foreach (var period in (Period[])[quarter, quarter.Before, quarter.YearBefore]) await Count(period, ct);
        foreach (var one in (NpgsqlDataSource[])[database, databases.Test])
        {
            await using var connection = await one.OpenConnectionAsync(ct);
            await connection.Run("delete from case_change where at < now() - interval '1 day'", null, ct);
        }

        worked = now;
        return 0;
    }

    public void Dispose()
    {
        foreach (var kept in periods.Values) kept.Dispose();
    }

    private async Task<(PeriodCases Cases, DateTime Cutoff)> Count(Period period, CancellationToken ct)
    {
        var kept = periods.GetOrAdd(period, p => new(p));
        foreach (var (old, _) in periods.Where(p => p.Value != kept).OrderByDescending(p => p.Value.UsedAt).Skip(Most - 1)) periods.TryRemove(old, out _);
        return await kept.Count(database, clock, ct);
    }
}
