using Saphansung.Api.Incidents;

namespace Saphansung.Tests.Incidents;

/// <summary>The transition table against design, section 3.</summary>
public sealed class IncidentStatusTests
{
    [Fact]
    public void The_straight_way_is_open_from_end_to_end()
    {
        string[] way = ["received", "triaged", "assigned", "in_progress", "claimed_fixed", "resolved"];

        foreach (var (from, to) in way.Zip(way.Skip(1))) IncidentStatus.Allows(from, to).ShouldBeTrue($"{from} to {to}");
    }

    [Fact]
    public void Only_a_claimed_fix_can_be_resolved() =>
        IncidentStatus.All.Where(from => IncidentStatus.Allows(from, "resolved")).ShouldBe(["claimed_fixed"]);

    [Fact]
    public void Not_fixed_returns_every_end_but_a_withdrawal_to_triage()
    {
        foreach (var end in IncidentStatus.Ends)
            IncidentStatus.All.Where(to => IncidentStatus.Allows(end, to)).ShouldBe(end == "withdrawn" ? [] : ["triaged"], end);
    }

    [Fact]
    public void The_reporter_can_be_asked_while_the_case_runs_and_at_no_other_time() =>
        IncidentStatus.All.Where(from => IncidentStatus.Allows(from, "waiting_reporter")).ShouldBe(IncidentStatus.Running);

    [Fact]
    public void Staff_are_offered_only_legal_moves()
    {
        foreach (var from in IncidentStatus.All)
            foreach (var to in IncidentStatus.ForStaff(from, "assigned"))
                IncidentStatus.Allows(from, to).ShouldBeTrue($"{from} to {to}");
    }

    [Theory]
    [InlineData("resolved", 14, 0, true)]
    [InlineData("resolved", 14, 1, false)]
    [InlineData("withdrawn", 1, 0, false)]
    [InlineData("triaged", 1, 0, false)]
    public void Fourteen_days_to_reopen(string status, int days, int seconds, bool possible)
    {
        var ended = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

        IncidentStatus.MayStillReopen(status, ended, ended.AddDays(days).AddSeconds(seconds)).ShouldBe(possible);
    }
}
