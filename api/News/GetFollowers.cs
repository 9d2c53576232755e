using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// How many follow the account now, what each day brought and took, and LINE's own figures beside ours. Current followers by LINE are
/// <c>followers</c> less <c>blocks</c>, because its <c>followers</c> never falls.
/// </summary>
internal static class GetFollowers
{
    private const int Usual = 90;
    private const int Most = 366;
    private const int InsightsShown = 14;

    /// <param name="Target">What the district wants to reach; null when it names none.</param>
    /// <param name="Now">Followers at this moment, by our ledger.</param>
    /// <param name="Gross">All who ever followed.</param>
    /// <param name="Gone">Those of them who do not follow now.</param>
    /// <param name="Days">Oldest first, in Bangkok's days.</param>
    /// <param name="Line">The last days that LINE was asked for, newest first, in LINE's days (UTC+9).</param>
    public sealed record Response(int? Target, int Now, int Gross, int Gone, IReadOnlyList<Day> Days, IReadOnlyList<LineDay> Line);

    /// <param name="Added">Came for the first time.</param>
    /// <param name="Returned">Came back after having left.</param>
    /// <param name="Lost">Blocked the account or left it.</param>
    /// <param name="Followers">At the end of the day.</param>
    public sealed record Day(DateOnly Date, int Added, int Returned, int Lost, int Followers);

    /// <param name="State"><c>ready</c>, <c>waiting</c> while LINE has no figure yet, or <c>missed</c>.</param>
    /// <param name="Followers">LINE's: all who ever added the account.</param>
    /// <param name="Current">LINE's followers less blocks.</param>
    /// <param name="Ours">By our ledger at the end of that day.</param>
    /// <param name="Difference">Ours less LINE's.</param>
    public sealed record LineDay(DateOnly Date, string State, int? Followers, int? Blocks, int? Current, int? Ours, int? Difference);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        NpgsqlDataSource database, DistrictData district, TimeProvider clock, CancellationToken ct, int days = Usual)
    {
        if (days < 1) return Refusal.Invalid("days", "at_least|1");
        if (days > Most) return Refusal.Invalid("days", $"at_most|{Most}");

        var to = Clock.DayInBangkok(clock.Now());
        var from = to.AddDays(1 - days);
        await using var connection = await database.OpenConnectionAsync(ct);
        var start = Clock.FromBangkok(from.ToDateTime(TimeOnly.MinValue));
        var before = await connection.One<Before>("""
            select coalesce(sum(change) filter (where occurred_at < @start), 0)::integer as at_start,
                   (count(*) filter (where change = 1 and not came_back))::integer as gross
            from follower_event
            where change <> 0
            """, new { start }, ct);
        var moved = await connection.Many<Moved>("""
            select (occurred_at at time zone 'Asia/Bangkok')::date as day,
                   (count(*) filter (where change = 1 and not came_back))::integer as added,
                   (count(*) filter (where change = 1 and came_back))::integer as returned,
                   (count(*) filter (where change = -1))::integer as lost
            from follower_event
            where change <> 0 and occurred_at >= @start
            group by day
            """, new { start }, ct);
        var line = await connection.Many<LineDay>("""
            select day as date, state, followers, blocks, followers - blocks as current, ours, ours - (followers - blocks) as difference
            from follower_insight
            order by day desc
            limit @InsightsShown
            """, new { InsightsShown }, ct);

        var shown = Days(moved.ToDictionary(m => m.Day), from, to, before.AtStart);
        var now = shown[^1].Followers;
        return TypedResults.Ok(new Response((await district.Get(ct)).Settings.Followers?.Target, now, before.Gross, before.Gross - now, shown, line));
    }

    private static List<Day> Days(Dictionary<DateOnly, Moved> moved, DateOnly from, DateOnly to, int followers)
    {
        var days = new List<Day>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var (_, added, returned, lost) = moved.GetValueOrDefault(day) ?? new(day, 0, 0, 0);
            followers += added + returned - lost;
            days.Add(new(day, added, returned, lost, followers));
        }

        return days;
    }

    private sealed record Before(int AtStart, int Gross);

    private sealed record Moved(DateOnly Day, int Added, int Returned, int Lost);
}
