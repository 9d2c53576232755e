using System.Data.Common;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>A sensitive case is open to a caseworker for an hour after the reason was given, and to no other staff.</summary>
internal static class SensitiveAccess
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    public static readonly Refusal ReasonRequired = new(403, "reason_required");

    /// <summary>
    /// Every route of these groups that names a case, or an assignment of one, asks for a live access first. In one place, so that a route
    /// that is added cannot forget it.
    /// </summary>
    public static TBuilder OpensWithReason<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (invocation, next) =>
        {
            var http = invocation.HttpContext;
            if (!Guid.TryParse(http.Request.RouteValues["id"] as string, out var id)) return await next(invocation);

            var database = http.RequestServices.GetRequiredService<NpgsqlDataSource>();
            var now = http.RequestServices.GetRequiredService<TimeProvider>().Now();
            await using (var connection = await database.OpenConnectionAsync(http.RequestAborted))
            {
                if (await Refuses(connection, id, Person.Of(http.User), now, http.RequestAborted) is { } refusal) return refusal;
            }

            return await next(invocation);
        });

    /// <param name="id">Of a case, or of an assignment.</param>
    /// <returns>Null when the person may go on: the case is not sensitive, or open to them.</returns>
    public static async Task<Refusal?> Refuses(DbConnection connection, Guid id, Person person, DateTime now, CancellationToken ct)
    {
        var closed = await connection.OneOrNone<bool>("""
            select sensitive and not exists (
                select from sensitive_access where incident_id = incident.id and person_id = @person and opened_at > @since)
            from incident
            join category on code = category_code
            where incident.id = coalesce((select incident_id from assignment where id = @id), @id)
            """, new { id, person = person.Id, since = now - Lasts }, ct);
        if (!closed) return null;
        return person.Has(Roles.Caseworkers) ? ReasonRequired : Refusal.NotFound;
    }
}
