using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>LINE allows 500 members in a group; from 450 on the page warns.</summary>
internal static class GetNetwork
{
    public static async Task<Ok<NetworkView>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Ok(await NetworkView.Of(connection, clock.Now(), ct));
    }
}
