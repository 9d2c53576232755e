using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Whom somebody must go to, soonest first: first visits that are planned and follow-ups that are due. Neither names nor plans.</summary>
internal static class ListFollowUps
{
    /// <param name="Kind"><c>visit</c> for the first one, <c>follow_up</c> for a later one.</param>
    /// <param name="Mine">The caller is the case worker.</param>
    public sealed record Item(Guid Id, Guid IncidentId, string Reference, string? Community, DateOnly DueOn, string Kind, bool Mine);

    /// <param name="until">Bangkok's day; today if left out.</param>
    public static async Task<Page<Item>> Handle(
        HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        DateOnly? until = null, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Item>("""
            select service_plan.id, incident_id, reference, community_code as community, due_on,
                   case when visits = 0 and due_on = planned_on then 'visit' else 'follow_up' end as kind,
                   coalesce(officer_id = @me, false) as mine
            from service_plan
            join incident on incident.id = incident_id
            where due_on <= @until
              and (@after::uuid is null or (due_on, service_plan.id) > (select due_on, id from service_plan where id = @after))
            order by due_on, service_plan.id
            limit @limit + 1
            """, new { me = Person.Of(http.User).Id, until = until ?? Clock.DayInBangkok(clock.Now()), after, limit }, ct);
        return Paging.Of(rows, limit, i => i.Id);
    }
}
