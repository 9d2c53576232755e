using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Every indicator with its definition, its figure now, what is missing, and how it went in the last 90 days.</summary>
internal static class ListTargets
{
    private const int Shown = 90;
    private const int Longest = 3660;

    /// <param name="From">First day of the span that cases, courses and reports are counted over, Bangkok's.</param>
    /// <param name="To">Its last day.</param>
    public sealed record Response(DateOnly From, DateOnly To, IReadOnlyList<Target> Targets);

    /// <param name="Version">Of the definition.</param>
    /// <param name="WaysToJudge">What <c>judged</c> may be; empty where there is one way.</param>
    /// <param name="Value">Null when this version of the service counts nothing for it.</param>
    /// <param name="Trend">Values as they were kept each day, oldest first, each with the version it was made with.</param>
    public sealed record Target(
        string Code, int Version, TargetDefinition Definition, IReadOnlyList<string> WaysToJudge, TargetValue? Value, IReadOnlyList<KeptValue> Trend);

    /// <summary>Left out, the span is the present fiscal year.</summary>
    /// <param name="from">First day, such as 2026-10-01.</param>
    /// <param name="to">Last day, such as 2027-09-30.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        NpgsqlDataSource database, TargetValues values, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var now = clock.Now();
        var usual = TargetValues.Usual(now);
        if (from is { Year: < 2000 or > 2200 }) return Refusal.Invalid("from", "not_a_date");
        if (to is { Year: < 2000 or > 2200 }) return Refusal.Invalid("to", "not_a_date");

        var span = new Span(from ?? usual.From, (to ?? usual.End.AddDays(-1)).AddDays(1));
        if (span.From >= span.End) return Refusal.Invalid("to", "before_from");
        if (span.End.DayNumber - span.From.DayNumber > Longest) return Refusal.Invalid("to", $"at_most|{Longest}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var kept = (await connection.Many<KeptValue>($"""
            select {KeptValue.Columns} from target_value where day > @since order by day
            """, new { since = Clock.DayInBangkok(now).AddDays(-Shown) }, ct)).ToLookup(k => k.Code, StringComparer.Ordinal);
        var targets = new List<Target>();
        foreach (var row in await TargetRow.Read(connection, null, ct))
            targets.Add(new(row.Code, row.Version, row.Definition, TargetValues.WaysToJudge(row.Code), await values.Of(connection, row, span, now, ct), [.. kept[row.Code]]));
        return TypedResults.Ok(new Response(span.From, span.End.AddDays(-1), targets));
    }
}

/// <summary>A day's value with the definition's version it was made with.</summary>
public sealed record KeptValue(string Code, DateOnly Day, int Version, decimal? Value, int? Numerator, int? Denominator, decimal? Goal, string Verdict)
{
    internal const string Columns = "target_code as code, day, version, value, numerator, denominator, goal, verdict";
}
