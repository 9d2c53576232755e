using System.Globalization;
using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class BandsTests
{
    [Theory]
    [InlineData("5", "มากที่สุด", "มากที่สุด")]
    [InlineData("4.51", "มากที่สุด", "มากที่สุด")]
    [InlineData("4.505", "มากที่สุด", "มากที่สุด")]
    [InlineData("4.5049", "มาก", "มากที่สุด")]
    [InlineData("4.50", "มาก", "มากที่สุด")]
    [InlineData("4.21", "มาก", "มากที่สุด")]
    [InlineData("4.205", "มาก", "มากที่สุด")]
    [InlineData("4.2", "มาก", "มาก")]
    [InlineData("3.51", "มาก", "มาก")]
    [InlineData("3.5", "ปานกลาง", "มาก")]
    [InlineData("3.405", "ปานกลาง", "มาก")]
    [InlineData("3.40", "ปานกลาง", "ปานกลาง")]
    [InlineData("2.51", "ปานกลาง", "น้อย")]
    [InlineData("2.50", "น้อย", "น้อย")]
    [InlineData("1.81", "น้อย", "น้อย")]
    [InlineData("1.80", "น้อย", "น้อยที่สุด")]
    [InlineData("1.50", "น้อยที่สุด", "น้อยที่สุด")]
    [InlineData("1", "น้อยที่สุด", "น้อยที่สุด")]
    public void Levels_follow_the_mean_as_it_is_printed(string mean, string half, string fifth)
    {
        var value = decimal.Parse(mean, CultureInfo.InvariantCulture);

        (Bands.Level(Bands.Half, value)?.Th, Bands.Level(Bands.Fifth, value)?.Th).ShouldBe((half, fifth));
    }

    [Theory]
    [InlineData("4.505", "4.51")]
    [InlineData("4.515", "4.52")]  // Half to even would give 4.52 here and 4.50 above.
    [InlineData("4.504999", "4.50")]
    public void Half_goes_up(string mean, string printed) =>
        Bands.Round(decimal.Parse(mean, CultureInfo.InvariantCulture)).ToString("0.00", CultureInfo.InvariantCulture).ShouldBe(printed);

    [Fact]
    public void A_mean_that_floating_point_would_miss()
    {
        // 901 / 200 = 4.505 exactly, which as a double lies below it.
        var counts = new ScaleCounts([0, 0, 0, 99, 101]);

        counts.Mean.ShouldBe(4.505m);
        Bands.Level(Bands.Half, counts.Mean)?.Th.ShouldBe("มากที่สุด");
    }

    [Fact]
    public void No_mean_no_level()
    {
        Bands.Level(Bands.Half, null).ShouldBeNull();
        Bands.Level(Bands.Half, 0.99m).ShouldBeNull();
        Bands.Level(Bands.Fifth, 5.01m).ShouldBeNull();
    }

    [Theory]
    [InlineData("4.452", "89.04")]  // monitor.bangkok.go.th pid=5032-0775
    [InlineData("4.56", "91.20")]
    public void Percent_of_the_most(string mean, string percent) =>
        ScaleCounts.OfMost(decimal.Parse(mean, CultureInfo.InvariantCulture)).ShouldBe(decimal.Parse(percent, CultureInfo.InvariantCulture));

    [Fact]
    public void The_two_definitions_disagree_about_the_same_answers()
    {
        var divided = new ScaleCounts([0, 0, 30, 30, 40]);
        (ScaleCounts.OfMost(divided.Mean), divided.Satisfied).ShouldBe((82m, 70));
        var content = new ScaleCounts([15, 0, 5, 80, 0]);
        (ScaleCounts.OfMost(content.Mean), content.Satisfied).ShouldBe((70m, 80));
    }

    [Fact]
    public void Counts_say_the_same_as_the_numbers_they_count()
    {
        int[] answers = [5, 5, 4, 4, 4, 3, 1];
        var (counts, sample) = (ScaleCounts.Of(answers), Sample.Of([.. answers.Select(a => (double)a)]));

        Close.To((double?)counts.Mean, sample.Mean!.Value, 1e-12);
        Close.To(counts.Sd, sample.Sd!.Value, 1e-12);
        var none = ScaleCounts.Of([]);
        (none.Mean, none.Sd, ScaleCounts.OfMost(none.Mean)).ShouldBe((null, null, null));
        (ScaleCounts.Of([4]).Sd, ScaleCounts.Of([4, 4]).Sd).ShouldBe((null, 0));
    }

    [Fact]
    public void Equals_share_a_rank()
    {
        Ranking.Of([4.28m, 4.60m, null, 4.60m, 3.90m]).ShouldBe([3, 1, null, 1, 4]);
        Ranking.Of([]).ShouldBeEmpty();
    }
}
