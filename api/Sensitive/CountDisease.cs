using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Disease reports by community, kind of signs and week. Whoever works on no cases sees no count that points at people.</summary>
internal static class CountDisease
{
    private const int MostWeeks = 53;

    /// <param name="Weeks">With the sums over the whole district, oldest first.</param>
    /// <param name="Rows">What was reported anywhere in these weeks.</param>
    public sealed record Response(IReadOnlyList<Week> Weeks, IReadOnlyList<Row> Rows);

    /// <param name="Monday">The week's first day in Bangkok.</param>
    public sealed record Week(DateOnly Monday, int? Reports, int? People, bool Suppressed);

    /// <param name="Community">Null when a report told neither community nor a point near one.</param>
    /// <param name="Signs">The answer to the form's question of that name.</param>
    /// <param name="Cells">One per week, in the order of the weeks.</param>
    public sealed record Row(string? Community, string Signs, IReadOnlyList<Cell> Cells);

    /// <param name="People">Ill people, as the reports say.</param>
    /// <param name="Suppressed">The figures are withheld, because they or their neighbours are small.</param>
    public sealed record Cell(int? Reports, int? People, bool Suppressed);

    public static async Task<Response> Handle(HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, int weeks = 8)
    {
        weeks = Math.Clamp(weeks, 1, MostWeeks);
        var last = Clock.WeekInBangkok(clock.Now());
        var mondays = Enumerable.Range(0, weeks).Select(i => last.AddDays(7 * (i - weeks + 1))).ToList();
        await using var connection = await database.OpenConnectionAsync(ct);
        var counts = await connection.Many<Count>("""
            select community_code, signs, week, count(*)::int as reports, sum(people)::int as people
            from disease_report
            where reported_at >= @since and signs is not null
            group by community_code, signs, week
            order by community_code, signs
            """, new { since = Clock.FromBangkok(mondays[0].ToDateTime(TimeOnly.MinValue)) }, ct);
        return Shown(mondays, counts, whole: Person.Of(http.User).Has(Roles.Caseworkers));
    }

    private static Response Shown(List<DateOnly> mondays, List<Count> counts, bool whole)
    {
        var rows = counts.Select(c => (c.CommunityCode, c.Signs)).Distinct().ToList();
        var found = counts.ToDictionary(c => (c.CommunityCode, c.Signs, c.Week), c => new SmallCounts.Cell(c.Reports, c.People));
        var columns = mondays.ConvertAll(monday =>
        {
            var cells = rows.ConvertAll(r => found.GetValueOrDefault((r.CommunityCode, r.Signs, monday), SmallCounts.Nothing));
            return (Cells: cells, Withheld: whole ? (new bool[cells.Count], false) : SmallCounts.Withheld(cells));
        });
        return new(
            [.. mondays.Zip(columns, (monday, column) => Sum(monday, SmallCounts.Sum(column.Cells), column.Withheld.Item2))],
            [.. rows.Select((row, i) => new Row(row.CommunityCode, row.Signs, [.. columns.Select(c => Shown(c.Cells[i], c.Withheld.Item1[i]))]))]);
    }

    private static Week Sum(DateOnly monday, SmallCounts.Cell sum, bool withheld) =>
        withheld ? new(monday, null, null, true) : new(monday, sum.Reports, sum.People, false);

    private static Cell Shown(SmallCounts.Cell cell, bool withheld) =>
        withheld ? new(null, null, true) : new(cell.Reports, cell.People, false);

    private sealed record Count(string? CommunityCode, string Signs, DateOnly Week, int Reports, int People);
}
