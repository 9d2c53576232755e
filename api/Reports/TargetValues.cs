using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Reports;

/// <summary>
/// What each indicator is counted by: one query each. Reports call this too; a figure of the past is the cases of that span as they
/// stand now, and what was said then is kept in <c>target_value</c> and in the reports.
/// </summary>
internal sealed class TargetValues(LivePeriods periods, IOptions<LineOptions> line)
{
    internal const string ResolvedCode = "resolved";
    private const string EvidenceCode = "evidence";
    private const string SpeedCode = "speed";

    private const string Claimed = "claimed";
    internal const string Confirmed = "confirmed";
    private static readonly string[] Counted = [Claimed, ResolvedCode, Confirmed];

    /// <summary>The ways to judge that <see cref="TargetDefinition.Judged"/> may name.</summary>
    public static IReadOnlyList<string> WaysToJudge(string code) => code == ResolvedCode ? Counted : [];

    /// <summary>The whole fiscal year of this day, of which nothing after now can be counted.</summary>
    public static Span Usual(DateTime now) => FiscalYear.Whole(FiscalYear.Of(Clock.DayInBangkok(now)));

    /// <returns>Null for a code that nothing is counted for, such as one that only another district's file has.</returns>
    public async Task<TargetValue?> Of(DbConnection connection, TargetRow target, Span span, DateTime now, CancellationToken ct)
    {
        var (definition, cutOff) = (target.Definition, now < span.Until ? now : span.Until);
        return target.Code switch
        {
            "account" => Account(definition, cutOff),
            "network_group" => await NetworkGroup(connection, definition, cutOff, ct),
            "manuals" => await Manuals(connection, definition, cutOff, ct),
            "training" => await Training(connection, definition, span, cutOff, ct),
            "followers" => await Followers(connection, definition, cutOff, ct),
            "satisfaction" => await Satisfaction(connection, definition, cutOff, ct),
            ResolvedCode => Resolved(definition, await periods.Count(target, new(span.From, span.End, null), ct), cutOff),
            EvidenceCode => Evidence(definition, await periods.Count(target, new(span.From, span.End, null), ct), cutOff),
            SpeedCode => Speed(
                await periods.Count(target, new(span.From, span.End, null), ct), await periods.Count(target, TargetCases.YearBefore(span, cutOff), ct), cutOff),
            "reports" => await Delivered(connection, definition, span, cutOff, ct),
            _ => null,
        };
    }

    private TargetValue Account(TargetDefinition definition, DateTime cutOff) => TargetValue.Count(
        line.Value.BotUserId.Length > 0 ? 1 : 0, definition.Goal, cutOff,
        _ => new("ต้องเชื่อมต่อบัญชี LINE ของเขตกับระบบ", "The district's LINE account has to be connected."));

    private static async Task<TargetValue> NetworkGroup(DbConnection connection, TargetDefinition definition, DateTime cutOff, CancellationToken ct)
    {
        var group = await connection.OneOrNone<Group>("select member_count from network_group where state = 'active' and bound_at <= @cutOff", new { cutOff }, ct);
        var tooMany = group?.MemberCount - definition.Most ?? 0;
        return TargetValue.Count(
            group is not null && tooMany <= 0 ? 1 : 0, definition.Goal, cutOff,
            _ => tooMany > 0
                ? new($"กลุ่มมีสมาชิกเกินที่กำหนด {tooMany} คน", $"The group has {tooMany} members too many.")
                : new("ต้องผูกกลุ่ม LINE ของเครือข่าย 1 กลุ่ม", "The network's LINE group has to be bound."),
            null, group?.MemberCount is { } members ? [new("members", members)] : []);
    }

    private static async Task<TargetValue> Manuals(DbConnection connection, TargetDefinition definition, DateTime cutOff, CancellationToken ct) => TargetValue.Count(
        await connection.One<int>("select count(distinct coalesce(reference, note))::int from activity_evidence where kind = 'manual' and created_at <= @cutOff", new { cutOff }, ct),
        definition.Goal, cutOff, n => new($"ต้องแนบคู่มือ เช่น /manuals/member เป็นหลักฐานในหน้าโครงการอีก {n} เล่ม", $"{n} more manual(s), such as /manuals/member, have to be attached as evidence on the programme page."));

    private static async Task<TargetValue> Training(DbConnection connection, TargetDefinition definition, Span span, DateTime cutOff, CancellationToken ct) => TargetValue.Count(
        await connection.One<int>("""
            select count(*)::int from course where state in ('closed', 'reported') and held_on >= @From and held_on < @End and held_on <= @today
            """, new { span.From, span.End, today = Clock.DayInBangkok(cutOff) }, ct),
        definition.Goal, cutOff, n => new($"ต้องจัดอบรมและปิดหลักสูตรอีก {n} ครั้ง", $"{n} more course(s) have to be held and closed."));

    private static async Task<TargetValue> Followers(DbConnection connection, TargetDefinition definition, DateTime cutOff, CancellationToken ct) => TargetValue.Count(
        await connection.One<int>("select coalesce(sum(change), 0)::int from follower_event where change <> 0 and occurred_at <= @cutOff", new { cutOff }, ct),
        definition.Goal, cutOff, n => new($"ต้องมีผู้ติดตามอีก {n} คน", $"{n} more followers are needed."));

    private static async Task<TargetValue> Satisfaction(DbConnection connection, TargetDefinition definition, DateTime cutOff, CancellationToken ct)
    {
        var latest = await connection.OneOrNone<Guid?>("""
            select id from survey_round
            where state in ('open', 'closed', 'reported') and closes_at <= @cutOff and audience->>'kind' = 'network'
            order by closes_at desc, id desc
            limit 1
            """, new { cutOff }, ct);
        var nothing = new Text("ต้องสำรวจสมาชิกเครือข่ายและปิดรอบ 1 รอบ", "A survey of the network's members has to be held and closed.");
        if (latest is not { } id) return TargetValue.Of(null, null, null, null, definition.Goal, TargetValue.NoData, nothing, cutOff);

        var round = (await ResultsRound.Find(connection, id, ct))!;
        var score = (await RoundResults.Load(connection, round, (await RoundAnswers.Load(connection, id, ct))!, covered: true, ct)).Overall;
        if (score.N is not { } n) return TargetValue.Of(null, null, null, null, definition.Goal, TargetValue.Withheld, null, cutOff);
        if (score.Satisfaction is not { } satisfied) return TargetValue.Of(null, 0, 0, null, definition.Goal, TargetValue.NoData, nothing, cutOff);

        var byMean = round.SatisfactionDefinition == ResultsScore.OfMean;
        var (value, ci) = byMean ? (satisfied.OfMean, satisfied.OfMeanCi) : ((decimal?)satisfied.Share, satisfied.ShareCi);
        // Nearly all are satisfied: so many at least is known, and how many exactly would point at the others.
        if (value is null)
            return TargetValue.Of(null, null, n, null, definition.Goal, !byMean && satisfied.ShareAtLeast >= (double?)definition.Goal ? TargetValue.Reached : TargetValue.Withheld, null, cutOff);

        // As it is printed, so that 79.995 and its 80.00 are not judged apart.
        var lacking = definition.Goal is { } goal ? goal - Bands.Round(value.Value) : 0;
        var people = byMean ? 0 : (int)Math.Ceiling((definition.Goal ?? 0) * n / 100) - satisfied.Satisfied!.Value;
        var verdict = lacking > 0 ? TargetValue.NotReached : ci is not null && ci.Lower < (double)(definition.Goal ?? 0) ? TargetValue.Unsure : TargetValue.Reached;
        return TargetValue.Of(value, satisfied.Satisfied, n, ci, definition.Goal, verdict, lacking <= 0 ? null : byMean
            ? new($"ต้องเพิ่มขึ้นอีก {lacking:0.00} จุดร้อยละ", $"{lacking:0.00} percentage points are missing.")
            : new($"ต้องมีผู้พึงพอใจอีก {people} คน จากผู้ตอบ {n} คน", $"{people} more of {n} respondents would have to be satisfied."), cutOff);
    }

    internal static bool FollowsFromCases(string code) => code is ResolvedCode or EvidenceCode or SpeedCode;

    /// <summary>Of the targets that follow from cases alone; a report says the same of the cases it holds.</summary>
    /// <param name="yearBefore">As <see cref="TargetCases.YearBefore"/> names them.</param>
    internal static TargetValue OfCases(string code, TargetDefinition definition, CohortFigures cases, CohortFigures yearBefore, DateTime cutOff) =>
        code switch
        {
            ResolvedCode => Resolved(definition, cases, cutOff),
            EvidenceCode => Evidence(definition, cases, cutOff),
            _ => Speed(cases, yearBefore, cutOff),
        };

    /// <summary>As the cases stood at the cut-off.</summary>
    private static TargetValue Resolved(TargetDefinition definition, CohortFigures cases, DateTime cutOff) => TargetValue.Share(
        definition.Judged switch { Claimed => cases.Claimed, Confirmed => cases.Confirmed, _ => cases.Resolved }, cases.N, definition.Goal, cutOff, NoCases,
        definition.Judged == Confirmed
            ? n => new($"ต้องมีเรื่องที่ผู้แจ้งหรือชุมชนยืนยันว่าแก้ไขแล้วอีก {n} เรื่อง", $"{n} more cases have to be confirmed as fixed.")
            : n => new($"ต้องมีเรื่องที่แก้ไขแล้วอีก {n} เรื่อง", $"{n} more cases have to be fixed."),
        new("reported", cases.N), new(Claimed, cases.Claimed), new(Confirmed, cases.Confirmed), new("unconfirmed", cases.Resolved - cases.Confirmed),
        new("disputed", cases.Disputed));

    private static TargetValue Evidence(TargetDefinition definition, CohortFigures cases, DateTime cutOff) => TargetValue.Count(
        cases.WithEither, definition.Goal, cutOff,
        n => new($"ต้องมีเรื่องที่มีหนังสือตอบกลับหรือภาพถ่ายการแก้ไขอีก {n} เรื่อง", $"{n} more cases with a reply letter or a photo of the fix are needed."),
        cases.Claimed, new("letters", cases.WithLetter), new("photos", cases.WithPhoto));

    /// <summary>Days to the fix that stands, against the same days of the year before (<see cref="TargetCases.YearBefore"/>).</summary>
    private static TargetValue Speed(CohortFigures now, CohortFigures before, DateTime cutOff)
    {
        var (median, goal) = (Rounded(now.WithOpen), Rounded(before.WithOpen));
        if (median is null || goal is null)
            return TargetValue.Of(median, null, now.N, null, goal, TargetValue.NoData, median is null
                ? new("ต้องมีเรื่องที่แก้ไขแล้วอย่างน้อยครึ่งหนึ่งของเรื่องที่แจ้ง จึงจะรู้มัธยฐาน", "At least half of the cases have to be fixed before their median is known.")
                : new("ยังไม่มีค่าของช่วงเดียวกันปีก่อนให้เทียบ", "There is no figure of the same span of the year before to compare with."), cutOff);

        var lacking = median - goal;
        return TargetValue.Of(median, null, now.N, null, goal, lacking < 0 ? TargetValue.Reached : TargetValue.NotReached, lacking < 0 ? null
            : new($"ต้องเร็วกว่าปีก่อน คือใช้เวลาน้อยกว่า {goal:0.0} วัน", $"It has to be faster than the year before: less than {goal:0.0} days."), cutOff, new TargetPart("before", before.N));
    }

    private static async Task<TargetValue> Delivered(DbConnection connection, TargetDefinition definition, Span span, DateTime cutOff, CancellationToken ct)
    {
        var reports = await connection.One<Reports>("""
            select count(*)::int as due, (count(*) filter (where done_at <= @cutOff))::int as delivered,
                   (count(*) filter (where done_at <= @cutOff and (done_at at time zone 'Asia/Bangkok')::date > due_on))::int as late
            from report_day
            where due_on >= @From and due_on < @End and due_on < @today
            """, new { span.From, span.End, cutOff, today = Clock.DayInBangkok(cutOff) }, ct);
        return TargetValue.Share(
            reports.Delivered, reports.Due, definition.Goal, cutOff, new("ยังไม่มีรายงานที่ครบกำหนด", "No report has been due yet."),
            n => new($"ต้องส่งรายงานที่เลยกำหนดอีก {n} ฉบับ", $"{n} overdue report(s) have to be delivered."), new TargetPart("late", reports.Late));
    }

    private static readonly Text NoCases = new("ยังไม่มีเรื่องที่แจ้งผ่านกลุ่ม", "Nothing has been reported through the group yet.");

    private static decimal? Rounded(double? days) => days is { } known ? decimal.Round((decimal)known, 2, MidpointRounding.AwayFromZero) : null;

    private sealed record Group(int? MemberCount);

    private sealed record Reports(int Due, int Delivered, int Late);
}
