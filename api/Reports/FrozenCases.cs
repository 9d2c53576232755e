using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The cases that a frozen report follows from, a row each: nothing ever holds all their histories.</summary>
internal static class FrozenCases
{
    /// <summary>Whoever fetches a large pack may wait for as long as they like.</summary>
    private const int NoLimit = 0;

    /// <summary>Keeps the cases and counts them on the way.</summary>
    public static async Task<ReportFigures> Keep(NpgsqlTransaction transaction, Guid report, ReportInputs inputs, CancellationToken ct)
    {
        var (counts, position) = (new ReportCounts(inputs), 0);
        await foreach (var cases in CaseHistory.Read(transaction, inputs.Period.YearBefore.Start, inputs.Cutoff, null, ct))
        {
            foreach (var (_, history) in cases) counts.Add(history);
            await transaction.Connection!.Run("""
                insert into report_case (report_id, position, history)
                select @report, @position + number, history from unnest(@histories) with ordinality as frozen (history, number)
                """, new { report, position, histories = cases.Select(c => FrozenText.Of(c.History)).ToArray() }, ct);
            position += cases.Count;
        }

        return counts.Figures();
    }

    public static async IAsyncEnumerable<string> Histories(NpgsqlDataSource database, Guid report, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        const string sql = "select history from report_case where report_id = @report order by position";
        await foreach (var history in connection.QueryUnbufferedAsync<string>(sql, new { report }, commandTimeout: NoLimit).WithCancellation(ct))
            yield return history;
    }

    /// <summary>Everything that happened, in its order.</summary>
    public static async IAsyncEnumerable<FrozenEvent> Events(NpgsqlDataSource database, Guid report, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await foreach (var row in connection.QueryUnbufferedAsync<Row>("""
            select parsed->>'case' as "case", parsed->>'category' as category, moment::text as happened
            from report_case
            cross join lateral (select history::json) as frozen (parsed)
            cross join lateral json_array_elements(parsed->'moments') with ordinality as happened (moment, number)
            where report_id = @report
            order by (moment->>'at')::timestamptz, (parsed->>'case') collate "C", number
            """, new { report }, commandTimeout: NoLimit).WithCancellation(ct))
            yield return new(row.Case, row.Category, FrozenText.Read<CaseMoment>(row.Happened));
    }

    internal sealed record FrozenEvent(string Case, string Category, CaseMoment Happened);

    private sealed record Row(string Case, string Category, string Happened);
}
