using Saphansung.Api.Reports;

namespace Saphansung.Tests.Reports;

public sealed class CaseFiguresTests
{
    private static readonly DateTime Start = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    private static DateTime Day(double day) => Start.AddDays(day);

    [Fact]
    public void What_came_in_is_what_ended_and_what_is_left()
    {
        CaseHistory[] cases =
        [
            // Open from before, fixed in time and confirmed.
            Case("A", -10, Moved(-9, "triaged"), Moved(5, "claimed_fixed"), Confirmed(6)),
            // Ended before, taken up again, still open.
            Case("B", -20, Moved(-15, "claimed_fixed"), Moved(-12, "resolved"), Reopened(3, "resolved")),
            // Ended before and left alone.
            Case("C", -20, Moved(-15, "not_ours")),
            // New: resolved by silence; still with the agency; withdrawn.
            Case("D", 1, Moved(2, "triaged"), Moved(4, "claimed_fixed"), Moved(7, "resolved")),
            Case("E", 2, Moved(3, "triaged"), Moved(8, "claimed_fixed")),
            Case("F", 3, Moved(4, "withdrawn")),
            // After the cut-off.
            Case("G", 40),
        ];

        var figures = Of(cases);

        figures.Flow.ShouldBe(new(CarriedIn: 1, Received: 3, Reopened: 1, Ended: 3, CarriedOut: 2));
        var category = figures.ByCategory.ShouldHaveSingleItem();
        (category.CarriedIn, category.Received, category.CarriedOut).ShouldBe((1, 3, 2));
        category.States.Where(s => s.N > 0).Select(s => (s.State, s.N)).ShouldBe([("triaged", 1), ("claimed_fixed", 1), ("resolved", 2), ("withdrawn", 1)], ignoreOrder: true);
        var resolved = figures.Resolved;
        resolved.Of.ShouldBe(2, "D and E: what was withdrawn was no problem to solve");
        (resolved.Claimed.N, resolved.Resolved.N, resolved.Confirmed.N, resolved.Unconfirmed.N, resolved.Disputed.N).ShouldBe((2, 1, 0, 1, 0));
        (figures.Speed.N, figures.Speed.Done, figures.Speed.Median).ShouldBe((2, 2, 4.5), "D took 3 days, E 6");
    }

    [Fact]
    public void Sixteen_of_twenty_reach_eighty_percent_but_the_interval_does_not_clear_it()
    {
        // Reference, pitfall 6: 16 of 20 is "80 %" with Wilson 58.4 to 91.9.
        var cases = Enumerable.Range(0, 20).Select(i => i < 16
            ? Case($"{i}", 1, Moved(2, "claimed_fixed"), Confirmed(3))
            : Case($"{i}", 1, Moved(2, "claimed_fixed"), Reopened(3, "claimed_fixed"))).ToList();

        var resolved = Of(cases).Resolved;

        (resolved.Resolved.Percent, resolved.Resolved.Reached, resolved.Resolved.Cleared).ShouldBe((80m, true, false));
        (Math.Round(resolved.Resolved.Ci!.Lower, 1), Math.Round(resolved.Resolved.Ci.Upper, 1)).ShouldBe((58.4, 91.9));
        (resolved.Claimed.N, resolved.Confirmed.N, resolved.Disputed.N).ShouldBe((16, 16, 4));
    }

    [Fact]
    public void Leaving_hard_cases_open_does_not_make_the_office_faster()
    {
        // Two were fixed in a day each; four are open since the first day.
        var cases = Enumerable.Range(0, 6).Select(i => i < 2 ? Case($"{i}", 0, Moved(1, "claimed_fixed")) : Case($"{i}", 0)).ToList();

        var speed = Of(cases).Speed;

        (speed.Median, speed.WithOpen).ShouldBe((1, null), "most are open: half of them will take longer than anybody knows");
    }

    [Fact]
    public void An_agency_is_counted_by_what_it_said_and_when()
    {
        CaseHistory[] cases =
        [
            Case("A", 1, Offered(2, "MEA"), Answered(3, "MEA", "accepted", onTime: true), Answered(5, "MEA", "done", onTime: true, photo: true), Moved(5, "claimed_fixed"), Reopened(6, "claimed_fixed")),
            Case("B", 1, Offered(2, "MEA"), Answered(9, "MEA", "accepted", onTime: false), Answered(9.5, "MEA", "accepted", onTime: false, isVoid: true)),
            Case("C", 1, Offered(2, "MEA")),
            Case("D", 1, Offered(2, "MEA"), Answered(3, "MEA", "declined"), Offered(4, "MWA"), Answered(5, "MWA", "done", onTime: false, letter: true)),
        ];

        var agencies = Of(cases).Agencies;

        agencies.ShouldBe(
        [
            new("MEA", Offered: 4, AcceptedOnTime: 1, AcceptedLate: 1, Declined: 1, Unanswered: 1, Acknowledged: 25, DoneOnTime: 1, DoneLate: 0, WithPhoto: 1, WithLetter: 0, Disputed: 1),
            new("MWA", Offered: 1, AcceptedOnTime: 0, AcceptedLate: 0, Declined: 0, Unanswered: 0, Acknowledged: null, DoneOnTime: 0, DoneLate: 1, WithPhoto: 0, WithLetter: 1, Disputed: 0),
        ]);
    }

    [Fact]
    public void A_community_that_is_served_slower_is_named_and_chance_is_not()
    {
        IEnumerable<CaseHistory> In(string community, params double[] days) => days.Select((d, i) => Case($"{community}{i}", 0, Moved(d, "claimed_fixed")) with { Community = community });
        CaseHistory[] cases = [.. In("c-01", 1, 2, 3, 4, 5, 6, 7, 8), .. In("c-02", 11, 12, 13, 14, 15, 16, 17, 18), .. In("c-03", 9, 9.5)];

        var communities = Of(cases).Communities;

        communities.Select(c => (c.Community, c.Slower)).ShouldBe([("c-01", false), ("c-02", true), ("c-03", false)]);
        communities[2].P.ShouldBeNull("two cases say nothing");
    }

    [Fact]
    public void Sensitive_cases_count_in_the_totals_and_in_no_community()
    {
        var figures = Of([Case("S1", 1) with { Sensitive = true, Community = null }]);

        (figures.Flow.Received, figures.Resolved.Of, figures.Communities.Count).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        var figures = Of([]);

        (figures.Resolved.Resolved.Percent, figures.Resolved.Resolved.Reached, figures.Speed.Median, figures.Speed.WithOpen).ShouldBe((null, null, null, null));
    }

    private static CaseFigures Of(IReadOnlyList<CaseHistory> cases)
    {
        var counts = new CaseCounts();
        foreach (var facts in cases.Select(c => CaseFacts.Of(c, Start, Day(30))).OfType<CaseFacts>()) counts.Change(facts, comes: true);
        return counts.At(Day(30), 80);
    }

    private static CaseHistory Case(string reference, double reported, params CaseMoment[] moments) => new(
        reference, "garbage", "c-01", false, "normal", "own", Day(reported), [Moment(reported, "reported", "received"), .. moments]);

    private static CaseMoment Moved(double day, string status) => Moment(day, "moved", status);

    private static CaseMoment Confirmed(double day) => Moment(day, "feedback", "resolved");

    private static CaseMoment Reopened(double day, string from) => Moment(day, "reopened", "triaged") with { From = from };

    private static CaseMoment Offered(double day, string agency) => Moment(day, "assigned", null) with { Agency = agency };

    private static CaseMoment Answered(double day, string agency, string assignment, bool? onTime = null, bool isVoid = false, bool photo = false, bool letter = false) =>
        Moment(day, "assignment", null) with { Agency = agency, Assignment = assignment, OnTime = onTime, Void = isVoid, Photo = photo, Letter = letter };

    private static CaseMoment Moment(double day, string kind, string? status) => new(Day(day), kind, "staff", status, null, null, null, false, null, false, false);
}
