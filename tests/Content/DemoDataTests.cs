using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Saphansung.Sandbox.Demo;

namespace Saphansung.Tests.Content;

public sealed class DemoDataTests(TestDatabase databases) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal) { ["MEA"] = "sps_live_" + new string('a', 40) };
    private string connectionString = "";
    private NpgsqlDataSource database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connectionString = await databases.Clone(Ct);
        database = NpgsqlDataSource.Create(connectionString);
    }

    [Theory]
    [InlineData("2026-11-22T19:00:00Z")]
    [InlineData("2026-09-30T17:30:00Z")]
    [InlineData("2026-12-31T16:59:00Z")]
    [InlineData("2028-02-29T05:00:00Z")]
    public async Task Whenever_it_is_started_the_cases_are_whole_and_in_every_state(string started)
    {
        var now = DateTimeOffset.Parse(started, CultureInfo.InvariantCulture);
        await Load(now);

        (await Text("select string_agg(distinct status, ',' order by status) from incident")).ShouldBe(
            "assigned,claimed_fixed,closed_unfixed,duplicate,in_progress,not_ours,received,resolved,triaged,waiting_reporter,withdrawn");
        (await Number("select count(*) from incident")).ShouldBe(66);
        (await Number("select count(distinct resolution) from incident")).ShouldBe(2);
        (await Number("select count(*) from incident where reopenings > 0")).ShouldBeGreaterThanOrEqualTo(3);
        (await Number("select count(*) from incident where ended_at is null and fix_by < $1", now)).ShouldBeGreaterThanOrEqualTo(5);
        (await Number("select count(distinct date_trunc('quarter', reported_at at time zone 'Asia/Bangkok')) from incident")).ShouldBe(2);
        (await Number("select count(*) from incident_event where recorded_at > $1 or occurred_at > recorded_at", now)).ShouldBe(0);
        (await Number("select count(*) from clock where due_at <= $1", now)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_history_leads_to_the_state_of_its_case()
    {
        await Load(TimeProvider.System.GetUtcNow());

        (await Text("""
            select string_agg(reference, ',')
            from incident
            where status <> (select status from incident_event where incident_id = incident.id and status is not null order by recorded_at desc, id desc limit 1)
               or reported_at <> (select min(recorded_at) from incident_event where incident_id = incident.id)
               or photos <> (select count(*) from photo where incident_id = incident.id)
               or followers <> (select count(*) from incident_follower where incident_id = incident.id)
               or (status = 'claimed_fixed') <> exists (select from clock where incident_id = incident.id and kind = 'confirm_silence')
               or (status = 'waiting_reporter') <> exists (select from clock where incident_id = incident.id and kind = 'reporter_silence')
               or (status = 'assigned') <> (status not in ('in_progress', 'waiting_reporter') and ended_at is null and exists (
                      select from assignment where incident_id = incident.id and assignment.status = 'offered'))
            """)).ShouldBe("");
    }

    [Theory]
    [InlineData("2026-11-22T19:00:00Z", false)]
    [InlineData("2026-11-23T01:29:00Z", false)]
    [InlineData("2026-11-23T01:31:00Z", true)]
    public async Task Help_is_planned_an_outbreak_is_known_and_notice_was_taken_or_missed(string started, bool reminded)
    {
        var now = DateTimeOffset.Parse(started, CultureInfo.InvariantCulture);
        await Load(now);

        (await Text("select string_agg(visits || ' ' || ('follow_up_due' = any(flags)), ', ' order by visits) from service_plan join incident on incident.id = incident_id"))
            .ShouldBe(reminded ? "2 true, 3 false" : "2 false, 3 false");
        (await Number("select count(*) from service_plan where visits <> (select count(*) from service_visit where plan_id = service_plan.id)")).ShouldBe(0);
        (await Number("select count(*) from clock where kind = 'follow_up'")).ShouldBe(reminded ? 1 : 2);
        (await Text("select string_agg(signs || ' ' || reports || ' ' || (acknowledged_at is not null), ', ') from outbreak")).ShouldBe("diarrhoea 3 true");
        (await Number("select count(*) from incident where 'outbreak' = any(flags)")).ShouldBe(1);
        (await Number("""
            select count(*)
            from incident
            join category on code = category_code
            where sensitive and num_nonnulls(
                (select id from incident_event where incident_id = incident.id and kind = 'acknowledged'),
                (select id from clock where incident_id = incident.id and kind = 'acknowledge'),
                (select 1 where 'unacknowledged' = any(flags))) <> 1
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_cases_are_merged_into_one_and_one_problem_has_come_back()
    {
        await Load(TimeProvider.System.GetUtcNow());

        (await Number("select count(*) from incident where parent_id is not null")).ShouldBe(2);
        (await Number("select count(distinct parent_id) from incident")).ShouldBe(1);
        (await Number("select count(*) from chronic_point join incident on chronic_point_id = chronic_point.id where state = 'open' and recurs_id is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Everything_says_that_it_is_invented()
    {
        await Load(TimeProvider.System.GetUtcNow());

        (await Number("select count(*) from incident where description not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select count(*) from person where name not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select count(*) from community where name not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select count(*) from service_plan where what not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select count(*) from service_visit where note not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select count(*) from incident where behalf_name like '%(ตัวอย่าง)'")).ShouldBe(1);
        (await Number("select count(*) from incident where behalf_name not like '%(ตัวอย่าง)'")).ShouldBe(0);
        (await Number("select max(length(bytes)) from photo")).ShouldBeLessThanOrEqualTo(20_480);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var now = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        await Load(now);
        var before = await Rows();

        await Load(now.AddDays(3));

        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task Without_cases_there_are_communities_people_and_keys()
    {
        var accounts = await DemoData.LoadAccounts(connectionString, Keys, TimeProvider.System, Ct);

        accounts.Personas.Select(persona => persona.Key).ShouldBe(
            ["resident-1", "resident-2", "resident-3", "committee-1", "trainee-1", "trainee-2", "trainee-3", "officer-1", "head-1", "director-1", "admin-1"]);
        accounts.Personas.ShouldAllBe(persona => persona.UserId.Length == 33 && persona.UserId[0] == 'U');
        accounts.Agencies.Single().ApiKey.ShouldBe(Keys["MEA"]);
        (await Number("select count(*) from incident")).ShouldBe(0);
        (await Number("select count(*) from community where code like 'C%' and lat between 13.74 and 13.80 and lng between 100.655 and 100.715")).ShouldBe(29);
        (await Text("select string_agg(role || coalesce(' ' || community_code, ''), ',' order by role) from person_role"))
            .ShouldBe("admin,committee C01,director,head,officer");
    }

    [Fact]
    public async Task Only_the_hash_of_a_key_is_stored_and_a_new_key_replaces_the_old()
    {
        await DemoData.LoadAccounts(connectionString, Keys, TimeProvider.System, Ct);
        var newer = new Dictionary<string, string>(StringComparer.Ordinal) { ["MEA"] = "sps_live_" + new string('b', 40) };
        await DemoData.LoadAccounts(connectionString, newer, TimeProvider.System, Ct);

        (await Text("select encode(hash, 'hex') from agency_key where revoked_at is null"))
            .ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(newer["MEA"]))));
        (await Number("select count(*) from agency_key where revoked_at is not null")).ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await databases.Drop(connectionString);
    }

    private Task<DemoAccounts> Load(DateTimeOffset now) => DemoData.Load(connectionString, Keys, new ManualTime(now), Ct);

    private Task<string> Rows() => Text("""
        select concat_ws(' ', (select count(*) from incident), (select count(*) from incident_event), (select count(*) from assignment),
                              (select count(*) from person), (select count(*) from agency_key), (select max(recorded_at) from incident_event))
        """);

    private async Task<long> Number(string sql, DateTimeOffset? now = null)
    {
        await using var command = database.CreateCommand(sql);
        if (now is { } at)
            command.Parameters.Add(new() { Value = at.UtcDateTime });
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    private async Task<string> Text(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
    }
}
