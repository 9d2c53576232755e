namespace Saphansung.Api.Reports;

/// <summary>How an agency answered in a period: its hand-overs that were offered, and the answers that came, each in the period it came in.</summary>
/// <param name="Unanswered">Offered in the period and neither accepted, declined nor taken back at the cut-off.</param>
/// <param name="Acknowledged">Accepted in time, in percent of those accepted, declined or unanswered; null when there are none.</param>
/// <param name="WithLetter">Of the "done" answers, how many brought a letter.</param>
/// <param name="Disputed">Times that the reporter or the committee denied a fix of a case it had a hand in.</param>
public sealed record AgencyFigures(
    string Agency, int Offered, int AcceptedOnTime, int AcceptedLate, int Declined, int Unanswered, decimal? Acknowledged, int DoneOnTime, int DoneLate, int WithPhoto,
    int WithLetter, int Disputed)
{
    internal static IReadOnlyList<AgencyFigures> Of(IEnumerable<CaseFacts> cases) =>
    [
        .. cases.SelectMany(c => c.Agencies).GroupBy(f => f.Agency, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]))
            .Where(f => f.Offered + f.AcceptedOnTime + f.AcceptedLate + f.Declined + f.DoneOnTime + f.DoneLate + f.Disputed > 0),
    ];

    private static AgencyFigures Of(string agency, List<AgencyFacts> facts)
    {
        var (onTime, late, declined, unanswered) = (facts.Sum(f => f.AcceptedOnTime), facts.Sum(f => f.AcceptedLate), facts.Sum(f => f.Declined), facts.Sum(f => f.Unanswered));
        var due = onTime + late + declined + unanswered;
        return new(
            agency, facts.Sum(f => f.Offered), onTime, late, declined, unanswered, due == 0 ? null : Statistics.Bands.Round(100m * onTime / due),
            facts.Sum(f => f.DoneOnTime), facts.Sum(f => f.DoneLate), facts.Sum(f => f.WithPhoto), facts.Sum(f => f.WithLetter), facts.Sum(f => f.Disputed));
    }
}
