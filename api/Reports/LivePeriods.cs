using System.Collections.Concurrent;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The cases of any period as they are now. The periods asked for last are kept (<see cref="LiveCases"/>).</summary>
internal sealed class LivePeriods(NpgsqlDataSource database, Databases databases, TimeProvider clock) : IWork, IDisposable
{
    /// <summary>A report needs three, the targets two.</summary>
    private const int Most = 12;

    private const int Longest = 366;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(DateOnly From, DateOnly To), LiveCases> periods = [];
    private DateTime worked;

    /// <returns>The figures and their cut-off: now, or the end of the period when that is over.</returns>
    /// <param name="goal">Percent that is meant to be resolved.</param>
    public Task<(PeriodCases Cases, DateTime Cutoff)> Count(Period period, decimal goal, CancellationToken ct) => Kept(period).Count(goal, database, clock, ct);

    /// <returns>What a target says of them.</returns>
    public Task<CohortFigures> Count(TargetRow target, Period period, CancellationToken ct) => Kept(period).Count(target, database, clock, ct);

    /// <summary>Reads the present quarter and what it is compared with, so that nobody waits for that, and forgets the changes that everybody knows.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        if (now - worked < Pause) return 0;

        var quarter = Period.QuarterOf(Clock.DayInBangkok(now));
        foreach (var period in (Period[])[quarter, quarter.Before, quarter.YearBefore]) await Kept(period).Read(database, clock, ct);
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

    private LiveCases Kept(Period period)
    {
        // Of many years at once nothing is kept.
        if (period.To.DayNumber - period.From.DayNumber > Longest) return new(period);

        var kept = periods.GetOrAdd((period.From, period.To), _ => new(period));
        foreach (var (old, _) in periods.Where(p => p.Value != kept).OrderByDescending(p => p.Value.UsedAt).Skip(Most - 1)) periods.TryRemove(old, out _);
        return kept;
    }
}
