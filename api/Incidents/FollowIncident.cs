using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class FollowIncident
{
    /// <summary>"I see it too": joins an open case instead of reporting it again. Repeating it changes nothing.</summary>
    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var possible = await connection.One<bool>("""
            with wanted as (
                select incident.id
                from incident
                join category on code = category_code
                where incident.id = @id
                  and not sensitive
                  and reporter_id <> @me
                  and (status = any(@open) or exists (select from incident_follower where incident_id = @id and person_id = @me))
            ), joined as (
                insert into incident_follower (incident_id, person_id, followed_at)
                select id, @me, @now from wanted
                on conflict do nothing
                returning incident_id
            ), counted as (
                update incident set followers = followers + 1 where id in (select incident_id from joined)
            ), told as (
                insert into incident_event (id, incident_id, kind, actor_kind, actor_id, staff_only, occurred_at, recorded_at)
                select @eventId, incident_id, 'followed', 'follower', @me, true, @now, @now from joined
            )
            select exists (select from wanted)
            """, new { id, me, now, open = IncidentStatus.Open, eventId = Clock.NewId(now) }, ct);
        return possible ? TypedResults.NoContent() : Refusal.NotFound;
    }
}
