using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class UnfollowIncident
{
    public static async Task<NoContent> Handle(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            with gone as (
                delete from incident_follower where incident_id = @id and person_id = @me returning incident_id
            )
            update incident set followers = followers - 1 where id in (select incident_id from gone)
            """, new { id, me = Person.Of(http.User).Id }, ct);
        return TypedResults.NoContent();
    }
}
