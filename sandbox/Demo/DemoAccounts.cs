using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Saphansung.Sandbox.Demo;

/// <param name="Key">The stable name of the persona, such as <c>resident-1</c>.</param>
/// <param name="Community">The community a committee member speaks for.</param>
public sealed record DemoPersona(string Key, string UserId, string Name, IReadOnlyList<string> Roles, string? Community = null);

/// <param name="ApiKey">In plain text: the database keeps only its hash.</param>
public sealed record DemoAgency(string Code, string Name, string ApiKey);

/// <summary>Who can be tried out: what <c>demo.json</c> lists.</summary>
public sealed record DemoAccounts(IReadOnlyList<DemoPersona> Personas, IReadOnlyList<DemoAgency> Agencies);

internal sealed record DemoPeople(IReadOnlyList<DemoPersona> Personas, IReadOnlyList<DemoPersona> Neighbours);

internal sealed record DemoCommunity(string Code, string Name, double Lat, double Lng);

internal static class DemoAccountRows
{
    private const string KeyLabel = "sandbox";

    public static async Task<DemoAccounts> Save(
        NpgsqlConnection connection, DemoPeople people, IReadOnlyDictionary<string, string> agencyKeys, DateTime now, CancellationToken ct)
    {
        await SaveCommunities(connection, ct);
        await SavePeople(connection, people.Personas, now, ct);
        return new(people.Personas, await SaveKeys(connection, agencyKeys, now, ct));
    }

    /// <summary>A person who is there already keeps the roles given since.</summary>
    public static async Task SavePeople(NpgsqlConnection connection, IReadOnlyList<DemoPersona> people, DateTime now, CancellationToken ct)
    {
        await using var save = new NpgsqlCommand("""
            with given as (
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                    as persona (id, line_user_id, name, role, community_code)
            ), person as (
                insert into person (id, line_user_id, name, created_at, seen_at)
                select id, line_user_id, name, $6, $6
                from given
                on conflict (line_user_id) do nothing
                returning id
            ), follower as (
                insert into line_follower (line_user_id, following, changed_at)
                select line_user_id, true, $6
                from given
                on conflict do nothing
            )
            insert into person_role (person_id, role, community_code, granted_at)
            select person.id, role, community_code, $6
            from person
            join given using (id)
            where role is not null
            """, connection)
        {
            Parameters =
            {
                new() { Value = people.Select(_ => Guid.CreateVersion7(new DateTimeOffset(now))).ToArray() },
                new() { Value = people.Select(person => person.UserId).ToArray() },
                new() { Value = people.Select(person => person.Name).ToArray() },
                new() { Value = people.Select(person => person.Roles.SingleOrDefault()).ToArray() },
                new() { Value = people.Select(person => person.Community).ToArray() },
                new() { Value = now },
            },
        };
        await save.ExecuteNonQueryAsync(ct);
    }

    private static async Task SaveCommunities(NpgsqlConnection connection, CancellationToken ct)
    {
        var communities = DemoFiles.Read<List<DemoCommunity>>("communities.json");
        await using var save = new NpgsqlCommand("""
            insert into community (code, name, lat, lng)
            select * from unnest($1::text[], $2::text[], $3::double precision[], $4::double precision[])
            on conflict do nothing
            """, connection)
        {
            Parameters =
            {
                new() { Value = communities.Select(community => community.Code).ToArray() },
                new() { Value = communities.Select(community => community.Name).ToArray() },
                new() { Value = communities.Select(community => community.Lat).ToArray() },
                new() { Value = communities.Select(community => community.Lng).ToArray() },
            },
        };
        await save.ExecuteNonQueryAsync(ct);
    }

    private static async Task<IReadOnlyList<DemoAgency>> SaveKeys(
        NpgsqlConnection connection, IReadOnlyDictionary<string, string> agencyKeys, DateTime now, CancellationToken ct)
    {
        await using var save = new NpgsqlCommand("""
            with given as (
                select * from unnest($1::uuid[], $2::text[], $3::bytea[]) as given (id, code, hash)
            ), replaced as (
                update agency_key
                set revoked_at = $4
                where label = $5 and revoked_at is null and hash not in (select hash from given)
            ), saved as (
                insert into agency_key (id, agency_code, label, hash, created_at)
                select given.id, code, $5, hash, $4
                from given
                on conflict (hash) do nothing
            )
            select agency.code, agency.name_th
            from agency
            join given using (code)
            order by agency.code
            """, connection)
        {
            Parameters =
            {
                new() { Value = agencyKeys.Select(_ => Guid.CreateVersion7(new DateTimeOffset(now))).ToArray() },
                new() { Value = agencyKeys.Keys.ToArray() },
                new() { Value = agencyKeys.Values.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key))).ToArray() },
                new() { Value = now },
                new() { Value = KeyLabel },
            },
        };
        var agencies = new List<DemoAgency>();
        await using var rows = await save.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            agencies.Add(new(rows.GetString(0), rows.GetString(1), agencyKeys[rows.GetString(0)]));
        return agencies;
    }
}
