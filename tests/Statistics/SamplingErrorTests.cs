using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class SamplingErrorTests
{
    [Theory]
    [InlineData(80, 100, 0.049245948025221892)]
    [InlineData(384, 1000000, 0.049999918883362048)]
    [InlineData(100, 100, 0)]
    [InlineData(1, 1, 0)]
    public void Margin(int n, int population, double expected) =>
        // Cochran (1977), (3.9); digits from R's qnorm(). 384 of very many is the textbook's 5 %.
        Close.To(SamplingError.Margin(n, population), expected);

    [Fact]
    public void Of_nobody_or_more_than_there_are()
    {
        SamplingError.Margin(0, 100).ShouldBeNull();
        SamplingError.Margin(101, 100).ShouldBeNull();
        SamplingError.Margin(0, 0).ShouldBeNull();
        SamplingError.Yamane(0, 0.05).ShouldBeNull();
        SamplingError.Yamane(100, 0).ShouldBeNull();
    }

    [Theory]
    [InlineData(500, 222)]
    [InlineData(700, 255)]
    [InlineData(1000, 286)]
    [InlineData(2000, 333)]
    [InlineData(10000, 385)]
    [InlineData(100000, 398)]
    public void Yamanes_table(int population, int sample) =>
        // Israel, "Determining Sample Size", University of Florida PEOD6 (1992), table 1, 5 %.
        Math.Round(SamplingError.Yamane(population, 0.05)!.Value, MidpointRounding.AwayFromZero).ShouldBe(sample);
}
