using System.Text.Json;
using Saphansung.Api.Incidents;

namespace Saphansung.Tests.Incidents;

public sealed class RoutingConditionsTests
{
    // A Monday, ten in the morning in Bangkok.
    private static readonly DateTime Morning = new(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_rule_without_conditions_fits_every_report() => Fits(Read("{}")).ShouldBeTrue();

    [Theory]
    [InlineData("""{"category":["garbage"]}""", true)]
    [InlineData("""{"category":["nuisance","garbage"]}""", true)]
    [InlineData("""{"category":["nuisance"]}""", false)]
    [InlineData("""{"community":["c-01"]}""", true)]
    [InlineData("""{"community":["c-02"]}""", false)]
    [InlineData("""{"hours":"working"}""", true)]
    [InlineData("""{"hours":"outside"}""", false)]
    [InlineData("""{"answers":{"kind":["bulky","household"]}}""", true)]
    [InlineData("""{"answers":{"kind":["bulky"]}}""", false)]
    [InlineData("""{"answers":{"danger":["fire"]}}""", true)]
    [InlineData("""{"answers":{"danger":["none"]}}""", false)]
    [InlineData("""{"answers":{"severity":["4"]}}""", true)]
    [InlineData("""{"answers":{"unasked":["yes"]}}""", false)]
    [InlineData("""{"answers":{"kind":["household"],"danger":["none"]}}""", false)]
    [InlineData("""{"category":["garbage"],"community":["c-01"],"hours":"working","answers":{"danger":["sharps"]}}""", true)]
    [InlineData("""{"category":["garbage"],"community":["c-02"],"hours":"working","answers":{"danger":["sharps"]}}""", false)]
    public void All_named_parts_must_hold_and_of_a_list_one_value(string conditions, bool fits) => Fits(Read(conditions)).ShouldBe(fits);

    [Fact]
    public void A_report_without_a_community_fits_no_rule_for_communities() =>
        Read("""{"community":["c-01"]}""").Hold(Report with { Community = null }).ShouldBeFalse();

    [Theory]
    [InlineData("22:00", "06:00", 0, true)]
    [InlineData("22:00", "06:00", 5, true)]
    [InlineData("22:00", "06:00", 6, false)]
    [InlineData("22:00", "06:00", 21, false)]
    [InlineData("22:00", "06:00", 22, true)]
    [InlineData("08:00", "16:00", 7, false)]
    [InlineData("08:00", "16:00", 8, true)]
    [InlineData("08:00", "16:00", 16, false)]
    public void A_time_of_the_day_is_Bangkoks_and_may_cross_midnight(string from, string to, int hour, bool fits) =>
        new RoutingConditions(null, null, null, from, to, null)
            .Hold(Report with { At = Morning.AddHours(hour - 10) }).ShouldBe(fits);

    [Fact]
    public void The_first_rule_that_names_a_part_decides_it()
    {
        var routing = Routing.Of(
            [Rule(1, null, "high"), Rule(2, "MEA", null), Rule(3, "POLICE", "emergency")], Report);

        (routing.Priority, routing.Agency).ShouldBe(("high", "MEA"));
        routing.Fired.Select(r => r.Position).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_rule_that_does_not_fit_leaves_the_word_to_the_next()
    {
        var routing = Routing.Of([Rule(1, "MEA", "emergency", """{"category":["disrepair"]}"""), Rule(2, "FIRE", "high")], Report);

        (routing.Priority, routing.Agency, routing.Fired.Count).ShouldBe(("high", "FIRE", 1));
    }

    [Fact]
    public void Where_no_rule_fires_the_priority_is_normal_and_no_agency_is_named()
    {
        var routing = Routing.Of([Rule(1, "MEA", "emergency", """{"category":["disrepair"]}""")], Report);

        (routing.Priority, routing.Agency, routing.Offers, routing.Fired.Count).ShouldBe(("normal", null, false, 0));
    }

    private static RoutedReport Report => new("garbage", "c-01",
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"kind":"household","danger":["sharps","fire"],"severity":4}""")!, Morning, Open: true);

    private static bool Fits(RoutingConditions conditions) => conditions.Hold(Report);

    private static RoutingConditions Read(string json) => JsonSerializer.Deserialize<RoutingConditions>(json, JsonSerializerOptions.Web)!;

    private static RoutingRule Rule(int position, string? agency, string? priority, string conditions = "{}") =>
        new(Guid.CreateVersion7(), position, $"rule {position}", Read(conditions), agency, priority, Offers: false);
}
