using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class RankTestsTests
{
    [Theory]
    // Hollander and Wolfe (1973), p. 69: permeability of membranes; R's help page of wilcox.test prints W = 35, one-sided p-value = 0.1272.
    [InlineData("0.80 0.83 1.89 1.04 1.45 1.38 1.91 1.64 0.73 1.46", "1.15 0.88 0.90 0.74 1.21", 35, 0.2544122544122544)]
    // SciPy's documentation of mannwhitneyu: age at diagnosis of diabetes, U = 17, p = 0.1111.
    [InlineData("19 22 16 29 24", "20 11 17 12", 17, 0.1111111111111111)]
    public void Mann_Whitney_without_ties_is_exact(string first, string second, double w, double p)
    {
        var test = RankTests.MannWhitney(Numbers.Of(first), Numbers.Of(second)).ShouldNotBeNull();

        test.Exact.ShouldBeTrue();
        test.Statistic.ShouldBe(w);
        Close.To(test.P, p);
    }

    [Theory]
    // R's help page of wilcox.test: ozone in May and August (dataset airquality), W = 127.5, p-value = 0.0001208; digits from R.
    [InlineData("41 36 12 18 28 23 19 8 7 16 11 14 18 14 34 6 30 11 1 11 4 32 23 45 115 37",
        "39 9 16 78 35 66 122 89 110 44 28 65 22 59 23 31 44 21 9 45 168 73 76 118 84 85", 127.5, 0.00012080783076877442)]
    // Student's sleep and a short one, by R's wilcox.test(exact = FALSE).
    [InlineData("0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0.0 2.0", "1.9 0.8 1.1 0.1 -0.1 4.4 5.5 1.6 4.6 3.4", 25.5, 0.069327575433626581)]
    [InlineData("1 2 2 3", "2 3 4 4 5", 2.5, 0.078545850951190696)]
    public void Mann_Whitney_with_ties_is_approximated(string first, string second, double w, double p)
    {
        var test = RankTests.MannWhitney(Numbers.Of(first), Numbers.Of(second)).ShouldNotBeNull();

        test.Exact.ShouldBeFalse();
        test.Statistic.ShouldBe(w);
        Close.To(test.P, p);
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("1", "")]
    [InlineData("4 4", "4 4 4")]
    public void What_Mann_Whitney_cannot_compute(string first, string second) =>
        RankTests.MannWhitney(Numbers.Of(first), Numbers.Of(second)).ShouldBeNull();

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
