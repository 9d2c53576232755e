using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>Links given in the group stop working and nothing more goes there. The account stays a member until somebody takes it out.</summary>
internal static class UnbindGroup
{
    public static async Task<Ok<NetworkView>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("update network_group set state = 'unbound', ended_at = @now, digest_due_at = null where state = 'active'",
            new { now = clock.Now() }, ct);
        return TypedResults.Ok(await NetworkView.Of(connection, clock.Now(), ct));
    }
}
