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
    internal static IReadOnlyList<AgencyFigures> Of(IReadOnlyList<CaseHistory> cases, DateTime start, DateTime cutoff) =>
    [
        .. cases.SelectMany(c => c.Until(cutoff)).Select(m => m.Agency).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(agency => Of(agency, cases, start, cutoff)).Where(f => f.Offered + f.AcceptedOnTime + f.AcceptedLate + f.Declined + f.DoneOnTime + f.DoneLate + f.Disputed > 0),
    ];

    private static AgencyFigures Of(string agency, IReadOnlyList<CaseHistory> cases, DateTime start, DateTime cutoff)
    {
        var lines = cases.SelectMany(c => c.Until(cutoff)).Where(m => m.At >= start && m.Agency == agency && !m.Void).ToList();
        int Answers(string assignment, bool? onTime) => lines.Count(m => m.Kind == CaseMoment.Answer && m.Assignment == assignment && (onTime is null || m.OnTime == onTime));
        var done = lines.Where(m => m is { Kind: CaseMoment.Answer, Assignment: "done" }).ToList();
        var (onTime, late, declined, unanswered) = (Answers("accepted", true), Answers("accepted", false), Answers("declined", null), cases.Sum(c => IsUnanswered(c, agency, start, cutoff)));
        var due = onTime + late + declined + unanswered;
        return new(
            agency, lines.Count(m => m.Kind == CaseMoment.Offer), onTime, late, declined, unanswered, due == 0 ? null : Statistics.Bands.Round(100m * onTime / due),
            Answers("done", true), Answers("done", false), done.Count(m => m.Photo), done.Count(m => m.Letter), cases.Sum(c => DisputesOf(c, agency, start, cutoff)));
    }

    private static int IsUnanswered(CaseHistory history, string agency, DateTime start, DateTime cutoff)
    {
        // One agency has at most one hand-over of a case at a time.
        var last = history.Until(cutoff).LastOrDefault(m => m.Agency == agency && !m.Void && m.Kind is CaseMoment.Offer or CaseMoment.Answer);
        return last is { Kind: CaseMoment.Offer } && last.At >= start && history.IsOpenAt(cutoff) ? 1 : 0;
    }

    private static int DisputesOf(CaseHistory history, string agency, DateTime start, DateTime cutoff)
    {
        var lines = history.Until(cutoff).ToList();
        return lines.Where((m, i) => m.IsDispute && m.At >= start && lines.Take(i).Any(before => before is { Kind: CaseMoment.Answer, Assignment: "done", Void: false } && before.Agency == agency)).Count();
    }
}
