using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Board;

/// <summary>
/// What the head and the director look at first: what burns, what waits for a word, this week, and the targets as they were kept this
/// morning. Everything is read in one round trip, from maintained counters, from indices and never more than 500 rows of one kind; the
/// answer is below 16 KB. Whoever works on no cases is told nothing of sensitive ones.
/// </summary>
internal static class GetDashboard
{
    private const int Days = 7;
    private const int MostWaiting = 20;
    private const int MostComing = 30;
    private const int TrendDays = 91;

    /// <param name="Waiting">What somebody has to decide or do next, the oldest first; 20 at most.</param>
    /// <param name="Week">From today to the sixth day after it; 30 at most.</param>
    public sealed record Response(DateTime At, Burning Today, IReadOnlyList<Wait> Waiting, IReadOnlyList<Event> Week, IReadOnlyList<TargetLine> Targets);

    /// <param name="Overdue">Open cases past their next deadline.</param>
    /// <param name="Emergencies">Open cases of that priority.</param>
    /// <param name="Disputed">Open cases of which somebody said "not fixed".</param>
    /// <param name="SensitiveUnopened">Open sensitive cases that nobody has opened; null for whoever may not see them.</param>
    /// <param name="SensitiveCategories">Their codes; empty for whoever may not see such cases.</param>
    /// <param name="Agencies">Those that are late with an answer or a fix.</param>
    /// <param name="Flags">What an officer or the head must look at, among the first 500 flagged cases.</param>
    /// <param name="LateReports">Days of the calendar that have passed.</param>
    /// <param name="LateActions">Of the PDCA, open after their day.</param>
    public sealed record Burning(
        BoundedCount Overdue, BoundedCount Emergencies, BoundedCount Disputed, BoundedCount? SensitiveUnopened, IReadOnlyList<string> SensitiveCategories,
        IReadOnlyList<LateAgency> Agencies, IReadOnlyList<FlagCount> Flags, int LateReports, int LateActions);

    /// <param name="Silent">Cases offered to it whose time to accept is over.</param>
    /// <param name="Late">Cases that it has accepted and not fixed in time.</param>
    public sealed record LateAgency(string Code, Text Name, int Silent, int Late);

    public sealed record FlagCount(string Flag, int Count);

    /// <param name="Kind"><c>announcement</c>, <c>programme</c>, <c>report</c> or <c>round</c>.</param>
    /// <param name="State">Its own: an announcement's, a programme's, a report's or a round's.</param>
    /// <param name="Who">Whose turn it is: <c>head</c>, <c>director</c> or <c>officer</c>.</param>
    public sealed record Wait(string Kind, Guid Id, string State, string Who, Text Title, DateTime Since);

    /// <param name="Kind"><c>report_day</c>, <c>course</c>, <c>round_opens</c>, <c>round_closes</c>, <c>announcement</c>, <c>action</c> (of the PDCA) or <c>activity</c> (of the programme).</param>
    /// <param name="On">Bangkok's day.</param>
    public sealed record Event(string Kind, Guid Id, DateOnly On, Text Title);

    /// <param name="Day">On which it was kept; null when it never was.</param>
    /// <param name="Ci">Of a share: 95 %, in percent.</param>
    /// <param name="Confirmed">Of <c>resolved</c>: what the reporter or the committee confirmed.</param>
    /// <param name="Verdict">As of a target's value.</param>
    /// <param name="Trend">One value a week, oldest first.</param>
    public sealed record TargetLine(
        string Code, Text Name, Text Unit, DateOnly? Day, decimal? Value, int? Numerator, int? Denominator, Interval? Ci, decimal? Goal, string? Verdict,
        ShareOfGoal? Confirmed, IReadOnlyList<TrendPoint> Trend);

    public sealed record TrendPoint(DateOnly Day, decimal? Value);

    public static async Task<Ok<Response>> Handle(HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var today = Clock.DayInBangkok(now);
        var all = Person.Of(http.User).Has(Roles.Caseworkers);
        var end = today.AddDays(Days);
        var until = Clock.FromBangkok(end.ToDateTime(TimeOnly.MinValue));
        var values = new { now, today, end, until, all, limit = BoundedCount.Most + 1, MostWaiting, MostComing, since = today.AddDays(-TrendDays) };
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(DashboardSql.All, values, cancellationToken: ct));
        var counts = await results.ReadSingleAsync<Counts>();
        return TypedResults.Ok(new Response(
            now,
            new(BoundedCount.Of(counts.Overdue), BoundedCount.Of(counts.Emergencies), BoundedCount.Of(counts.Disputed), all ? BoundedCount.Of(counts.Unopened) : null,
                all ? counts.Sensitive.Split(',', StringSplitOptions.RemoveEmptyEntries) : [],
                [.. (await results.ReadAsync<AgencyRow>()).Select(a => new LateAgency(a.Code, new(a.NameTh, a.NameEn), a.Silent, a.Late))], (await results.ReadAsync<FlagCount>()).AsList(), counts.LateReports, counts.LateActions),
            [
                .. (await results.ReadAsync<WaitRow>()).Select(w => new Wait(w.Kind, w.Id, w.State, w.Who, new(w.TitleTh, w.TitleEn), w.Since))
                    .Concat((await results.ReadAsync<ReportRow>()).Select(r => new Wait("report", r.Id, r.State, r.Who, new Period(r.FirstDay, r.NextDay, r.Period).Words, r.Since)))
                    .OrderBy(w => w.Since).Take(MostWaiting),
            ],
            [.. (await results.ReadAsync<EventRow>()).Select(e => new Event(e.Kind, e.Id, e.Day, new(e.TitleTh, e.TitleEn)))],
            Targets((await results.ReadAsync<TargetRow>()).AsList(), (await results.ReadAsync<TrendRow>()).ToLookup(t => t.Code, t => new TrendPoint(t.Day, t.Value), StringComparer.Ordinal))));
    }

    private static List<TargetLine> Targets(List<TargetRow> targets, ILookup<string, TrendPoint> trends) => targets.ConvertAll(t => new TargetLine(
        t.Code, new(t.NameTh, t.NameEn), new(t.UnitTh, t.UnitEn), t.Day, t.Value, t.Numerator, t.Denominator,
        t is { Lower: { } lower, Upper: { } upper } ? new(lower, upper) : null, t.Goal, t.Verdict, Confirmed(t), [.. trends[t.Code]]));

    private static ShareOfGoal? Confirmed(TargetRow target) =>
        target is { Parts: { } parts, Denominator: { } of, Goal: { } goal }
        && JsonSerializer.Deserialize<TargetPart[]>(parts, Reports.TargetRow.Json)!.FirstOrDefault(p => p.Code == TargetValues.Confirmed) is { } confirmed
            ? ShareOfGoal.Of(confirmed.Count, of, goal)
            : null;

    private sealed record Counts(int Overdue, int Emergencies, int Disputed, int Unopened, string Sensitive, int LateReports, int LateActions);

    private sealed record AgencyRow(string Code, string NameTh, string NameEn, int Silent, int Late);

    private sealed record WaitRow(string Kind, Guid Id, string State, string Who, string TitleTh, string TitleEn, DateTime Since);

    private sealed record ReportRow(Guid Id, string State, string Who, DateOnly FirstDay, DateOnly NextDay, string? Period, DateTime Since);

    private sealed record EventRow(string Kind, Guid Id, DateOnly Day, string TitleTh, string TitleEn);

    private sealed record TargetRow(
        string Code, string NameTh, string NameEn, string UnitTh, string UnitEn, DateOnly? Day, decimal? Value, int? Numerator, int? Denominator, double? Lower, double? Upper,
        decimal? Goal, string? Verdict, string? Parts);

    private sealed record TrendRow(string Code, DateOnly Day, decimal? Value);
}
