using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>What happened each day in each public category, from counters that are kept with the histories. Days and categories without anything are left out.</summary>
internal static class CountByDay
{
    private const int MostDays = 366;
    private static readonly string[] Header = ["day", "category", "reported", "claimed", "confirmed", "unconfirmed", "disputed"];

    /// <param name="Day">In Bangkok.</param>
    /// <param name="Claimed">Fixes claimed by an agency or the division.</param>
    /// <param name="Confirmed">By the reporter or the community's committee.</param>
    /// <param name="Unconfirmed">Closed by silence.</param>
    /// <param name="Disputed">The reporter or the committee said that it is not fixed.</param>
    public sealed record DayCount(DateOnly Day, string Category, int Reported, int Claimed, int Confirmed, int Unconfirmed, int Disputed);

    public sealed record Response(DateOnly From, DateOnly To, IReadOnlyList<DayCount> Items);

    /// <summary>At most 366 days at once; left out, the last 30.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        [AsParameters] OpenDays days, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (first, end) = days.OrLast30(clock);
        if (Wrong(first, end) is { } refusal) return refusal;
        return TypedResults.Ok(new Response(first, end, await Read(database, first, end, ct)));
    }

    public static async Task<Results<PushStreamHttpResult, Refusal>> Csv(
        [AsParameters] OpenDays days, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (first, end) = days.OrLast30(clock);
        if (Wrong(first, end) is { } refusal) return refusal;
        var items = await Read(database, first, end, ct);
        return CsvFile.Of("daily.csv", Header, _ => items.ToAsyncEnumerable(), (csv, item) =>
        {
            csv.WriteField(item.Day);
            csv.WriteField(item.Category);
            foreach (var count in (ReadOnlySpan<int>)[item.Reported, item.Claimed, item.Confirmed, item.Unconfirmed, item.Disputed]) csv.WriteField(count, default, CultureInfo.InvariantCulture);
        }, ct);
    }

    private static Refusal? Wrong(DateOnly first, DateOnly end) =>
        first > end ? Refusal.Invalid("from", "unknown_value")
        : end.DayNumber - first.DayNumber > MostDays ? Refusal.Invalid("to", $"too_many_days|{MostDays}")
        : null;

    private static async Task<List<DayCount>> Read(NpgsqlDataSource database, DateOnly first, DateOnly end, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Many<DayCount>($"""
            select day, category_code as category,
                   coalesce(sum(n) filter (where figure = 'reported'), 0)::int as reported,
                   coalesce(sum(n) filter (where figure = 'claimed'), 0)::int as claimed,
                   coalesce(sum(n) filter (where figure = 'confirmed'), 0)::int as confirmed,
                   coalesce(sum(n) filter (where figure = 'unconfirmed'), 0)::int as unconfirmed,
                   coalesce(sum(n) filter (where figure = 'disputed'), 0)::int as disputed
            from ({Counted}) as counted
            join category on code = category_code
            where agency_code = ''
            group by day, position, category_code
            having sum(n) > 0
            order by day, position
            """, new { first, end, Figures }, ct);
    }

    private static readonly string[] Figures = ["reported", "claimed", "confirmed", "unconfirmed", "disputed"];

    /// <summary>The counters of public categories in a range of days: sums, and rows that no worker has added up yet.</summary>
    internal const string Counted = """
        select figure, day, category_code, agency_code, n
        from tally_day
        where figure = any(@Figures) and day >= @first and day < @end and community_code = '*'
          and category_code in (select code from category where public and not sensitive)
        union all
        select figure, day, category_code, coalesce(agency_code, ''), n
        from tally
        where figure = any(@Figures) and day >= @first and day < @end and not folded
          and category_code in (select code from category where public and not sensitive)
        """;
}
