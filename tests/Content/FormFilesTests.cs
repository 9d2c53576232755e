using System.Text.Json.Nodes;
using Saphansung.Migrations;

namespace Saphansung.Tests.Content;

public sealed class FormFilesTests
{
    private static readonly string[] Types =
        ["text", "textarea", "number", "date", "choice", "choices", "scale", "consent"];

    private static readonly JsonNode DistrictJson = Read("district.json");

    public static TheoryData<string> Categories =>
        [.. DistrictJson["categories"]!.AsArray().Select(category => (string)category!["code"]!)];

    [Fact]
    public void The_district_has_the_seven_categories_in_order() =>
        DistrictJson["categories"]!.AsArray().OrderBy(category => (int)category!["position"]!).Select(category => (string)category!["code"]!)
            .ShouldBe(["garbage", "nuisance", "disaster", "people", "disease", "disrepair", "advice"]);

    [Fact]
    public void The_district_has_the_six_agencies_and_itself() =>
        DistrictJson["agencies"]!.AsArray().Select(agency => (string)agency!["code"]!)
            .ShouldBe(["MEA", "MWA", "POLICE", "FIRE", "HOSPITAL", "TELECOM", "DIVISION"], ignoreOrder: true);

    [Theory, MemberData(nameof(Categories))]
    public void A_form_asks_four_to_eight_questions_of_known_types(string category)
    {
        var questions = Questions(category);

        questions.Count.ShouldBeInRange(4, 8);
        // Photos and the place have steps of their own on the report page.
        questions.Select(question => (string)question["type"]!).ShouldBeSubsetOf(Types);
    }

    [Theory, MemberData(nameof(Categories))]
    public void Every_text_is_there_in_Thai_and_in_English(string category)
    {
        var texts = Texts(Read($"forms/{category}.json"))
            .Concat(Texts(DistrictJson["categories"]!.AsArray().Single(entry => (string)entry!["code"]! == category)!)).ToList();

        texts.Count.ShouldBeGreaterThan(10);
        foreach (var text in texts)
        {
            ((string)text["th"]!).Any(IsThai).ShouldBeTrue(text.ToJsonString());
            ((string)text["en"]!).Any(IsThai).ShouldBeFalse(text.ToJsonString());
            ((string)text["en"]!).ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory, MemberData(nameof(Categories))]
    public void Every_condition_can_come_true(string category)
    {
        var reachable = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var question in Questions(category))
        {
            if (question["showIf"] is { } condition)
            {
                reachable.ShouldContainKey((string)condition["key"]!);
                Options(reachable[(string)condition["key"]!]).Intersect(Values(condition["in"]!)).ShouldNotBeEmpty();
            }
            reachable.Add((string)question["key"]!, question);
        }
    }

    [Theory, MemberData(nameof(Categories))]
    public void Danger_to_life_names_a_number_to_call_in_both_languages(string category)
    {
        var stops = Questions(category).Where(question => question["stopIf"] is not null).ToList();

        stops.ShouldNotBeEmpty();
        foreach (var question in stops)
        {
            question["showIf"].ShouldBeNull("danger is asked of everybody");
            Options(question).Except(Values(question["stopIf"]!["in"]!)).ShouldNotBeEmpty("somebody may be safe");
            foreach (var language in new[] { "th", "en" })
                ((string)question["stopIf"]!["message"]![language]!).ShouldMatch("(199|191|1669)");
        }
    }

    [Theory, MemberData(nameof(Categories))]
    public void Nobody_has_to_judge_urgency_or_name_anybody(string category)
    {
        foreach (var question in Questions(category))
        {
            ((string)question["label"]!["th"]!).ShouldNotContain("ด่วน");
            ((string)question["label"]!["th"]!).ShouldNotContain("ชื่ออะไร");
        }
    }

    private static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';

    private static List<JsonObject> Questions(string category) =>
        [.. Read($"forms/{category}.json")["questions"]!.AsArray().Select(question => question!.AsObject())];

    private static IEnumerable<string> Options(JsonObject question) =>
        question["options"]!.AsArray().Select(option => (string)option!["value"]!);

    private static IEnumerable<string> Values(JsonNode values) => values.AsArray().Select(value => (string)value!);

    private static IEnumerable<JsonObject> Texts(JsonNode node) => node switch
    {
        JsonObject text when text.ContainsKey("th") || text.ContainsKey("en") => [text],
        JsonObject parent => parent.Where(child => child.Value is not null).SelectMany(child => Texts(child.Value!)),
        JsonArray list => list.SelectMany(child => Texts(child!)),
        _ => [],
    };

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(District.Folder, name)))!;
}
