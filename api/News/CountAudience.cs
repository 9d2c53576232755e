using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>What it would cost to send to an audience now: LINE counts people, so it is one message for each.</summary>
internal static class CountAudience
{
    /// <param name="People">Followers it would go to, each counted as one message.</param>
    /// <param name="Free">Messages of the month that are neither used, reserved nor kept back; null when there is no limit.</param>
    /// <param name="Left">What would be left; below zero it does not fit.</param>
    public sealed record Response(int People, int? Free, int? Left);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Audience.Wish request, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await Audience.Mistakes(connection, request, await district.Get(ct), ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var people = (await Audience.Find(connection, request.Kind!, request.Code, request.Metres, ct)).Count;
        var free = await AnnouncementSending.Left(connection, clock.Now(), ct);
        return TypedResults.Ok(new Response(people, free, free - people));
    }
}
