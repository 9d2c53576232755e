using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// One message a day to the whole group, at this hour of Bangkok; LINE counts it once for each member. Off until somebody switches it on,
/// because typing สรุป in the group gives the same for nothing.
/// </summary>
internal static class SetDigest
{
    /// <param name="Hour">0 to 23; null switches it off.</param>
    public sealed record Request([property: Range(0, 23, ErrorMessage = "at_most|23")] short? Hour);

    public static async Task<Results<Ok<NetworkView>, Refusal>> Handle(Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var set = await connection.Run("update network_group set digest_hour = @Hour, digest_due_at = @due where state = 'active'",
            new { request.Hour, due = request.Hour is { } hour ? SendDigests.Next(hour, now) : (DateTime?)null }, ct);
        return set == 0 ? Refusal.NotFound : TypedResults.Ok(await NetworkView.Of(connection, now, ct));
    }
}
