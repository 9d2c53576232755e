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
    internal static IReadOnlyList<AgencyFigures> Of(IEnumerable<KeyValuePair<string, AgencyFacts>> agencies) =>
    [
        .. agencies.Select(a => Of(a.Key, a.Value)).Where(f => f.Offered + f.AcceptedOnTime + f.AcceptedLate + f.Declined + f.DoneOnTime + f.DoneLate + f.Disputed > 0),
    ];

    private static AgencyFigures Of(string agency, AgencyFacts sum)
    {
        var due = sum.AcceptedOnTime + sum.AcceptedLate + sum.Declined + sum.Unanswered;
        return new(
            agency, sum.Offered, sum.AcceptedOnTime, sum.AcceptedLate, sum.Declined, sum.Unanswered, due == 0 ? null : Statistics.Bands.Round(100m * sum.AcceptedOnTime / due),
            sum.DoneOnTime, sum.DoneLate, sum.WithPhoto, sum.WithLetter, sum.Disputed);
    }
}
