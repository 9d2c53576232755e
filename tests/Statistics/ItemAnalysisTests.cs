using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class ItemAnalysisTests
{
    /// <summary>A worksheet of a course for teachers (studylib.net, document 25270846): ten people, ten questions, halves of five.</summary>
    private static readonly string[] Worksheet =
    [
        "1 1 1 1 1 1 1 1 1 1",
        "1 1 1 1 1 1 1 1 0 1",
        "1 1 0 1 1 1 1 1 0 0",
        "0 1 1 1 1 1 0 1 0 1",
        "1 1 1 0 1 1 1 0 0 1",
        "1 1 1 0 1 1 0 1 0 0",
        "0 1 1 0 1 1 0 1 0 1",
        "0 1 1 1 0 0 1 0 1 0",
        "1 1 1 0 1 0 0 0 0 1",
        "0 1 0 0 0 1 0 0 1 0",
    ];

    [Fact]
    public void Difficulty_and_discrimination_as_the_worksheet_solves_them()
    {
        var items = ItemAnalysis.Of([.. Worksheet.Select(Numbers.Of)], share: 0.5);

        items.Select(i => Math.Round(i.Difficulty, 2)).ShouldBe([0.6, 1, 0.8, 0.5, 0.8, 0.8, 0.5, 0.6, 0.3, 0.6]);
        items.Select(i => Math.Round(i.Discrimination, 2)).ShouldBe([0.4, 0, 0, 0.6, 0.4, 0.4, 0.6, 0.4, -0.2, 0.4]);
        items[1].Corrected.ShouldBeNull("everybody is right");
    }

    [Fact]
    public void Each_item_of_the_attitude_survey_against_the_rest()
    {
        // The example of alpha() in R's package psych prints r.drop 0.67 0.74 0.56 0.71 0.79 0.27 0.46; digits from R's cor().
        double[] expected = [0.67126205722366428, 0.74210971022223859, 0.56071111148025565, 0.71444549813367619, 0.78627559383439993, 0.26503433919667607, 0.46081054946849642];

        var items = ItemAnalysis.Of(ReliabilityTests.Attitude);

        foreach (var (item, r) in items.Zip(expected)) Close.To(item.Corrected, r);
    }

    [Fact]
    public void Whoever_ties_at_the_edge_of_a_group_shares_its_places_so_the_order_of_the_list_decides_nothing()
    {
        // The best of four is sure of a place; two share the half place that is left.
        ItemAnalysis.Members([3, 2, 2, 1], 1.5).ShouldBe([1, 0.25, 0.25, 0]);

        IReadOnlyList<IReadOnlyList<double>> people = [[1, 1], [1, 0], [0, 1], [0, 0]];
        var there = ItemAnalysis.Of(people);
        ItemAnalysis.Of([.. people.Reverse()]).ShouldBe(there);
    }

    [Fact]
    public void What_cannot_be_computed()
    {
        ItemAnalysis.Of([]).ShouldBeEmpty();
        ItemAnalysis.Of([[1, 0]]).ShouldBeEmpty();
        ItemAnalysis.Of([[1], [0]])[0].Corrected.ShouldBeNull("one item has no rest");
        ItemAnalysis.Pearson([0.1 + 0.2, 0.3], [1, 2]).ShouldBeNull("a rounding is no spread");
    }
}
