using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class MeanTestsTests
{
    /// <summary>Student (1908): extra hours of sleep of ten people under two drugs; R's dataset <c>sleep</c>.</summary>
    internal static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    internal static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Welch_on_Students_sleep()
    {
        // R's help page of t.test prints t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832 0.2054832; digits from R.
        var test = MeanTests.Welch(Sample.Of(First), Sample.Of(Second)).ShouldNotBeNull();

        Close.To(test.Statistic, -1.8608134674868531);
        Close.To(test.Df, 17.776473516178498);
        Close.To(test.P, 0.079394140187358173);
        Close.To(test.Ci, -3.3654832307117104, 0.20548323071171018);
    }

    [Fact]
    public void Welch_on_NISTs_cars()
    {
        // NIST/SEMATECH e-Handbook 1.3.5.3 (AUTO83B): from its summary figures, which have seven digits; T = -12.94627 without equal variances.
        var test = MeanTests.Welch(new(249, 20.14458, 6.414700), new(79, 30.48101, 6.107710)).ShouldNotBeNull();

        Close.To(test.Statistic, -12.94627, 1e-5);
        Close.To(test.Df, 136.8750, 1e-5);
    }

    [Theory]
    [InlineData("1 2", "1.5 4", -0.92847669088525941, 1.3120124804992197, 0.49188526844981451, -11.193165636854124, 8.6931656368541219)]
    [InlineData("3 3 3", "1 2 4", 0.75592894601845428, 2, 0.52859547920896843, -3.1279163669300929, 4.4612497002634264)]
    public void Welch_of_few_and_of_one_side_that_does_not_vary(string first, string second, double t, double df, double p, double lower, double upper)
    {
        // Computed with R's t.test.
        var test = MeanTests.Welch(Sample.Of(Numbers.Of(first)), Sample.Of(Numbers.Of(second))).ShouldNotBeNull();

        Close.To(test.Statistic, t);
        Close.To(test.Df, df);
        Close.To(test.P, p);
        Close.To(test.Ci, lower, upper);
    }

    [Theory]
    [InlineData("", "1 2")]
    [InlineData("1", "1 2")]
    [InlineData("1 2", "1")]
    [InlineData("3 3", "4 4")]
    public void What_Welch_cannot_compute(string first, string second) =>
        MeanTests.Welch(Sample.Of(Numbers.Of(first)), Sample.Of(Numbers.Of(second))).ShouldBeNull();

    [Fact]
    public void Paired_on_Students_sleep()
    {
        // R's help page of t.test prints t = -4.0621, df = 9, p-value = 0.002833, interval -2.4598858 -0.7001142; digits from R.
        double[] differences = [.. First.Zip(Second, (a, b) => a - b)];
        var test = MeanTests.Paired(differences).ShouldNotBeNull();

        Close.To(test.Statistic, -4.0621276833820366);
        test.Df.ShouldBe(9);
        Close.To(test.P, 0.0028328901973842702);
        Close.To(test.Ci, -2.4598857632769824, -0.70011423672301754);
        Close.To(MeanTests.Dz(differences), -1.2845575625910546);
        Close.To(MeanTests.Dz(differences), test.Statistic / Math.Sqrt(10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("2 2 2")]
    [InlineData("0 0")]
    public void What_a_paired_test_cannot_compute(string differences)
    {
        MeanTests.Paired(Numbers.Of(differences)).ShouldBeNull();
        MeanTests.Dz(Numbers.Of(differences)).ShouldBeNull();
    }

    [Fact]
    public void Gain_of_a_class()
    {
        // Hake, American Journal of Physics 66 (1998): <g> = (post - pre) / (100 - pre).
        Close.To(MeanTests.HakeGain(44, 58, 100), 0.25);
        Close.To(MeanTests.HakeGain(60, 40, 100), -0.5);
        MeanTests.HakeGain(100, 100, 100).ShouldBeNull();
    }
}

internal static class Numbers
{
    public static double[] Of(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}
