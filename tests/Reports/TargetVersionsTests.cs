using System.Net;
using System.Text.Json;
using Saphansung.Migrations;
using Saphansung.Tests.Content;

namespace Saphansung.Tests.Reports;

/// <summary>A definition is never changed: a past value keeps the one it was made with. One value a day and target is kept, whoever restarts.</summary>
public sealed class TargetVersionsTests(TestDatabase databases) : App(databases)
{
    private const string Targets = "/api/v1/reports/targets";
    private const string Staff = "/api/v1/staff/reports/targets";
    private readonly TestDatabase databases = databases;

    [Fact]
    public async Task A_value_a_day_keeps_its_version_and_is_not_doubled()
    {
        using var head = As("head-1");
        var kept = await Kept(10);
        kept.ShouldAllBe(k => k.GetProperty("version").GetInt32() == 1);
        await (await head.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 150, reason = "ถึงเป้าเดิมแล้ว (ตัวอย่าง)", version = 1 })).Ok();
        Restart();
        Advance(TimeSpan.FromDays(1));
        kept = await Kept(20);

        kept.Where(k => k.Text("code") == "followers").Select(k => (k.Text("day"), k.GetProperty("version").GetInt32(), k.GetProperty("goal").GetDecimal()))
            .ShouldBe([("2026-11-23", 1, 100m), ("2026-11-24", 2, 150m)]);
        Restart();
        Advance(TimeSpan.FromDays(1));
        (await Kept(30)).Select(k => (k.Text("code"), k.Text("day"))).ShouldBeUnique();
    }

    [Fact]
    public async Task Residents_read_nothing_officers_change_nothing_and_a_change_gives_its_reason()
    {
        using var resident = As("resident-1");
        using var officer = As("officer-1");
        using var head = As("head-1");
        using var director = As("director-1");
        await (await resident.GetAsync(Targets)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await resident.GetAsync($"{Targets}/followers")).Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var client in (HttpClient[])[officer, director])
            await (await client.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 1, reason = "ง่ายขึ้น", version = 1 })).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await head.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 1, version = 1 })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await head.Send(HttpMethod.Put, $"{Staff}/nothing", new { goal = 1, reason = "x", version = 1 })).Refused(HttpStatusCode.NotFound, "not_found");

        await (await head.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 100, reason = "เหมือนเดิม", version = 1 })).Ok();
        (await director.Get($"{Targets}/followers")).GetProperty("versions").GetArrayLength().ShouldBe(1);
        await (await head.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 120, reason = "เพิ่มเป้า", version = 1 })).Ok();
        await (await head.Send(HttpMethod.Put, $"{Staff}/followers", new { goal = 130, reason = "เพิ่มเป้า", version = 1 })).Refused(HttpStatusCode.Conflict, "stale_version");
    }

    [Fact]
    public async Task The_districts_file_makes_a_version_when_its_own_words_change_and_not_before()
    {
        var fresh = await databases.Clone(default);
        await using var database = Npgsql.NpgsqlDataSource.Create(fresh);
        using var folder = new DistrictFolder();
        await District.Load(fresh, folder.Path, Time, default);
        (await Versions()).ShouldBe("1");
        await using (var change = database.CreateCommand("""
            with somebody as (insert into person (id, name, created_at, seen_at) values (gen_random_uuid(), 'หัวหน้า (ตัวอย่าง)', now(), now()) returning id)
            insert into target_version (target_code, version, definition, origin, reason, created_by, created_at)
            select 'followers', 2, jsonb_set(definition, '{goal}', '150'), 'staff', 'เพิ่มเป้า', somebody.id, now() from target_version, somebody where target_code = 'followers'
            """)) await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await District.Load(fresh, folder.Path, Time, default);
        (await Versions()).ShouldBe("1,2");
        folder.Change("targets.json", targets => targets.AsArray().Single(t => t!["code"]!.GetValue<string>() == "followers")!["goal"] = 200);
        await District.Load(fresh, folder.Path, Time, default);
        (await Versions()).ShouldBe("1,2,3");
        await databases.Drop(fresh);

        async Task<string> Versions()
        {
            await using var read = database.CreateCommand("select string_agg(version::text, ',' order by version) from target_version where target_code = 'followers'");
            return (string)(await read.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
    }

    private async Task<List<JsonElement>> Kept(int count)
    {
        using var officer = As("officer-1");
        List<JsonElement> kept = [];
        await Eventually(async () =>
        {
            kept = [.. (await officer.Get(Targets)).GetProperty("targets").EnumerateArray().SelectMany(t => t.GetProperty("trend").EnumerateArray())];
            kept.Count.ShouldBe(count);
        });
        return kept;
    }
}
