using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>Asks LINE for the number of members now; a worker does the same every day.</summary>
internal static class CountGroup
{
    public static async Task<Results<Ok<NetworkView>, Refusal>> Handle(NpgsqlDataSource database, LineReads line, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var group = await connection.OneOrNone<CountGroups.Due>("select id, line_group_id from network_group where state = 'active'", null, ct);
        if (group is null) return Refusal.NotFound;
        if (!await CountGroups.Count(connection, group, line, clock.Now(), ct)) return new Refusal(503, "line_away");
        return TypedResults.Ok(await NetworkView.Of(connection, clock.Now(), ct));
    }
}
