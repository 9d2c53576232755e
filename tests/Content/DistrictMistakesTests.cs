using System.Text.Json.Nodes;
using Saphansung.Migrations;

namespace Saphansung.Tests.Content;

/// <summary>The files are checked before a connection is made, so these tests need no database.</summary>
public sealed class DistrictMistakesTests
{
    private static readonly Dictionary<string, (Action<JsonNode> Spoil, string Said)> Spoilt = new(StringComparer.Ordinal)
    {
        ["the same key twice"] = (question => question["key"] = "kind", "the key is used twice"),
        ["a key that is no identifier"] = (question => question["key"] = "Water depth", "the key must be English camelCase"),
        ["an unknown type"] = (question => question["type"] = "colour", "unknown type \"colour\""),
        ["no options"] = (question => question["options"] = new JsonArray(), "the options are empty"),
        ["an option twice"] = (question => question["options"]![1]!["value"] = (string?)question["options"]![0]!["value"], "is there twice"),
        ["no English"] = (question => question["label"]!["en"] = " ", "Thai and English"),
        ["a later question"] = (question => question["showIf"] = Condition("danger", "none"), "which does not come earlier"),
        ["an unknown question"] = (question => question["showIf"] = Condition("colour", "red"), "which is no question of this form"),
        ["an unknown answer"] = (question => question["showIf"] = Condition("kind", "red"), "which is no option of \"kind\""),
        ["a stop at an unknown answer"] = (question => question["stopIf"] = Stop("red"), "which is no option of \"place\""),
        ["crossed limits"] = (question => (question["min"], question["max"]) = (5, 1), "min is greater than max"),
        ["a misspelt property"] = (question => question["requierd"] = true, "requierd"),
    };

    public static TheoryData<string> Mistakes => [.. Spoilt.Keys];

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_file_and_question(string mistake)
    {
        using var folder = new DistrictFolder();
        folder.ChangeQuestion("garbage", 1, Spoilt[mistake].Spoil);

        var refused = await Load(folder);

        refused.Message.ShouldContain("forms/garbage.json");
        refused.Message.ShouldContain(Spoilt[mistake].Said);
        if (mistake is "an unknown type" or "no options")
            refused.Message.ShouldContain("question \"place\"");
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        using var folder = new DistrictFolder();
        folder.ChangeQuestion("garbage", 0, question => question["type"] = "colour");
        folder.ChangeQuestion("advice", 0, question => question["type"] = "sound");
        folder.Change("district.json", district => district["agencies"]![0]!["own"] = true);

        var refused = await Load(folder);

        refused.Mistakes.Count(said => said.Contains("unknown type", StringComparison.Ordinal)).ShouldBe(2);
        refused.Mistakes.ShouldContain(said => said.Contains("exactly one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outbreak_needs_several_reports_and_an_agency_there_is()
    {
        using var folder = new DistrictFolder();
        folder.Change("district.json", district =>
        {
            district["outbreak"] = new JsonObject { ["reports"] = 1, ["agency"] = "CLINIC" };
            district["sensitive"]!["acknowledgeWithinMinutes"] = 0;
        });

        var refused = await Load(folder);

        refused.Mistakes.ShouldContain(said => said.Contains("outbreak.reports", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("there is no agency CLINIC", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("sensitive.acknowledgeWithinMinutes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_storm_of_a_sensitive_category_or_of_no_metres_is_told()
    {
        using var folder = new DistrictFolder();
        folder.Change("district.json", district =>
        {
            district["categories"]!.AsArray().Single(category => (string?)category!["code"] == "people")!["stormReports"] = 5;
            district["storm"]!["metres"] = 0;
        });

        var refused = await Load(folder);

        refused.Mistakes.ShouldContain(said => said.Contains("category people: stormReports", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("storm, recurrence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Traffy_type_of_no_category_or_of_two_is_told()
    {
        using var folder = new DistrictFolder();
        folder.Change("district.json", district =>
        {
            district["traffy"]!["types"]!["parking"] = new JsonArray("จอดรถ");
            district["traffy"]!["types"]!["advice"] = new JsonArray("ถนน");
            district["traffy"]!["district"] = "เขตสะพานสูง";
            district["traffy"]!["metres"] = 0;
        });

        var refused = await Load(folder);

        refused.Mistakes.ShouldContain(said => said.Contains("there is no category parking", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("ถนน is there twice", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("without เขต", StringComparison.Ordinal));
        refused.Mistakes.ShouldContain(said => said.Contains("traffy: metres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_form_is_told()
    {
        using var folder = new DistrictFolder();
        File.Delete(Path.Combine(folder.Path, "forms", "people.json"));

        (await Load(folder)).Message.ShouldContain("forms/people.json");
    }

    [Theory]
    [InlineData("text", "ส่งถึง {หน่วยงานที่ดูแล} แล้ว", "unknown placeholder {หน่วยงานที่ดูแล}")]
    [InlineData("text", "เรื่อง {เลขที่เรื่อง แล้ว", "a brace is open")]
    [InlineData("use", "greeting", "unknown use \"greeting\"")]
    [InlineData("code", "photo", "the code photo is there twice")]
    [InlineData("title", " ", "must not be empty")]
    public async Task A_template_that_would_reach_a_resident_unfilled_is_told(string field, string value, string said)
    {
        using var folder = new DistrictFolder();
        folder.Change("templates.json", templates => templates[0]![field] = value);

        var refused = await Load(folder);

        refused.Mistakes.ShouldContain(mistake => mistake.StartsWith("templates.json", StringComparison.Ordinal) && mistake.Contains(said, StringComparison.Ordinal));
    }

    private static Task<DistrictDataException> Load(DistrictFolder folder) => Should.ThrowAsync<DistrictDataException>(
        District.Load("Host=nowhere.invalid", folder.Path, TimeProvider.System, TestContext.Current.CancellationToken));

    private static JsonObject Condition(string key, string value) => new() { ["key"] = key, ["in"] = new JsonArray(value) };

    private static JsonObject Stop(string value) => new()
    {
        ["in"] = new JsonArray(value),
        ["message"] = new JsonObject { ["th"] = "โทร 199", ["en"] = "Call 199" },
    };
}
