using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>
/// The same kind of problem at a place where it was said to be fixed not long ago: the two are linked, and the place is counted as a
/// chronic point, whose cause somebody must find.
/// </summary>
internal sealed class Recurrences(DistrictData districtData)
{
    public async Task Look(DbConnection connection, Case report, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        var rule = district.Settings.Recurrence;
        // Categories without neighbours (sensitive ones, advice) are about people, not about a place.
        if (district.Category(report.CategoryCode) is not { Sensitive: false, NearbyMetres: > 0 } || report.ParentId is not null) return;
        if (await LastFix(connection, report, rule, ct) is not { } before) return;

        await Case.Lock(connection, before.Id, ct);
        // Two reports of one return, screened at once, would both make a point. Nobody waits for a case while holding this.
        await connection.Run("select pg_advisory_xact_lock(hashtext('saphansung chronic point'))", null, ct);
        var point = await Count(connection, report, before, rule, now, ct);
        await connection.Run("update incident set recurs_id = @before, chronic_point_id = @point where id = @Id", new { before = before.Id, point, report.Id }, ct);

        await new CaseEvent(report.Id, "recurred", Actor.System, now) { StaffOnly = true, Data = new { before.Reference, before.FixedAt } }.Add(connection, ct);
        await new CaseEvent(before.Id, "recurred", Actor.System, now) { StaffOnly = true, Data = new { report.Reference } }.Add(connection, ct);
        await CaseFlags.Raise(connection, report.Id, CaseFlags.Recurring, Actor.System, new { before.Reference }, now, ct);
    }

    private static Task<Fix?> LastFix(DbConnection connection, Case report, RecurrenceRule rule, CancellationToken ct) => connection.OneOrNone<Fix>("""
        select before.id, before.reference, before.claimed_at as fixed_at, here.reported_at as back_at, before.lat, before.lng, before.community_code
        from incident here
        join incident before on before.category_code = here.category_code
                            and before.status in ('claimed_fixed', 'resolved')
                            and is_near(before.lat, before.lng, here.lat, here.lng, @metres)
        where here.id = @Id and before.claimed_at between here.reported_at - make_interval(days => @Days) and here.reported_at
        order by before.claimed_at desc
        limit 1
        """, new { report.Id, metres = (double)rule.Metres, rule.Days }, ct);

    /// <summary>Several reports of one return count once. A point that was thought done is open again.</summary>
    private static Task<Guid> Count(DbConnection connection, Case report, Fix before, RecurrenceRule rule, DateTime now, CancellationToken ct) => connection.One<Guid>("""
        with known as (
            select id
            from chronic_point
            where category_code = @CategoryCode and is_near(lat, lng, @Lat, @Lng, @metres)
            order by metres_between(lat, lng, @Lat, @Lng)
            limit 1
        ), counted as (
            update chronic_point
            set returns = returns + (not exists (select from incident where recurs_id = @before and reported_at > @FixedAt))::int,
                last_at = greatest(last_at, @BackAt),
                state = 'open'
            where id in (select id from known)
        ), made as (
            insert into chronic_point (id, category_code, community_code, lat, lng, first_at, last_at, updated_at)
            select @newId, @CategoryCode, @CommunityCode, @Lat, @Lng, @FixedAt, @BackAt, @now
            where not exists (select from known)
        )
        select coalesce((select id from known), @newId)
        """, new
    {
        newId = Clock.NewId(now),
        report.CategoryCode,
        before = before.Id,
        before.CommunityCode,
        before.Lat,
        before.Lng,
        before.FixedAt,
        before.BackAt,
        metres = (double)rule.Metres,
        now,
    }, ct);

    private sealed record Fix(Guid Id, string Reference, DateTime FixedAt, DateTime BackAt, double Lat, double Lng, string? CommunityCode);
}
