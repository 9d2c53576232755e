using System.Data.Common;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>The figures of one round beside those of the round before.</summary>
internal sealed class RoundResults(ResultsRound round, ResultsSheet now, ResultsSheet? before, bool covered)
{
    /// <summary>Below so many the words of a verdict mean little.</summary>
    private const int Few = 30;

    /// <summary>Two decimals of a mean tell the sum of so many answers apart; a mean of more questions hides one of its parts.</summary>
    private const int Resolution = 100;

    private readonly ResultsScore scoring = new(round.BandSystem, round.SatisfactionDefinition, round.Target);

    /// <param name="answers">Of the round.</param>
    /// <param name="covered">Small counts are withheld: always of an anonymous round, and of every round in what leaves the staff.</param>
    public static async Task<ResultsFigures> Load(DbConnection connection, ResultsRound round, RoundAnswers answers, bool covered, CancellationToken ct)
    {
        var previous = round.PreviousId is { } id ? await RoundAnswers.Load(connection, id, ct) : null;
        var results = new RoundResults(round, new(answers), previous is null ? null : new(previous), covered || round.Anonymous);
        return results.Figures(await RespondentsOf(connection, round, covered, ct));
    }

    private ResultsFigures Figures(IReadOnlyList<RespondentGroup> respondents)
    {
        var questions = Ranked([.. now.Form.Questions.Select(Of)], q => q.Score, (q, score) => q with { Score = score });
        var aspects = Ranked(
            [.. (now.Form.Aspects ?? []).Where(a => Members(now, a.Code).Count > 0).Select(a => new AspectResult(a.Code, a.Label, Of(sheet => Members(sheet, a.Code))))],
            a => a.Score, (a, score) => a with { Score = score! });
        var overall = Of(sheet => sheet.Scales);
        return new(
            before is null ? null : new(round.PreviousId!.Value, round.PreviousNumber!.Value, round.PreviousClosesAt!.Value, before.N),
            overall, overall.Mean is null ? null : Unweighted(), aspects, questions, Alpha(),
            respondents, [.. Warnings(overall)]);
    }

    private QuestionResult Of(Question question)
    {
        var (given, none) = (now.Given(question.Key), now.NoOpinions(question.Key));
        var (answers, noAnswer) = (given - none, now.N - given);
        // Of one who gave no number, "few" would say whether by having no opinion or by leaving it out.
        var hidesNone = covered && question.NoOpinion is not null && (SmallCounts.IsSmall(none) || SmallCounts.IsSmall(none + noAnswer));
        var hidesAll = covered && SmallCounts.IsSmall(answers);
        var score = ResultsSheet.IsJudged(question) ? Of(question.Key) : null;
        var options = Options(question, answers);
        // A mean beside all counts but two gives both away.
        var hidesNumbers = hidesAll || options?.Any(o => o.Withheld) == true;
        var numbers = score is null && question.Type is "scale" or "number" && !hidesNumbers ? Sample.Of([.. now.Numbers(question.Key).Select(n => (double)n)]) : null;
        return new(
            question.Key, question.Type, question.Label, now.AspectOf(question), ResultsSheet.WeightOf(question), hidesAll ? null : answers, hidesAll || hidesNone ? null : none,
            hidesAll ? null : hidesNone ? noAnswer + none : noAnswer, options, score, numbers);
    }

    /// <summary>One scale, compared with the question of the same key.</summary>
    private Score Of(string key) => scoring.Of(
        Side(now, key), before?.Form.Questions.Any(q => q.Key == key && ResultsSheet.IsJudged(q)) == true ? Side(before, key) : null);

    /// <summary>Several scales together.</summary>
    private Score Of(Func<ResultsSheet, IReadOnlyList<Question>> of) => scoring.Of(Side(now, of(now)), before is null ? null : Side(before, of(before)));

    private ResultsScore.Side Side(ResultsSheet sheet, string key)
    {
        List<decimal> scores = [.. sheet.Numbers(key)];
        return scoring.SideOf(scores, _ => covered ? ResultsCover.Of(ScaleCounts.Of(scores.Select(s => (int)s)).Counts) : ResultsCover.None);
    }

    private ResultsScore.Side Side(ResultsSheet sheet, IReadOnlyList<Question> members)
    {
        if (members.Count == 1) return Side(sheet, members[0].Key);

        var scores = sheet.Scores(members);
        var n = scores.Count;
        return scoring.SideOf(scores, satisfied =>
        {
            if (!covered) return ResultsCover.None;
            if (SmallCounts.IsSmall(n)) return ResultsCover.All;

            // The mean of a few questions gives the one away whose own is withheld.
            var tells = n * members.Count < Resolution && members.Any(m => Side(sheet, m.Key).Cover.Mean);
            return ResultsCover.None with { Mean = tells, Sd = tells, Satisfied = ResultsCover.ShareIsSmall(satisfied, n) };
        });
    }

    private List<OptionResult>? Options(Question question, int answers)
    {
        var few = covered && SmallCounts.IsSmall(answers);
        if (question.Type == "scale")
        {
            var points = Points(question);
            var numbers = now.Numbers(question.Key).ToList();
            List<int> counts = [.. points.Select(p => numbers.Count(n => n == p))];
            var cells = !covered ? new bool[counts.Count] : ResultsSheet.IsJudged(question) ? ResultsCover.Of(counts).Cells : Withheld(counts, few);
            return [.. points.Select((point, i) => Option(Word(point), question.Options?.FirstOrDefault(o => o.Value == Word(point))?.Label ?? new(Word(point), Word(point)), counts[i], answers, cells[i]))];
        }

        if (question.Type is not ("choice" or "choices")) return null;

        var chosen = now.Choices(question.Key).ToList();
        List<int> each = [.. question.Options!.Select(o => chosen.Count(c => c.Contains(o.Value)))];
        // Of several choices, who did not choose one is a subtraction away.
        var hidden = !covered ? new bool[each.Count] : question.Type == "choices" && !few ? [.. each.Select(c => ResultsCover.ShareIsSmall(c, answers))] : Withheld(each, few);
        return [.. question.Options!.Select((option, i) => Option(option.Value, option.Label, each[i], answers, hidden[i]))];
    }

    private static OptionResult Option(string value, Text label, int count, int n, bool withheld) =>
        withheld ? new(value, label, null, null, true) : new(value, label, count, Proportions.Share(count, n) * 100, false);

    /// <param name="all">Also the zeros: of four people they would say what all four chose.</param>
    private static bool[] Withheld(IReadOnlyList<int> counts, bool all = false)
    {
        if (all) return [.. counts.Select(_ => true)];

        var (cells, sum) = SmallCounts.Withheld([.. counts.Select(c => new SmallCounts.Cell(c, c))]);
        return sum ? [.. counts.Select(c => c > 0)] : cells;
    }

    private static IReadOnlyList<int> Points(Question question) =>
        [.. Enumerable.Range((int)(question.Min ?? 1), Math.Clamp((int)((question.Max ?? ScaleCounts.Points) - (question.Min ?? 1)) + 1, 0, 11))];

    private static string Word(int point) => point.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static List<Question> Members(ResultsSheet sheet, string aspect) => [.. sheet.Scales.Where(q => sheet.AspectOf(q) == aspect)];

    private Reliability? Alpha()
    {
        var complete = now.Complete();
        return covered && complete.Count < SmallCounts.Least ? null : Reliability.Alpha(complete);
    }

    private decimal? Unweighted()
    {
        var scores = now.Scores(now.Scales, weighted: false);
        return scores.Count > 0 ? decimal.Round(scores.Sum() / scores.Count, 10, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>By the mean as it is printed, so that what reads equal ranks equal.</summary>
    private static List<T> Ranked<T>(IReadOnlyList<T> lines, Func<T, Score?> score, Func<T, Score?, T> with)
    {
        var ranks = Ranking.Of([.. lines.Select(l => score(l)?.Mean is { } mean ? Bands.Round(mean) : (decimal?)null)]);
        return [.. lines.Select((line, i) => score(line) is { } known ? with(line, known with { Rank = ranks[i] }) : line)];
    }

    private IEnumerable<ResultWarning> Warnings(Score overall)
    {
        if (overall.Satisfaction is { OfMean: { } ofMean, Share: { } share } && Bands.Round(ofMean) >= round.Target != Bands.Round((decimal)share) >= round.Target)
            yield return new("definition", new("การผ่านเป้าหมายขึ้นกับนิยามของ “ร้อยละความพึงพอใจ” ที่ใช้", "Whether the target is reached depends on what “percent satisfied” means."));
        if (overall.Level is { } level && level.Half != level.Fifth)
            yield return new("bands", new("ระดับความพึงพอใจขึ้นกับเกณฑ์แปลผลที่ใช้", "The level in words depends on the band system."));
        if (overall.Change is { } change && change.MeanVerdict != change.ShareVerdict)
            yield return new("verdict", new("ผลเทียบกับรอบก่อนขึ้นกับนิยามของ “ร้อยละความพึงพอใจ” ที่ใช้", "The comparison with the round before depends on what “percent satisfied” means."));
        if (overall.Satisfaction is { Reached: true, Cleared: false })
            yield return new("not_cleared", new("ค่าที่ได้ผ่านเป้าหมาย แต่ขอบล่างของช่วงเชื่อมั่นยังไม่ผ่าน", "The figure reaches the target, the lower end of its interval does not."));
        if (now.N < Few) yield return new("few", new("ผู้ตอบน้อยกว่า 30 คน โปรดใช้ผลด้วยความระมัดระวัง", "Fewer than 30 answers: read with care."));
    }

    /// <summary>By the community a person speaks for or last reported from; where neither is known, unknown.</summary>
    private static async Task<IReadOnlyList<RespondentGroup>> RespondentsOf(DbConnection connection, ResultsRound round, bool covered, CancellationToken ct)
    {
        var groups = await connection.Many<Group>("""
            select community.code, community.name, count(*)::int as asked, (count(*) filter (where state = 'answered'))::int as answered
            from survey_participation
            left join lateral (
                select code from (
                    select community_code as code, 0 as place, granted_at as at from person_role where person_role.person_id = survey_participation.person_id and community_code is not null
                    union all
                    select community_code, 1, reported_at from incident where reporter_id = survey_participation.person_id and community_code is not null
                ) as known
                order by place, at desc
                limit 1
            ) as home on true
            left join community on community.code = home.code
            where round_id = @id
            group by community.code, community.name
            order by community.code nulls last
            """, new { round.Id }, ct);
        var hidden = covered ? Withheld(groups.ConvertAll(g => g.Answered)) : new bool[groups.Count];
        return [.. groups.Select((g, i) => new RespondentGroup(g.Code, g.Name, g.Asked, hidden[i] ? null : g.Answered))];
    }

    private sealed record Group(string? Code, string? Name, int Asked, int Answered);
}
