using System.Globalization;
using System.Text.Json;
using MathNet.Numerics.Distributions;
using Saphansung.Api.Incidents;
using Saphansung.Api.Reports;

namespace Saphansung.Tests.Reports;

/// <summary>
/// Every figure about cases once more, by other means: plain SQL over the events, textbook formulas, and for survival the definition
/// itself, time by time. It shares no line with the product.
/// </summary>
internal sealed class SecondComputation(App app)
{
    private const double Near = 1e-9;
    private const double Z = 1.959963984540054;

    private static readonly string Cases = $"""
        select coalesce(json_agg(json_build_object(
            'category', case when sensitive then 'sensitive' else category_code end, 'community', case when sensitive then '-' else community_code end, 'sensitive', sensitive,
            'reported', extract(epoch from reported_at) / 86400, 'atStart', {Last("incident_event.status", "$1")}, 'atEnd', {Last("incident_event.status", "$2")},
            'since', {Last("extract(epoch from recorded_at) / 86400", "$2")}, 'by', {Last("kind", "$2")},
            'claimed', (select extract(epoch from max(recorded_at)) / 86400 from incident_event
                        where incident_id = incident.id and incident_event.status = 'claimed_fixed' and recorded_at < $2),
            'answered', (select extract(epoch from min(recorded_at)) / 86400 from incident_event
                         where incident_id = incident.id and incident_event.status <> 'received' and recorded_at < $2),
            'takenUp', exists (select from incident_event where incident_id = incident.id and kind = 'reopened' and recorded_at >= $1 and recorded_at < $2),
            'disputed', exists (select from incident_event
                                where incident_id = incident.id and kind = 'reopened' and data->>'from' in ('claimed_fixed', 'resolved') and recorded_at < $2),
            'group', filed_from = 'group', 'letter', {Brought("letter")}, 'photo', {Brought("photo")})), '[]')::text
        from incident join category on code = category_code
        where reported_at < $2
        """;

    private const string Agencies = """
        with line as (
            select incident_event.*, data->>'assignmentStatus' as said, data->>'onTime' as on_time,
                   lead(kind) over (partition by incident_id, agency_code, kind in ('assigned', 'assignment') order by recorded_at, sequence) as next
            from incident_event
            where recorded_at < $2 and agency_code is not null and not coalesce((data->>'stale')::boolean, false) and not coalesce((data->>'repeated')::boolean, false)
        ), denied as (
            select distinct denial.id, line.agency_code
            from incident_event as denial join line using (incident_id)
            where denial.kind = 'reopened' and denial.data->>'from' in ('claimed_fixed', 'resolved') and denial.recorded_at >= $1 and denial.recorded_at < $2
              and line.said = 'done' and (line.recorded_at, line.sequence) < (denial.recorded_at, denial.sequence)
        ), answered as (
            select agency_code, count(*) filter (where kind = 'assigned') as offered, count(*) filter (where said = 'accepted' and on_time = 'true') as soon,
                   count(*) filter (where said = 'accepted' and on_time = 'false') as late, count(*) filter (where said = 'declined') as declined,
                   count(*) filter (where kind = 'assigned' and next is null and (
                       select status from incident_event as state where state.incident_id = line.incident_id and status is not null and recorded_at < $2
                       order by recorded_at desc, sequence desc limit 1) <> all ('{resolved,closed_unfixed,not_ours,duplicate,withdrawn}')) as silent,
                   count(*) filter (where said = 'done' and on_time = 'true') as done, count(*) filter (where said = 'done' and on_time = 'false') as done_late,
                   count(*) filter (where said = 'done' and exists (select from photo where event_id = line.id)) as photos,
                   count(*) filter (where said = 'done' and exists (select from letter where event_id = line.id)) as letters
            from line where recorded_at >= $1 group by 1
        )
        select coalesce(string_agg(concat_ws(' ', agency_code, offered, soon, late, declined, silent, done, done_late, photos, letters,
            (select count(*) from denied where denied.agency_code = answered.agency_code)), E'\n' order by agency_code), '')
        from answered
        """;

    /// <summary>Holds all figures of a report against the database.</summary>
    public async Task Holds(ReportFigures figures)
    {
        var (start, end) = (Midnight(figures.From), figures.Cutoff);
        var now = await Holds(figures.Cases.Flow, figures.Cases.Resolved, figures.Cases.Speed, start, end, figures.Goal);
        Categories(now).ShouldBe(figures.Cases.ByCategory.Select(c => string.Join(' ', [c.Category, c.CarriedIn, c.Received, c.Reopened, c.CarriedOut, .. c.States.Select(s => s.N)])));
        Same(figures.Cases.Answer, Cohort(now).ConvertAll(c => c.Answered is { } at ? (at - c.Reported, true) : (Days(end) - c.Reported, false)));
        (await app.Sql<string>(Agencies, start, end)).ShouldBe(string.Join('\n', figures.Cases.Agencies.Select(a => string.Join(' ', a.Agency, a.Offered, a.AcceptedOnTime,
            a.AcceptedLate, a.Declined, a.Unanswered, a.DoneOnTime, a.DoneLate, a.WithPhoto, a.WithLetter, a.Disputed))));
        foreach (var a in figures.Cases.Agencies.Where(a => a.Acknowledged is not null))
            a.Acknowledged!.Value.ShouldBe(100m * a.AcceptedOnTime / (a.AcceptedOnTime + a.AcceptedLate + a.Declined + a.Unanswered), 0.005m);
        Communities(figures.Cases.Communities, Cohort(now), end, figures.Goal);
        await Targets(figures, now, end);
        await Around(figures, start, end);

        var before = figures.From.AddMonths(-3);
        await Compared(figures.Before, Midnight(before), Midnight(figures.From));
        await Compared(figures.YearBefore, Midnight(figures.From.AddYears(-1)), Midnight(figures.To.AddYears(-1)));

        async Task Compared(CaseComparison then, DateTime from, DateTime to)
        {
            var earlier = await Holds(then.Flow, then.Resolved, then.Speed, from, to, figures.Goal);
            var (a, b) = (figures.Cases.Resolved, then.Resolved);
            var (p1, p2) = ((double)a.Resolved.N / a.Of, (double)b.Resolved.N / b.Of);
            var ((l1, u1), (l2, u2)) = (Wilson(a.Resolved.N, a.Of), Wilson(b.Resolved.N, b.Of));
            then.Difference!.Value.ShouldBe(100 * (p1 - p2), Near);
            then.Ci!.Lower.ShouldBe(100 * (p1 - p2 - Math.Sqrt(((p1 - l1) * (p1 - l1)) + ((u2 - p2) * (u2 - p2)))), 1e-6);
            then.Ci.Upper.ShouldBe(100 * (p1 - p2 + Math.Sqrt(((u1 - p1) * (u1 - p1)) + ((p2 - l2) * (p2 - l2)))), 1e-6);
            then.Verdict.En.ShouldBe(end < Midnight(figures.To) ? "The period is not over: no comparison yet" : then.Ci.Lower > 0 ? "Significantly better" : then.Ci.Upper < 0 ? "Significantly lower" : "No conclusion yet");
            var (p, sooner) = LogRank(Times(Cohort(now), end), Times(Cohort(earlier), to))!.Value;
            then.SpeedP!.Value.ShouldBe(p, 1e-7);
            then.SpeedVerdict.En.ShouldBe(p >= 0.05 ? "No conclusion yet" : sooner ? "Significantly faster" : "Significantly slower");
        }
    }

    /// <summary>Those that follow from the cases which came by the group; "faster" is against the same whole days of the year before.</summary>
    private async Task Targets(ReportFigures figures, List<Case> now, DateTime end)
    {
        var lastDay = end < Midnight(figures.To) ? DateOnly.FromDateTime(end.AddHours(7)) : figures.To;
        var (thenStart, thenEnd) = (Midnight(figures.From.AddYears(-1)), Midnight(lastDay.AddYears(-1)));
        var (cohort, then) = (ByGroup(now), ByGroup(await Load(thenStart, thenEnd)));
        cohort.Count.ShouldBeGreaterThan(10);
        int N(Func<Case, bool> counts) => cohort.Count(counts);

        Parts("resolved").ShouldBe(
            $"{N(c => c.AtEnd == "resolved")}/{cohort.Count}, reported {cohort.Count}, claimed {N(c => c.Fixed is not null)}, confirmed {N(c => c is { AtEnd: "resolved", By: "feedback" })}, "
            + $"unconfirmed {N(c => c.AtEnd == "resolved" && c.By != "feedback")}, disputed {N(c => c.Disputed)}");
        Parts("evidence").ShouldBe(
            $"{N(c => c.Fixed is not null && (c.Letter || c.Photo))}/{N(c => c.Fixed is not null)}, letters {N(c => c.Fixed is not null && c.Letter)}, photos {N(c => c.Fixed is not null && c.Photo)}");
        var (speed, goal) = (Value("speed").Value, Value("speed").Goal);
        speed.ShouldBe(Two(KaplanMeier(Times(cohort, end))));
        goal.ShouldBe(Two(KaplanMeier(Times(then, thenEnd))));

        TargetValue Value(string code) => figures.Targets!.Single(t => t.Code == code).Value!;
        string Parts(string code) => string.Join(", ", [$"{Value(code).Numerator}/{Value(code).Denominator}", .. Value(code).Parts.Select(p => $"{p.Code} {p.Count}")]);
        static List<Case> ByGroup(List<Case> cases) => Cohort(cases).FindAll(c => c.Group && c.Category != "advice");
        static decimal? Two(double? days) => days is { } known ? Math.Round((decimal)known, 2, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>What is not about cases, in SQL alone; numbers as PostgreSQL prints them.</summary>
    private async Task Around(ReportFigures figures, DateTime start, DateTime end)
    {
        string? Number(object? value) => value is null ? null : Math.Round(Convert.ToDecimal(value, CultureInfo.InvariantCulture), 6).ToString("0.######", CultureInfo.InvariantCulture);
        var followers = figures.Followers;
        (await app.Sql<string>("""
            select concat_ws(' ', sum(change) filter (where occurred_at < $1), count(*) filter (where occurred_at >= $1 and change > 0 and not came_back),
                count(*) filter (where occurred_at >= $1 and change > 0 and came_back), count(*) filter (where occurred_at >= $1 and change < 0), sum(change))
            from follower_event where occurred_at < $2
            """, start, end)).ShouldBe(string.Join(' ', followers.AtStart, followers.Added, followers.Returned, followers.Lost, followers.AtEnd));
        (await app.Sql<string>("""
            select coalesce(string_agg(concat_ws(' ', to_char(sent_at at time zone 'Asia/Bangkok', 'YYYY-MM-DD'), title_th, way, recipients,
                (select count(*) from (select reader from announcement_opening where announcement_id = announcement.id and at < $2 group by reader) as reader)), E'\n' order by sent_at), '')
            from announcement where sent_at >= $1 and sent_at < $2
            """, start, end)).ShouldBe(string.Join('\n', figures.News.Select(n => $"{n.SentOn:yyyy-MM-dd} {n.Title} {n.Way} {n.Recipients} {n.Readers}")));
        (await app.Sql<string>("""
            select coalesce(string_agg(concat_ws(' ', category_code, coalesce(community_code, ''), returns, state, cause is not null), E'\n' order by returns desc, id), '') from chronic_point where first_at < $1
            """, end)).ShouldBe(string.Join('\n', figures.Chronic.Select(c => $"{c.Category} {c.Community} {c.Returns} {c.State} {(c.CauseFound ? 't' : 'f')}")));
        (await app.Sql<string>("""
            select coalesce(string_agg(concat_ws(' ', number, population, n, trim_scale(round(mean, 6)), trim_scale(round(mean * 20, 6)), trim_scale(round(100.0 * satisfied / n, 6)),
                (case definition when 'mean' then mean * 20 else 100.0 * satisfied / n end) >= target), E'\n' order by closes_at), '')
            from (
                select survey_round.number, survey_round.population, closes_at, satisfaction_definition as definition, survey.target as target, count(*) as n,
                       avg((answers->>'speed')::numeric) as mean, count(*) filter (where (answers->>'speed')::numeric >= 4) as satisfied
                from survey_round join survey on survey.id = survey_id join survey_anonymous_answer on round_id = survey_round.id
                where closes_at > $1 and closes_at <= $2 and state <> 'open'
                group by survey_round.id, survey.id
            ) as round
            """, start, end)).ShouldBe(string.Join('\n', figures.Surveys.Select(s => $"{s.Number} {s.Population} {s.Answered} {Number(s.Mean)} {Number(s.OfMean)} {Number(s.Share)} {(s.Reached!.Value ? 't' : 'f')}")));
        (await app.Sql<string>("""
            select coalesce(string_agg(concat_ws(' ', held_on, capacity, enrolled, attended, pairs, trim_scale(round(before, 6)), trim_scale(round(after, 6)),
                trim_scale(round((after - before) / (most - before), 6))), E'\n'), '')
            from (
                select held_on, capacity, (select sum(max_mark) from test_item where course_id = course.id) as most, count(*) filter (where enrolment.state = 'enrolled') as enrolled,
                       count(*) filter (where exists (select from attendance where enrolment_id = enrolment.id)) as attended, count(pre.score + post.score) as pairs,
                       avg(pre.score) filter (where post.score is not null) as before, avg(post.score) filter (where pre.score is not null) as after
                from course join enrolment on course_id = course.id
                left join attempt as pre on pre.enrolment_id = enrolment.id and pre.test_id in (select id from test where kind = 'pre')
                left join attempt as post on post.enrolment_id = enrolment.id and post.test_id in (select id from test where kind = 'post')
                where course.state in ('closed', 'reported') and held_on >= $1 and held_on < $2 group by course.id
            ) as taken
            """, figures.From, figures.To)).ShouldBe(string.Join('\n', figures.Courses.Select(c =>
            $"{c.HeldOn:yyyy-MM-dd} {c.Capacity} {c.Enrolled} {c.Attended} {c.Pairs} {Number(c.Before)} {Number(c.After)} {Number(c.Gain)}")));
        foreach (var p in figures.Courses.Select(c => c.P))
        {
            const string differences = "(select post.score - pre.score as d from attempt as pre join attempt as post using (enrolment_id) where pre.test_id in (select id from test where kind = 'pre') and post.test_id in (select id from test where kind = 'post')) as pair";
            var (t, n) = (await app.Sql<double>($"select avg(d) / (stddev_samp(d) / sqrt(count(*))) from {differences}"), await app.Sql<long>($"select count(*) from {differences}"));
            Same(p, 2 * StudentT.CDF(0, 1, n - 1, -Math.Abs(t)));
        }
    }

    private async Task<List<Case>> Holds(Flow flow, ResolvedShares shares, Speed speed, DateTime start, DateTime end, decimal goal)
    {
        var cases = await Load(start, end);
        var counted = cases.Where(Counts).ToList();
        flow.ShouldBe(new(counted.Count(c => Open(c.AtStart)), counted.Count(c => c.In), counted.Count(c => !c.In && c.TakenUp && Over(c.AtStart)), counted.Count(c => Over(c.AtEnd)), counted.Count(c => Open(c.AtEnd))));
        var cohort = Cohort(cases);
        shares.Of.ShouldBe(cohort.Count);
        Share(shares.Claimed, c => c.AtEnd is "claimed_fixed" or "resolved");
        Share(shares.Resolved, c => c.AtEnd == "resolved");
        Share(shares.Confirmed, c => c is { AtEnd: "resolved", By: "feedback" });
        Share(shares.Unconfirmed, c => c.AtEnd == "resolved" && c.By != "feedback");
        Share(shares.Disputed, c => c.Disputed);
        Same(speed, Times(cohort, end));
        return cases;

        void Share(ShareOfGoal share, Func<Case, bool> counts) => Same(share, cohort.Count(counts), cohort.Count, goal);
    }

    private async Task<List<Case>> Load(DateTime start, DateTime end)
    {
        var cases = JsonSerializer.Deserialize<List<Case>>(await app.Sql<string>(Cases, start, end), JsonSerializerOptions.Web)!;
        foreach (var one in cases) one.In = one.Reported >= Days(start) - Near;
        return cases;
    }

    private static void Communities(IReadOnlyList<CommunityFigures> communities, List<Case> all, DateTime end, decimal goal)
    {
        var cohort = all.Where(c => !c.Sensitive).ToList();
        communities.Select(c => c.Community).ShouldBe(cohort.Select(c => c.Community).Distinct().OrderBy(c => c ?? "~", StringComparer.Ordinal));
        var compared = communities.Count(c => Of(c).Count >= 5);
        foreach (var community in communities)
        {
            var (own, others) = (Of(community), cohort.Where(c => c.Community != community.Community).ToList());
            community.Reported.ShouldBe(own.Count);
            Same(community.Resolved, own.Count(c => c.AtEnd == "resolved"), own.Count, goal);
            Same(community.Speed, Times(own, end));
            Same(community.OthersWithOpen, KaplanMeier(Times(others, end)));
            var test = own.Count >= 5 && others.Count >= 5 ? LogRank(Times(own, end), Times(others, end)) : null;
            Same(community.P, test is null ? null : Math.Min(1, test.Value.P * compared), 1e-7);
            community.Slower.ShouldBe(test is { Sooner: false } && test.Value.P * compared < 0.05);
        }

        List<Case> Of(CommunityFigures community) => cohort.Where(c => c.Community == community.Community).ToList();
    }

    private static IEnumerable<string> Categories(List<Case> cases) => cases.Where(Counts).GroupBy(c => c.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => string.Join(' ', [g.Key, g.Count(c => Open(c.AtStart)), g.Count(c => c.In), g.Count(c => !c.In && c.TakenUp && Over(c.AtStart)), g.Count(c => Open(c.AtEnd)), .. IncidentStatus.All.Select(s => g.Count(c => c.AtEnd == s))]));

    private static void Same(ShareOfGoal share, int n, int of, decimal goal)
    {
        var (lower, upper) = Wilson(n, of);
        (share.N, share.Percent, share.Reached, share.Cleared).ShouldBe((n, Math.Round(100m * n / of, 2, MidpointRounding.AwayFromZero), Math.Round(100m * n / of, 2, MidpointRounding.AwayFromZero) >= goal, 100 * lower >= (double)goal));
        share.Ci!.Lower.ShouldBe(100 * lower, 1e-6);
        share.Ci.Upper.ShouldBe(100 * upper, 1e-6);
    }

    private static void Same(Speed speed, List<(double Days, bool Done)> times)
    {
        var done = times.Where(t => t.Done).Select(t => t.Days).ToList();
        (speed.N, speed.Done).ShouldBe((times.Count, done.Count));
        Same(speed.Median, Quantile(done, 0.5));
        Same(speed.P90, Quantile(done, 0.9));
        Same(speed.WithOpen, KaplanMeier(times));
    }

    private static void Same(double? said, double? counted, double near = 1e-7)
    {
        (said is null).ShouldBe(counted is null);
        if (said is not null) said.Value.ShouldBe(counted!.Value, near);
    }

    private static List<(double Days, bool Done)> Times(List<Case> cohort, DateTime end) =>
        cohort.ConvertAll(c => c.Fixed is { } at ? (at - c.Reported, true) : ((Over(c.AtEnd) ? c.Since : Days(end)) - c.Reported, false));

    private static List<Case> Cohort(List<Case> cases) => cases.FindAll(c => c.In && c.AtEnd is not ("duplicate" or "not_ours" or "withdrawn"));

    private static bool Counts(Case c) => Open(c.AtStart) || c.In || (c.TakenUp && Over(c.AtStart));

    private static bool Over(string? status) => status is "resolved" or "closed_unfixed" or "not_ours" or "duplicate" or "withdrawn";

    private static bool Open(string? status) => status is not null && !Over(status);

    private static (double Lower, double Upper) Wilson(int n, int of)
    {
        var (p, z2) = ((double)n / of, Z * Z);
        var (middle, half) = (p + (z2 / (2 * of)), Z * Math.Sqrt((p * (1 - p) / of) + (z2 / (4.0 * of * of))));
        return ((middle - half) / (1 + (z2 / of)), (middle + half) / (1 + (z2 / of)));
    }

    /// <summary>How many are smaller decides, not the place in a list.</summary>
    private static double? Quantile(List<double> values, double share)
    {
        if (values.Count == 0) return null;
        var at = share * (values.Count - 1);
        double Nth(int rank) => values.First(v => values.Count(o => o < v) <= rank && values.Count(o => o <= v) > rank);
        return Nth((int)at) + ((at - (int)at) * (Nth(Math.Min((int)at + 1, values.Count - 1)) - Nth((int)at)));
    }

    /// <summary>The share that is not done yet after each time: the product of 1 - d / n over the times until then.</summary>
    private static double? KaplanMeier(List<(double Days, bool Done)> times)
    {
        double Left(double until) => times.Where(t => t.Done && t.Days <= until).Select(t => t.Days).Distinct().Aggregate(1.0, (left, day) =>
            left * (1 - ((double)times.Count(t => t.Done && t.Days.Equals(day)) / times.Count(t => t.Days >= day))));
        var ends = times.Where(t => t.Done).Select(t => t.Days).Distinct().Order().ToList();
        var below = ends.FindIndex(day => Left(day) < 0.5 - Near);
        var half = ends.FindIndex(day => Math.Abs(Left(day) - 0.5) <= Near);
        return half >= 0 ? half + 1 < ends.Count ? (ends[half] + ends[half + 1]) / 2 : ends[half] : below >= 0 ? ends[below] : null;
    }

    /// <summary>Mantel's, time by time: of those left then, so many were done, and so many of the first would be by their number alone.</summary>
    private static (double P, bool Sooner)? LogRank(List<(double Days, bool Done)> first, List<(double Days, bool Done)> second)
    {
        var (all, expected, variance) = (first.Concat(second).ToList(), 0.0, 0.0);
        foreach (var day in all.Where(t => t.Done).Select(t => t.Days).Distinct())
        {
            double d = all.Count(t => t.Done && t.Days.Equals(day)), n = all.Count(t => t.Days >= day), share = first.Count(t => t.Days >= day) / n;
            expected += d * share;
            if (n > 1) variance += d * share * (1 - share) * (n - d) / (n - 1);
        }

        var off = first.Count(t => t.Done) - expected;
        return variance < Near ? null : (2 * Normal.CDF(0, 1, -Math.Abs(off) / Math.Sqrt(variance)), off > 0);
    }

    /// <summary>Whether an answer that counts, or a confirmation, brought one, and nobody denied the fix since.</summary>
    private static string Brought(string what) => $"""
        exists (select from {what} join incident_event as line on line.id = event_id
                where line.incident_id = incident.id and line.recorded_at < $2 and line.kind in ('assignment', 'feedback')
                  and line.data->>'stale' is distinct from 'true' and line.data->>'repeated' is distinct from 'true'
                  and not exists (select from incident_event as denial
                                  where denial.incident_id = incident.id and denial.kind = 'reopened' and denial.data->>'from' in ('claimed_fixed', 'resolved')
                                    and denial.recorded_at < $2 and (denial.recorded_at, denial.sequence) > (line.recorded_at, line.sequence)))
        """;

    private static string Last(string what, string before) => $"""
        (select {what} from incident_event
         where incident_id = incident.id and incident_event.status is not null and recorded_at < {before} order by recorded_at desc, sequence desc limit 1)
        """;

    private static DateTime Midnight(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc).AddHours(-7);

    private static double Days(DateTime at) => (at - DateTime.UnixEpoch).TotalDays;

    private sealed record Case(
        string Category, string? Community, bool Sensitive, double Reported, string? AtStart, string? AtEnd, double Since, string By, double? Claimed, double? Answered, bool TakenUp, bool Disputed,
        bool Group, bool Letter, bool Photo)
    {
        public bool In { get; set; }

        public double? Fixed => AtEnd is "claimed_fixed" or "resolved" ? Claimed ?? Since : null;
    }
}
