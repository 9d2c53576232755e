using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// Asks LINE once a day how many followers it counts, to hold our own ledger against. LINE's days are those of UTC+9, its figure of a day
/// comes during the next, and only one that is <c>ready</c> counts; until then it is asked again.
/// </summary>
internal sealed class FollowerInsights(NpgsqlDataSource database, LineClient line, TimeProvider clock) : IWork
{
    private static readonly TimeSpan LinesZone = TimeSpan.FromHours(9);
    private static readonly TimeSpan ReadyAt = TimeSpan.FromHours(14);  // of the next day there, noon in Bangkok
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(14);
    private const int MostDaysBack = 31;

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await Plan(connection, now, ct);
        if (await Claim(connection, now, ct) is not { } day) return 0;

        var answer = await line.Followers(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), ct);
        await Settle(connection, day, answer, clock.Now(), ct);
        return 1;
    }

    public static DateOnly LinesDay(DateTime utc) => DateOnly.FromDateTime(utc + LinesZone);

    /// <summary>The moment at which LINE's day is over.</summary>
    private static DateTime EndOf(DateOnly day) => DateTime.SpecifyKind(day.AddDays(1).ToDateTime(TimeOnly.MinValue) - LinesZone, DateTimeKind.Utc);

    /// <summary>A row for each day up to yesterday; what was missed while the service stood still is asked for, too.</summary>
    private static async Task Plan(DbConnection connection, DateTime now, CancellationToken ct)
    {
        var yesterday = LinesDay(now).AddDays(-1);
        var last = await connection.One<DateOnly?>("select max(day) from follower_insight", null, ct);
        if (last >= yesterday) return;

        var first = last is { } known && known.AddDays(1) > yesterday.AddDays(-MostDaysBack) ? known.AddDays(1) : last is null ? yesterday : yesterday.AddDays(-MostDaysBack);
        for (var day = first; day <= yesterday; day = day.AddDays(1))
        {
            await connection.Run("insert into follower_insight (day, due_at) values (@day, @dueAt) on conflict (day) do nothing",
                new { day, dueAt = EndOf(day) + ReadyAt }, ct);
        }
    }

    /// <summary>At most one call a minute, whatever there is to catch up: LINE takes 60 an hour. Whoever comes second waits here and finds nothing due.</summary>
    private static Task<DateOnly?> Claim(DbConnection connection, DateTime now, CancellationToken ct) => connection.OneOrNone<DateOnly?>("""
        with due as (
            select day
            from follower_insight
            where state = 'waiting' and due_at <= @now and not exists (select from follower_insight where asked_at > @now - interval '1 minute')
            order by due_at, day
            limit 1
            for update
        )
        update follower_insight
        set asked_at = @now, attempts = attempts + 1, due_at = @until
        from due
        where follower_insight.day = due.day
        returning due.day
        """, new { now, until = now + ClaimLasts }, ct);

    private static async Task Settle(DbConnection connection, DateOnly day, LineClient.Answer answer, DateTime now, CancellationToken ct)
    {
        if (Read(answer) is { } told)
        {
            await connection.Run("""
                update follower_insight
                set state = 'ready', followers = @Followers, blocks = @Blocks, reach = @TargetedReaches, last_error = null,
                    ours = (select coalesce(sum(change), 0) from follower_event where occurred_at < @end)
                where day = @day
                """, new { day, told.Followers, told.Blocks, told.TargetedReaches, end = EndOf(day) }, ct);
            return;
        }

        await connection.Run("""
            update follower_insight
            set state = case when @now > @giveUp then 'missed' else 'waiting' end, due_at = @next, last_error = @error
            where day = @day
            """, new { day, now, giveUp = EndOf(day) + GiveUpAfter, next = now + Again, error = answer.Status is { } status ? $"LINE {status}" : "LINE did not answer" }, ct);
    }

    /// <returns>Null while the figure is not ready.</returns>
    private static Insight? Read(LineClient.Answer answer)
    {
        if (answer is not { Status: 200, Body: { } body }) return null;
        try
        {
            return JsonSerializer.Deserialize<Insight>(body, JsonSerializerOptions.Web) is { Status: "ready", Followers: not null } told ? told : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Insight(string? Status, int? Followers, int? Blocks, int? TargetedReaches);
}
