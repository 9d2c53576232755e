using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The reporter says where it really is, as long as somebody still has to find it.</summary>
internal static class CorrectPlace
{
    /// <param name="Community">Left out, it stays as it was.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] SubmitIncident.Place? Location,
        string? Community,
        [property: StringLength(500, ErrorMessage = "too_long|500")] string? Reason);

    public sealed record Response(Guid Id, string Reference, IncidentLocation Location, IncidentCommunity? Community);

    /// <summary>Repeating it changes nothing.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (Person.Of(http.User).Id, clock.Now());
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident || incident.ReporterId != me) return Refusal.NotFound;

        var place = request.Location!;
        var errors = PlaceRules.Check(place, request.Community ?? incident.CommunityCode, district);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (!IncidentStatus.Open.Contains(incident.Status)) return Refusal.IllegalMove([]);

        var before = await connection.One<Spot>("select lat, lng, accuracy, landmark, community_code from incident where id = @id", new { id }, ct);
        var after = new Spot(place.Lat, place.Lng, place.Accuracy, place.Landmark?.Trim(), request.Community ?? incident.CommunityCode);
        if (after != before)
        {
            await connection.Run("""
                update incident
                set lat = @Lat, lng = @Lng, accuracy = @Accuracy, landmark = @Landmark, community_code = @CommunityCode
                where id = @id
                """, new { id, after.Lat, after.Lng, after.Accuracy, after.Landmark, after.CommunityCode }, ct);
            await new CaseEvent(id, "place", Actor.Reporter(me), now)
            {
                Text = request.Reason?.Trim(),
                Data = new { from = before, to = after },
            }.Add(connection, ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(new Response(
            id, incident.Reference, new(after.Lat, after.Lng, after.Accuracy, after.Landmark),
            district.Community(after.CommunityCode) is { } community ? new(community.Code, community.Name) : null));
    }

    private sealed record Spot(double? Lat, double? Lng, double? Accuracy, string? Landmark, string? CommunityCode);
}
