using System.Data;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// What the cases say about one period, kept in memory. The cases are read once; afterwards only those that <c>case_change</c> names, so
/// that a report takes no longer for a million cases than for few. Each instance of the service has its own.
/// </summary>
internal sealed class LiveCases(Period period) : IDisposable
{
    /// <summary>Changes are kept for longer (<see cref="LivePeriods"/>).</summary>
    private static readonly TimeSpan KnowsAllAfter = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<Guid, CaseFacts> facts = [];
    private readonly HashSet<Guid> early = [];
    private CaseCounts counts = new();
    private string? snapshot;
    private DateTime readAt;
    private (PeriodCases Cases, DateTime Cutoff, decimal Goal)? counted;

    public DateTime UsedAt { get; private set; }

    /// <returns>The figures and their cut-off: now, or the end of the period when that is over.</returns>
    /// <param name="goal">Percent that is meant to be resolved.</param>
    public Task<(PeriodCases Cases, DateTime Cutoff)> Count(decimal goal, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct) => After(database, clock, cutoff =>
    {
        // Open cases grow older while nothing happens.
        if (counted is not { } known || known.Cutoff != cutoff || known.Goal != goal) counted = known = (PeriodCases.Of(counts, cutoff, goal), cutoff, goal);
        return (known.Cases, cutoff);
    }, ct);

    public Task Read(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct) => After(database, clock, cutoff => cutoff, ct);

    /// <returns>What a target says of them.</returns>
    public Task<CohortFigures> Count(TargetRow target, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct) => After(database, clock, cutoff =>
    {
        counts.Count(target.Key, target.Definition, facts.Values);
        return counts.At(target.Key, cutoff);
    }, ct);

    private async Task<T> After<T>(NpgsqlDataSource database, TimeProvider clock, Func<DateTime, T> look, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var now = UsedAt = clock.Now();
            var cutoff = now < period.End ? now : period.End;
            await Follow(database, now, cutoff, ct);
            return look(cutoff);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task Follow(NpgsqlDataSource database, DateTime now, DateTime cutoff, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot for what has changed and for what is read then.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var seen = await connection.One<Seen>("""
            select pg_current_snapshot()::text as snapshot,
                   coalesce((
                       select string_agg(distinct coalesce(incident_id::text, 'all'), ' ')
                       from case_change
                       where changed_by >= pg_snapshot_xmin(@snapshot::pg_snapshot) and not pg_visible_in_snapshot(changed_by, @snapshot::pg_snapshot)), '') as changed
            """, new { snapshot }, ct);
        var changed = seen.Changed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = snapshot is null || now - readAt > KnowsAllAfter || changed.Contains("all", StringComparer.Ordinal);
        Guid[] ids = all ? [] : [.. changed.Select(Guid.Parse).Union(early)];
        // Half done is not done.
        snapshot = null;
        if (all) await ReadAll(transaction, cutoff, ct);
        else if (ids.Length > 0) await ReadAgain(transaction, ids, cutoff, ct);

        await transaction.CommitAsync(ct);
        (snapshot, readAt) = (seen.Snapshot, now);
    }

    private async Task ReadAll(NpgsqlTransaction transaction, DateTime cutoff, CancellationToken ct)
    {
        counts = new();
        counted = null;
        facts.Clear();
        early.Clear();
        // Whatever ended before the period says nothing about it: nothing that counts comes after an end but a reopening.
        await foreach (var cases in CaseHistory.Read(transaction, period.Start, period.End, null, ct))
            foreach (var (id, history) in cases) Say(id, history, cutoff);
    }

    private async Task ReadAgain(NpgsqlTransaction transaction, Guid[] ids, DateTime cutoff, CancellationToken ct)
    {
        var gone = ids.ToHashSet();
        early.Clear();
        await foreach (var cases in CaseHistory.Read(transaction, period.Start, period.End, ids, ct))
            foreach (var (id, history) in cases)
            {
                gone.Remove(id);
                Say(id, history, cutoff);
            }

        foreach (var id in gone) Replace(id, null);
    }

    private void Say(Guid id, CaseHistory history, DateTime cutoff)
    {
        Replace(id, CaseFacts.Of(history, period.Start, cutoff));
        // Recorded in this very moment: it counts from the next one on.
        if (history.Moments is [.., { At: var last }] && last >= cutoff) early.Add(id);
    }

    private void Replace(Guid id, CaseFacts? now)
    {
        var before = facts.GetValueOrDefault(id);
        // What happens after a period changes nothing in it, and nothing is counted again.
        if (before is null ? now is null : now?.SaysTheSameAs(before) == true) return;

        counted = null;
        if (before is not null) counts.Change(before, comes: false);
        if (now is null)
        {
            facts.Remove(id);
            return;
        }

        facts[id] = now;
        counts.Change(now, comes: true);
    }

    private sealed record Seen(string Snapshot, string Changed);
}
