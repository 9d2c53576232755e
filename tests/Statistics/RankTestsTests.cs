using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class RankTestsTests
{
    [Fact]
    public void Signed_rank_on_depression()
    {
        // Hollander and Wolfe (1973), p. 29; R's help page of wilcox.test prints V = 40 and one-sided p-value = 0.01953 (10/512).
        double[] first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30], second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

        var test = RankTests.WilcoxonSignedRank([.. first.Zip(second, (a, b) => a - b)]).ShouldNotBeNull();

        test.Exact.ShouldBeTrue();
        test.Statistic.ShouldBe(40);
        Close.To(test.P, 20.0 / 512);
    }

    [Fact]
    public void Signed_rank_on_Darwins_maize()
    {
        // SciPy's documentation of wilcoxon: statistic 24, p = 0.041259765625. Its statistic is min(W+, W-); ours is R's V = W+ = 120 - 24.
        var test = RankTests.WilcoxonSignedRank([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]).ShouldNotBeNull();

        test.Exact.ShouldBeTrue();
        test.Statistic.ShouldBe(96);
        Close.To(test.P, 0.041259765625);
    }

    [Fact]
    public void Signed_rank_with_ties_and_a_zero_is_approximated()
    {
        // Student's sleep: R's wilcox.test(paired = TRUE) prints V = 0, p-value = 0.009091.
        var test = RankTests.WilcoxonSignedRank([.. MeanTestsTests.First.Zip(MeanTestsTests.Second, (a, b) => a - b)]).ShouldNotBeNull();

        test.Exact.ShouldBeFalse();
        test.Statistic.ShouldBe(0);
        Close.To(test.P, 0.0090906980159250559);
        // By R's wilcox.test(exact = FALSE).
        Close.To(RankTests.WilcoxonSignedRank([0, 0, 1, 2, -1, 3, 3, 0, 5])!.P, 0.073139799658908933);
    }

    [Fact]
    public void Who_did_not_change_says_nothing()
    {
        RankTests.WilcoxonSignedRank([]).ShouldBeNull();
        RankTests.WilcoxonSignedRank([0, 0]).ShouldBeNull();
        RankTests.WilcoxonSignedRank([2]).ShouldBe(new(1, null, 1, null, true));
    }
}
