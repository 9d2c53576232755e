using System.Text.Json.Nodes;
using Npgsql;
using Saphansung.Migrations;

namespace Saphansung.Tests.Content;

public sealed class RoutingFileTests(TestDatabase databases)
{
    private static readonly Dictionary<string, (Action<JsonNode> Spoil, string Said)> Spoilt = new(StringComparer.Ordinal)
    {
        ["an unknown agency"] = (rule => rule["agency"] = "NASA", "there is no agency NASA"),
        ["an unknown category"] = (rule => rule["when"]!["category"] = new JsonArray("comets"), "there is no category comets"),
        ["an unknown question"] = (rule => rule["when"]!["answers"] = Answers("colour", "red"), "no form of its categories asks \"colour\""),
        ["another category's question"] = (rule => rule["when"]!["answers"] = Answers("waterDepth", "red"), "\"red\" is no answer to \"waterDepth\""),
        ["an unknown answer"] = (rule => rule["when"]!["answers"] = Answers("danger", "comet"), "\"comet\" is no answer to \"danger\""),
        ["an unknown priority"] = (rule => rule["priority"] = "soon", "there is no priority \"soon\""),
        ["half a time span"] = (rule => rule["when"]!["from"] = "22:00", "both or neither"),
        ["no time"] = (rule => (rule["when"]!["from"], rule["when"]!["to"]) = ("22:00", "24:00"), "times such as"),
        ["unknown hours"] = (rule => rule["when"]!["hours"] = "lunch", "\"working\" or \"outside\""),
        ["no effect"] = (rule => (rule["agency"], rule["priority"]) = (null, null), "neither agency nor priority"),
        ["an offer to nobody"] = (rule => (rule["agency"], rule["offers"]) = (null, true), "offers to no agency"),
        ["a misspelt property"] = (rule => rule["when"]!["categoy"] = new JsonArray("garbage"), "categoy"),
    };

    public static TheoryData<string> Mistakes => [.. Spoilt.Keys];

    public static TheoryData<string, string> Dangers => [.. Read("district.json")["categories"]!.AsArray()
        .Select(category => (string)category!["code"]!)
        .SelectMany(category => Read($"forms/{category}.json")["questions"]!.AsArray()
            .Where(question => question!["stopIf"] is not null)
            .SelectMany(question => question!["stopIf"]!["in"]!.AsArray().Select(value => (category, (string)value!))))];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_its_rule(string mistake)
    {
        using var folder = new DistrictFolder();
        folder.Change("routing.json", routing => Spoilt[mistake].Spoil(routing["rules"]![0]!));

        var refused = await Should.ThrowAsync<DistrictDataException>(District.Load("Host=nowhere.invalid", folder.Path, TimeProvider.System, Ct));

        refused.Message.ShouldContain("routing.json");
        refused.Message.ShouldContain(Spoilt[mistake].Said);
    }

    [Theory, MemberData(nameof(Dangers))]
    public void Every_danger_to_life_makes_an_emergency_with_an_agency(string category, string danger) =>
        Rules().ShouldContain(rule => (string?)rule["priority"] == "emergency" && rule["agency"] != null
            && rule["when"]!["category"]!.AsArray().Any(code => (string)code! == category)
            && rule["when"]!["answers"]!["danger"] != null
            && rule["when"]!["answers"]!["danger"]!.AsArray().Any(value => (string)value! == danger));

    [Fact]
    public void The_rules_that_come_with_the_service_never_offer_by_themselves() =>
        Rules().ShouldAllBe(rule => rule["offers"] == null);

    [Fact]
    public async Task The_district_starts_with_these_rules_switched_on_and_keeps_its_own_changes()
    {
        var connectionString = await databases.Clone(Ct);
        await using var database = NpgsqlDataSource.Create(connectionString);
        (await One<string>(database, "select string_agg(name, '|' order by position) from routing_rule where state = 'on'"))
            .ShouldBe(string.Join('|', Rules().Select(rule => (string)rule["name"]!)));
        await One<int>(database, "update routing_rule set name = 'ของเขตเอง', state = 'off' where position = 1 returning position");
        using var folder = new DistrictFolder();
        folder.Change("routing.json", routing => routing["rules"]!.AsArray().RemoveAt(3));

        await District.Load(connectionString, folder.Path, TimeProvider.System, Ct);

        (await One<string>(database, "select name || state from routing_rule where position = 1")).ShouldBe("ของเขตเองoff");
        (await One<long>(database, "select count(*) from routing_rule")).ShouldBe(Rules().Count);
        await database.DisposeAsync();
        await databases.Drop(connectionString);
    }

    private static async Task<T> One<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static List<JsonNode> Rules() => [.. Read("routing.json")["rules"]!.AsArray().Select(rule => rule!)];

    private static JsonObject Answers(string key, string value) => new() { [key] = new JsonArray(value) };

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(District.Folder, file)))!;
}
