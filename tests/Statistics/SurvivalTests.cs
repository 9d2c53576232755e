using Saphansung.Api.Reports;
using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class SurvivalTests
{
    // Miller (1997), the dataset aml of R's package survival: with maintained chemotherapy and without.
    private static readonly (double Time, bool Done)[] Maintained =
        [(9, true), (13, true), (13, false), (18, true), (23, true), (28, false), (31, true), (34, true), (45, false), (48, true), (161, false)];

    private static readonly (double Time, bool Done)[] Nonmaintained =
        [(5, true), (5, true), (8, true), (8, true), (12, true), (16, false), (23, true), (27, true), (30, true), (33, true), (43, true), (45, true)];

    [Fact]
    public void Time_to_relapse()
    {
        // R prints the medians 31 and 23.
        Median(Maintained).ShouldBe(31);
        Median(Nonmaintained).ShouldBe(23);
    }

    [Fact]
    public void Half_is_not_reached_by_leaving_open()
    {
        Median([]).ShouldBeNull();
        Median([(3, true), (9, false), (9, false)]).ShouldBeNull();
        Median([(2, true), (4, true)]).ShouldBe(3);
    }

    [Fact]
    public void Log_rank_of_leukaemia()
    {
        // R, survdiff(Surv(time, status) ~ x, data = aml): observed 7 and 11, expected 10.69 and 7.31, chi-square 3.4, p = 0.0653.
        Compare(Maintained, Nonmaintained).ShouldBe((7, 10.69, 3.4, 0.0653));
        Compare(Nonmaintained, Maintained).ShouldBe((11, 7.31, 3.4, 0.0653));
    }

    [Fact]
    public void Log_rank_of_remission()
    {
        // Freireich (1963), weeks of remission with 6-mercaptopurine and with a placebo; R prints expected 19.3 and 10.7, chi-square 16.8, p = 4e-05.
        (double, bool)[] treated =
        [
            (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true), (17, false), (19, false), (20, false),
            (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
        ];
        (double, bool)[] placebo = [.. ((double[])[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]).Select(week => (week, true))];

        var test = Of(treated, placebo).ShouldNotBeNull();

        (test.Done, test.Sooner).ShouldBe((9, false));
        test.Expected.ShouldBe(19.3, 0.05);
        test.ChiSquare.ShouldBe(16.8, 0.05);
        test.P.ShouldBe(0.00004, 0.000005);
    }

    [Fact]
    public void What_log_rank_cannot_compute()
    {
        Of([(1, false)], [(2, false)]).ShouldBeNull("nothing is done");
        Of([(1, true)], []).ShouldBeNull("there is nobody to compare with");
        Of([], []).ShouldBeNull();
    }

    private static (int, double, double, double) Compare((double, bool)[] own, (double, bool)[] others)
    {
        var test = Of(own, others).ShouldNotBeNull();
        return (test.Done, Math.Round(test.Expected, 2), Math.Round(test.ChiSquare, 1), Math.Round(test.P, 4));
    }

    private static LogRank? Of((double Time, bool Done)[] own, (double Time, bool Done)[] others)
    {
        double[] Done(IEnumerable<(double Time, bool Done)> times) => [.. times.Where(t => t.Done).Select(t => t.Time).Order()];
        double[] Lasted(IEnumerable<(double Time, bool Done)> times) => [.. times.Select(t => t.Time).Order()];
        return new Survival(Survival.Together(Done(own), Done(others)), Survival.Together(Lasted(own), Lasted(others))).Compare(Done(own).Length, Lasted(own));
    }

    private static double? Median((double Time, bool Done)[] times)
    {
        var counted = new SpeedTimes();
        foreach (var (time, done) in times) counted.Change(done ? time : null, done ? null : time, default, comes: true);
        return counted.Median(null, DateTime.UnixEpoch);
    }
}
