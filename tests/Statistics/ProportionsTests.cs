using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

/// <summary>
/// R. G. Newcombe, Statistics in Medicine 17 (1998): 857-872 for one share (method 3) and 873-890 for two (table II, method 10). He prints four
/// decimals; the further ones are R's prop.test(correct = FALSE) and his formula in R, which agree with his.
/// </summary>
public sealed class ProportionsTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.25528851987827428, 0.36620957698280016)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.062386399530736283, 0.160487241723308)]
    [InlineData(0, 20, 0.0000, 0.1611, 0, 0.1611251580528193)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.006113214292762661, 0.17175521879320282)]
    [InlineData(29, 29, 0.8830, 1.0000, 0.88303020150025935, 1)]
    [InlineData(16, 20, 0.5840, 0.9193, 0.58398256774810653, 0.91934233742020188)]
    public void Wilson(int count, int n, double lower, double upper, double exactLower, double exactUpper)
    {
        var interval = Proportions.Wilson(count, n);

        Close.To(interval, exactLower, exactUpper);
        (Math.Round(interval!.Lower, 4), Math.Round(interval.Upper, 4)).ShouldBe((lower, upper));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339, 0.052431472402364926, 0.33387265403690586)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090, 0.17052272393450307, 0.80901797353548799)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062, 0.058227927482312314, 0.80624963752422774)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926, -0.038137147903536853, 0.19256001385511157)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775, -0.1611251580528193, 0.27753279986288915)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775, -0.27753279986288915, 0.27753279986288915)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000, 0.67908603714191484, 1)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000, 0.60750935043052434, 1)]
    public void Newcombe(int count1, int n1, int count2, int n2, double lower, double upper, double exactLower, double exactUpper)
    {
        var (difference, ci) = Proportions.Newcombe(count1, n1, count2, n2).ShouldNotBeNull();

        Close.To(difference, ((double)count1 / n1) - ((double)count2 / n2));
        Close.To(ci, exactLower, exactUpper);
        ci.Lower.ShouldBe(lower, 0.000051);
        ci.Upper.ShouldBe(upper, 0.000051);
    }

    [Fact]
    public void Of_nothing_there_is_no_share()
    {
        Proportions.Share(0, 0).ShouldBeNull();
        Proportions.Wilson(0, 0).ShouldBeNull();
        Proportions.Newcombe(1, 2, 0, 0).ShouldBeNull();
        Proportions.Newcombe(0, 0, 1, 2).ShouldBeNull();
        Proportions.Wilson(1, 1)!.Upper.ShouldBe(1);
    }
}
