using Npgsql;

namespace Saphansung.Sandbox.Demo;

/// <summary>Finds, among the cases just copied, the clusters that the product would have warned of.</summary>
internal static class DemoOutbreaks
{
    /// <summary>The agency took notice within the hour.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(50);

    public static async Task Save(NpgsqlConnection connection, DateTime now, CancellationToken ct)
    {
        var found = new List<(string Community, string Signs, DateOnly Week, int Reports, DateTime At, Guid Newest)>();
        await using (var clusters = new NpgsqlCommand("""
            select community_code, signs, week, count(*)::int, max(reported_at), (array_agg(id order by reported_at desc, id desc))[1]
            from disease_report
            where community_code is not null
            group by community_code, signs, week
            having count(*) >= (select (settings->'outbreak'->>'reports')::int from district)
            """, connection))
        await using (var rows = await clusters.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                found.Add((rows.GetString(0), rows.GetString(1), rows.GetFieldValue<DateOnly>(2), rows.GetInt32(3), rows.GetDateTime(4), rows.GetGuid(5)));
        }

        foreach (var (community, signs, week, reports, at, newest) in found)
        {
            var id = Guid.CreateVersion7(new DateTimeOffset(at));
            await using var save = new NpgsqlCommand("""
                with opened as (
                    insert into outbreak (id, community_code, signs, week, reports, opened_at, acknowledged_at)
                    values ($1, $2, $3, $4, $5, $6, $7)
                ), flagged as (
                    update incident set flags = flags || 'outbreak'::text where id = $8
                )
                insert into incident_event (id, incident_id, kind, actor_kind, staff_only, occurred_at, recorded_at, data)
                select gen_random_uuid(), $8, kind, 'system', true, $6, $6, data
                from (values ('outbreak', jsonb_build_object('outbreakId', $1, 'reports', $5)),
                             ('flagged', jsonb_build_object('flag', 'outbreak', 'about', jsonb_build_object('outbreakId', $1)))) as line (kind, data)
                """, connection)
            {
                Parameters =
                {
                    new() { Value = id },
                    new() { Value = community },
                    new() { Value = signs },
                    new() { Value = week },
                    new() { Value = reports },
                    new() { Value = at },
                    new() { Value = at + Noticed <= now ? at + Noticed : DBNull.Value },
                    new() { Value = newest },
                },
            };
            await save.ExecuteNonQueryAsync(ct);
        }
    }
}
