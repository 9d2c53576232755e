using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class SurvivalTests
{
    [Fact]
    public void Time_to_relapse()
    {
        // Miller (1997), the dataset aml of R's package survival: medians 31 (maintained) and 23.
        Survival.Median([(9, true), (13, true), (13, false), (18, true), (23, true), (28, false), (31, true), (34, true), (45, false), (48, true), (161, false)]).ShouldBe(31);
        Survival.Median([(5, true), (5, true), (8, true), (8, true), (12, true), (16, false), (23, true), (27, true), (30, true), (33, true), (43, true), (45, true)]).ShouldBe(23);
    }

    [Fact]
    public void Half_is_not_reached_by_leaving_open()
    {
        Survival.Median([]).ShouldBeNull();
        Survival.Median([(3, true), (9, false), (9, false)]).ShouldBeNull();
        Survival.Median([(2, true), (4, true)]).ShouldBe(3);
    }
}
