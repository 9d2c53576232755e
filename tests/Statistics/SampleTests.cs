using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

/// <summary>NIST's Statistical Reference Datasets, univariate (itl.nist.gov/div898/strd): certified means and standard deviations.</summary>
public sealed class SampleTests
{
    private static readonly int[] Michelson =
    [
        850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000, 1000, 960, 960, 960, 940, 960, 940, 880, 800, 850, 880, 900,
        840, 830, 790, 810, 880, 880, 830, 800, 790, 760, 800, 880, 880, 880, 860, 720, 720, 620, 860, 970, 950, 880, 910, 850, 870, 840, 840, 850, 840, 840,
        840, 890, 810, 810, 820, 800, 770, 760, 740, 750, 760, 910, 920, 890, 860, 880, 720, 840, 850, 850, 780, 890, 840, 780, 810, 760, 810, 790, 810, 820,
        850, 870, 870, 810, 740, 810, 940, 950, 800, 810, 870,
    ];

    [Fact]
    public void Michelsons_speed_of_light()
    {
        var sample = Sample.Of([.. Michelson.Select(v => 299 + (v / 1000.0))]);

        sample.N.ShouldBe(100);
        Close.To(sample.Mean, 299.852400000000, 1e-12);
        Close.To(sample.Sd, 0.0790105478190518);
    }

    [Theory]
    [InlineData(1.2, 1.1, 1.3, 0.1)]  // NumAcc2
    [InlineData(1000000.2, 1000000.1, 1000000.3, 0.1)]  // NumAcc3
    [InlineData(10000000.2, 10000000.1, 10000000.3, 0.1)]  // NumAcc4
    public void Numbers_that_differ_in_their_last_digits(double mean, double low, double high, double sd)
    {
        var sample = Sample.Of([mean, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? low : high)]);

        Close.To(sample.Mean, mean, 1e-12);
        Close.To(sample.Sd, sd);
    }

    [Fact]
    public void Three_large_whole_numbers()
    {
        var numAcc1 = Sample.Of([10000001, 10000003, 10000002]);

        (numAcc1.Mean, numAcc1.Sd).ShouldBe((10000002, 1));
    }

    [Fact]
    public void Nothing_one_and_all_alike()
    {
        Sample.Of([]).ShouldBe(new(0, null, null));
        Sample.Of([4.1]).ShouldBe(new(1, 4.1, null));
        Sample.Of([4.1, 4.1, 4.1]).ShouldBe(new(3, 4.1, 0));
        Sample.WeightedMean([]).ShouldBeNull();
        Sample.WeightedMean([(4, 0)]).ShouldBeNull();
    }

    [Fact]
    public void Weights_count()
    {
        // A mark of 80 for 20 pupils and 90 for 30 (Wikipedia, "Weighted arithmetic mean").
        Close.To(Sample.WeightedMean([(80, 20), (90, 30)]), 86);
    }

    [Fact]
    public void Median_and_ninetieth_percentile()
    {
        // R's quantile(c(1, 2, 3, 4, 10), c(.5, .9)), type 7.
        double[] values = [4, 1, 10, 3, 2];
        Close.To(Sample.Quantile(values, 0.5), 3);
        Close.To(Sample.Quantile(values, 0.9), 7.6);
        Sample.Quantile([], 0.5).ShouldBeNull();
        Sample.Quantile([7], 0.9).ShouldBe(7);
    }
}
