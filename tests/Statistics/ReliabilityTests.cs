using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class ReliabilityTests
{
    /// <summary>Chatterjee and Price (1977), R's dataset <c>attitude</c>, the example of alpha() in R's package psych (raw_alpha 0.84).</summary>
    internal static readonly double[][] Attitude =
    [
        [43, 51, 30, 39, 61, 92, 45],
        [63, 64, 51, 54, 63, 73, 47],
        [71, 70, 68, 69, 76, 86, 48],
        [61, 63, 45, 47, 54, 84, 35],
        [81, 78, 56, 66, 71, 83, 47],
        [43, 55, 49, 44, 54, 49, 34],
        [58, 67, 42, 56, 66, 68, 35],
        [71, 75, 50, 55, 70, 66, 41],
        [72, 82, 72, 67, 71, 83, 31],
        [67, 61, 45, 47, 62, 80, 41],
        [64, 53, 53, 58, 58, 67, 34],
        [67, 60, 47, 39, 59, 74, 41],
        [69, 62, 57, 42, 55, 63, 25],
        [68, 83, 83, 45, 59, 77, 35],
        [77, 77, 54, 72, 79, 77, 46],
        [81, 90, 50, 72, 60, 54, 36],
        [74, 85, 64, 69, 79, 79, 63],
        [65, 60, 65, 75, 55, 80, 60],
        [65, 70, 46, 57, 75, 85, 46],
        [50, 58, 68, 54, 64, 78, 52],
        [50, 40, 33, 34, 43, 64, 33],
        [64, 61, 52, 62, 66, 80, 41],
        [53, 66, 52, 50, 63, 80, 37],
        [40, 37, 42, 58, 50, 57, 49],
        [63, 54, 42, 48, 66, 75, 33],
        [66, 77, 66, 63, 88, 76, 72],
        [78, 75, 58, 74, 80, 78, 49],
        [48, 57, 44, 45, 51, 83, 38],
        [85, 85, 71, 71, 77, 74, 55],
        [82, 82, 39, 59, 64, 78, 39],
    ];

    [Fact]
    public void Alpha_of_the_attitude_survey()
    {
        var alpha = Reliability.Alpha(Attitude).ShouldNotBeNull();

        // Digits from R, with its var() and qf().
        Close.To(alpha.Coefficient, 0.84314276956475986);
        Close.To(alpha.Ci, 0.73937568564310729, 0.9157730721599816);
        (alpha.N, alpha.Items).ShouldBe((30, 7));
    }

    [Fact]
    public void Feldts_interval()
    {
        // The example of ci.cronbach in R's package statpsych prints 0.7971 and 0.8932; digits from R's qf().
        Close.To(Reliability.Feldt(0.85, 89, 7), 0.79706487903491052, 0.89316659373707918);
        // The smallest there is: F with 1 and 1 degrees of freedom.
        Close.To(Reliability.Alpha([[1, 2], [3, 5]])!.Ci, -24.911560459113783, 0.99993825149965299);
    }

    [Fact]
    public void Kr20_by_hand()
    {
        // Five people, four items. p = 1, .8, .4, .2, so that the sum of pq is 0 + .16 + .24 + .16 = .56; scores 4 3 2 2 1 have the population
        // variance 1.04: KR-20 = 4/3 (1 - .56/1.04).
        IReadOnlyList<bool>[] people = [[true, true, true, true], [true, true, true, false], [true, true, false, false], [true, true, false, false], [true, false, false, false]];

        Close.To(Reliability.Kr20(people)!.Coefficient, 4.0 / 3 * (1 - (0.56 / 1.04)));
    }

    [Fact]
    public void What_cannot_be_computed()
    {
        Reliability.Alpha([]).ShouldBeNull();
        Reliability.Alpha([[5, 5]]).ShouldBeNull();
        Reliability.Alpha([[1], [2]]).ShouldBeNull();
        Reliability.Alpha([[5, 5], [5, 5]]).ShouldBeNull();
        Reliability.Kr20([[true, false], [false, true]]).ShouldBeNull();
    }
}
