using Saphansung.Api.Incidents;

namespace Saphansung.Api.Reports;

/// <summary>
/// What one case says about one period: small, and as it is until something more is recorded about the case. The time that an open case has
/// lasted is not in it, because that grows by itself.
/// </summary>
/// <param name="State">At the cut-off.</param>
/// <param name="CarriedIn">Open when the period began.</param>
/// <param name="Received">Reported in it.</param>
/// <param name="Reopened">Had ended before it and was taken up again.</param>
/// <param name="InCohort">A problem reported in the period.</param>
/// <param name="FixDays">From the report to the fix that stands.</param>
/// <param name="EndDays">To the end without a fix; null while it is open.</param>
/// <param name="AnswerDays">To the first thing the office did.</param>
internal sealed record CaseFacts(
    string Category, string? Community, bool Sensitive, string FiledFrom, DateTime ReportedAt, string State, bool CarriedIn, bool Received, bool Reopened, bool InCohort,
    double? FixDays, double? EndDays, double? AnswerDays, bool Confirmed, bool Disputed, bool Letter, bool Photo, IReadOnlyList<AgencyFacts> Agencies)
{
    public bool InFlow => CarriedIn || Received || Reopened;

    public bool IsOpen => !IncidentStatus.Ends.Contains(State, StringComparer.Ordinal);

    public bool SaysTheSameAs(CaseFacts other) => Agencies.SequenceEqual(other.Agencies) && this with { Agencies = other.Agencies } == other;

    /// <returns>Null when it says nothing.</returns>
    public static CaseFacts? Of(CaseHistory history, DateTime start, DateTime cutoff)
    {
        if (history.StateAt(cutoff) is not { } state) return null;

        var facts = new CaseFacts(
            history.Category, history.Community, history.Sensitive, history.FiledFrom, history.ReportedAt, state, history.IsOpenAt(start),
            history.ReportedAt >= start && history.ReportedAt < cutoff, IsReopened(history, start, cutoff),
            history.ReportedAt >= start && history.ReportedAt < cutoff && history.IsProblemAt(cutoff),
            Days(history, history.FixedAt(cutoff)), Days(history, history.EndedAt(cutoff)),
            Days(history, history.Until(cutoff).FirstOrDefault(m => m.Status is not null and not IncidentStatus.Received)?.At),
            history.IsConfirmedAt(cutoff), history.Until(cutoff).Any(m => m.IsDispute),
            history.EvidenceAt(cutoff).Any(m => m.Letter), history.EvidenceAt(cutoff).Any(m => m.Photo), AgencyFacts.Of(history, start, cutoff));
        return facts.InFlow || facts.Agencies.Count > 0 ? facts : null;
    }

    /// <summary>Cases that were over and taken up again for reasons other than their own report: had ended at the start, and were opened since.</summary>
    private static bool IsReopened(CaseHistory history, DateTime start, DateTime cutoff) =>
        history.StateAt(start) is not null && !history.IsOpenAt(start) && history.Until(cutoff).Any(m => m.At >= start && m.Kind == CaseMoment.Reopened);

    private static double? Days(CaseHistory history, DateTime? at) => (at - history.ReportedAt)?.TotalDays;
}

/// <summary>What one case, or several together, say about one agency in a period; the meaning is that of <see cref="AgencyFigures"/>.</summary>
internal sealed record AgencyFacts(
    string Agency, int Offered, int AcceptedOnTime, int AcceptedLate, int Declined, int Unanswered, int DoneOnTime, int DoneLate, int WithPhoto, int WithLetter, int Disputed)
{
    public static readonly AgencyFacts None = new("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <param name="by">-1 takes away.</param>
    public AgencyFacts Plus(AgencyFacts other, int by) => new(
        other.Agency, Offered + (by * other.Offered), AcceptedOnTime + (by * other.AcceptedOnTime), AcceptedLate + (by * other.AcceptedLate), Declined + (by * other.Declined),
        Unanswered + (by * other.Unanswered), DoneOnTime + (by * other.DoneOnTime), DoneLate + (by * other.DoneLate), WithPhoto + (by * other.WithPhoto),
        WithLetter + (by * other.WithLetter), Disputed + (by * other.Disputed));

    public static IReadOnlyList<AgencyFacts> Of(CaseHistory history, DateTime start, DateTime cutoff)
    {
        var moments = history.Until(cutoff).ToList();
        return [.. moments.Select(m => m.Agency).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(agency => Of(agency, moments, start, history.IsOpenAt(cutoff))).Where(f => f.SaysSomething)];
    }

    private bool SaysSomething => Offered + AcceptedOnTime + AcceptedLate + Declined + DoneOnTime + DoneLate + WithPhoto + WithLetter + Disputed > 0;

    private static AgencyFacts Of(string agency, List<CaseMoment> moments, DateTime start, bool isOpen)
    {
        var lines = moments.Where(m => m.At >= start && m.Agency == agency && !m.Void).ToList();
        int Answers(string assignment, bool onTime) => lines.Count(m => m.Kind == CaseMoment.Answer && m.Assignment == assignment && m.OnTime == onTime);
        var done = lines.Where(m => m is { Kind: CaseMoment.Answer, Assignment: "done" }).ToList();
        // One agency has at most one hand-over of a case at a time.
        var last = moments.LastOrDefault(m => m.Agency == agency && !m.Void && m.Kind is CaseMoment.Offer or CaseMoment.Answer);
        return new(
            agency, lines.Count(m => m.Kind == CaseMoment.Offer), Answers("accepted", onTime: true), Answers("accepted", onTime: false),
            lines.Count(m => m is { Kind: CaseMoment.Answer, Assignment: "declined" }),
            isOpen && last is { Kind: CaseMoment.Offer } && last.At >= start ? 1 : 0,
            Answers("done", onTime: true), Answers("done", onTime: false), done.Count(m => m.Photo), done.Count(m => m.Letter), Disputes(agency, moments, start));
    }

    /// <summary>Denials of a fix that this agency had claimed before.</summary>
    private static int Disputes(string agency, List<CaseMoment> moments, DateTime start) => moments
        .SkipWhile(m => m is not { Kind: CaseMoment.Answer, Assignment: "done", Void: false } || m.Agency != agency).Count(m => m.IsDispute && m.At >= start);
}
