using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>
/// A caseworker takes notice of a sensitive report, and has the case if nobody had it. It needs no live access, because it tells nothing.
/// Repeating it changes nothing: the first one stays.
/// </summary>
internal static class AcknowledgeCase
{
    /// <param name="By">Who took notice.</param>
    /// <param name="Officer">The case worker.</param>
    public sealed record Response(Guid Id, string Reference, DateTime AcknowledgedAt, string By, string? Officer);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (me, now, district) = (Person.Of(http.User), clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident || district.Category(incident.CategoryCode)?.Sensitive == false)
            return Refusal.NotFound;

        if (await Find(connection, id, ct) is null)
        {
            var by = Actor.Staff(me);
            await new CaseEvent(id, "acknowledged", by, now).Add(connection, ct);
            await connection.Run("update incident set officer_id = coalesce(officer_id, @me) where id = @id", new { id, me = me.Id }, ct);
            await Clocks.Stop(connection, id, [Clocks.Acknowledge], ct);
            await CaseFlags.Clear(connection, id, CaseFlags.Unacknowledged, by, null, now, ct);
        }

        var known = (await Find(connection, id, ct))!;
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(id, incident.Reference, known.At, known.By, known.Officer));
    }

    public static Task<Acknowledgement?> Find(DbConnection connection, Guid incidentId, CancellationToken ct) => connection.OneOrNone<Acknowledgement>("""
        select recorded_at as at, person.name as by, officer.name as officer
        from incident_event
        join person on person.id = actor_id
        join incident on incident.id = incident_id
        left join person as officer on officer.id = officer_id
        where incident_id = @incidentId and kind = 'acknowledged'
        order by sequence
        limit 1
        """, new { incidentId }, ct);

    /// <returns>Who took notice; while nobody has, the end of the time to.</returns>
    public static async Task<(Acknowledgement? Known, DateTime? DueAt)> Read(DbConnection connection, Guid incidentId, CancellationToken ct) => (
        await Find(connection, incidentId, ct),
        await connection.OneOrNone<DateTime?>("select due_at from clock where incident_id = @incidentId and kind = @Acknowledge",
            new { incidentId, Clocks.Acknowledge }, ct));

    /// <param name="By">Who took notice.</param>
    /// <param name="Officer">The case worker.</param>
    public sealed record Acknowledgement(DateTime At, string By, string? Officer);
}
