using System.Globalization;
using Npgsql;
using Saphansung.Migrations;

namespace Saphansung.Tests.Content;

public sealed class DistrictLoaderTests(TestDatabase databases) : IAsyncLifetime
{
    private string connectionString = "";
    private NpgsqlDataSource database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connectionString = await databases.Clone(Ct);
        database = NpgsqlDataSource.Create(connectionString);
    }

    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var before = await Everything();
        using var folder = new DistrictFolder();
        // The same content in another layout is the same content.
        folder.Change("forms/garbage.json", _ => { });

        await Load(folder);

        (await Everything()).ShouldBe(before);
    }

    [Fact]
    public async Task A_changed_form_is_a_new_version_beside_the_old_one()
    {
        var before = await Text("select questions::text from form_version where form_key = 'category.garbage'");
        using var folder = new DistrictFolder();
        folder.ChangeQuestion("garbage", 0, question => question["label"]!["th"] = "ขยะแบบไหน");

        await Load(folder);
        await Load(folder);

        (await Text("select string_agg(version::text, ',' order by version) from form_version where form_key = 'category.garbage'")).ShouldBe("1,2");
        (await Text("select questions::text from form_version where form_key = 'category.garbage' and version = 1")).ShouldBe(before);
        (await Text("select questions->0->'label'->>'th' from form_version where form_key = 'category.garbage' and version = 2")).ShouldBe("ขยะแบบไหน");
        (await Text("select form_version::text from category where code = 'garbage'")).ShouldBe("2");
        (await Text("select count(*)::text from form_version where version > 1")).ShouldBe("1");
    }

    [Fact]
    public async Task A_used_version_cannot_be_changed()
    {
        await using var change = database.CreateCommand("update form_version set questions = '[]'");

        (await Should.ThrowAsync<PostgresException>(() => change.ExecuteNonQueryAsync(Ct))).Message.ShouldContain("immutable");
    }

    [Fact]
    public async Task Another_district_replaces_names_targets_and_agencies()
    {
        using var folder = new DistrictFolder();
        folder.Change("district.json", district =>
        {
            district["name"]!["th"] = "สำนักงานเขตทดสอบ";
            district["phone"] = "0 2000 0000";
            district["categories"]![0]!["fixWithinMinutes"] = 60;
            district["agencies"]!.AsArray().RemoveAt(0);
        });
        folder.Change("routing.json", routing => routing["rules"]!.AsArray().Clear());

        await Load(folder);

        (await Text("select settings->'name'->>'th' from district")).ShouldBe("สำนักงานเขตทดสอบ");
        (await Text("select settings->>'phone' from district")).ShouldBe("0 2000 0000");
        (await Text("select fix_within_minutes::text from category where code = 'garbage'")).ShouldBe("60");
        (await Text("select string_agg(code, ',') from agency where not active")).ShouldBe("MEA");
        (await Text("select string_agg(code, ',') from category where round_place")).ShouldBe("nuisance");
    }

    [Fact]
    public async Task A_district_brings_its_communities()
    {
        using var folder = new DistrictFolder();
        var path = Path.Combine(folder.Path, "communities.json");
        await File.WriteAllTextAsync(path, """[{ "code": "n1", "name": "ชุมชนใหม่", "lat": 13.77, "lng": 100.69 }]""", Ct);
        await Load(folder);
        await File.WriteAllTextAsync(path, """[{ "code": "n1", "name": "ชุมชนใหม่พัฒนา", "lat": 100.69, "lng": 13.77 }]""", Ct);

        (await Should.ThrowAsync<DistrictDataException>(() => Load(folder))).Message.ShouldContain("swapped");
        (await Text("select name from community where code = 'n1'")).ShouldBe("ชุมชนใหม่");
    }

    [Fact]
    public async Task Two_loaders_at_once_number_one_version()
    {
        using var folder = new DistrictFolder();
        folder.ChangeQuestion("advice", 0, question => question["label"]!["th"] = "ปรึกษาเรื่องใด");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Load(folder)));

        (await Text("select max(version)::text from form_version where form_key = 'category.advice'")).ShouldBe("2");
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await databases.Drop(connectionString);
    }

    private Task Load(DistrictFolder folder) =>
        District.Load(connectionString, folder.Path, TimeProvider.System, Ct);

    private Task<string> Everything() => Text("""
        select concat((select settings::text from district),
                      (select string_agg(agency::text, ',' order by code) from agency),
                      (select string_agg(category::text, ',' order by code) from category),
                      (select string_agg(form_version::text, ',' order by form_key, version) from form_version))
        """);

    private async Task<string> Text(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
    }
}
