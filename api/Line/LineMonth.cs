using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Asks LINE for the month's plan and what is used of it: only when somebody needs to know, every few minutes at most, and one instance
/// for all. Nobody decides while it is being asked. When LINE does not say, the last numbers and our own ledger stand.
/// </summary>
internal sealed class LineMonth(NpgsqlDataSource database, LineClient line, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>Longer than the two calls may take; should the process die in between, others may ask after it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    public async Task Refresh(CancellationToken ct)
    {
        var now = clock.Now();
        if (!await Begin(now, ct)) return;
        try
        {
            var plan = await line.Call(HttpMethod.Get, "/v2/bot/message/quota", null, ct);
            var used = plan.Status == 200 ? await line.Call(HttpMethod.Get, "/v2/bot/message/quota/consumption", null, ct) : plan;
            await End(used.Status == 200 ? Read(plan.Body, used.Body) : null, used.Status == 200 ? null : $"{used.Status}", now, ct);
        }
        catch (OperationCanceledException)
        {
            // The next one to need it asks.
            await End(null, null, now - Again, CancellationToken.None);
            throw;
        }
    }

    private async Task<bool> Begin(DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Run("""
            update line_quota
            set reading_until = @until
            where read_due_at <= @now and coalesce(reading_until <= @now, true)
            """, new { now, until = now + Longest }, ct) == 1;
    }

    private async Task End(Numbers? said, string? error, DateTime now, CancellationToken ct)
    {
        var (_, month) = LineQuota.Month(now);
        var due = said is null ? now + Again : now + Fresh < month ? now + Fresh : month;
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run($"""
            update line_quota
            set reading_until = null, read_due_at = @due, last_error = @error,
                plan = case when @said then @Plan::integer else plan end,
                used = case when @said then @Used else used end,
                read_at = case when @said then @now else read_at end;
            -- LINE itself says that nothing is left: what its refusal put off is decided anew.
            update outbox
            set due_at = @now
            where @said and @Used >= @Plan and kind in ('line_push', 'line_multicast') and state = 'waiting' and last_error = @MonthlyLimit;
            notify {Signals.Work};
            """, new { due, error, now, said = said is not null, said?.Plan, Used = said?.Used ?? 0, Outbox.MonthlyLimit }, ct);
    }

    private static Numbers? Read(string? plan, string? used)
    {
        if (plan is null || used is null) return null;
        try
        {
            using var limit = JsonDocument.Parse(plan);
            using var consumption = JsonDocument.Parse(used);
            var limited = limit.RootElement.TryGetProperty("value", out var value);
            return new(limited ? value.GetInt32() : null, consumption.RootElement.GetProperty("totalUsage").GetInt32());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private sealed record Numbers(int? Plan, int Used);
}
