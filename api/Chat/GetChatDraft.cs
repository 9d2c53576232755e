using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// What its sender alone may open, for 24 hours: the photos become photos of the caller's, to be named in the report's <c>photoIds</c>,
/// and the place is one to begin with.
/// </summary>
internal static class GetChatDraft
{
    /// <param name="Waiting">Photos that LINE has not handed over yet; ask again in a moment.</param>
    /// <param name="Place">Null when no place was sent.</param>
    public sealed record Draft(Guid Id, DateTime ExpiresAt, IReadOnlyList<Photo> Photos, int Waiting, IReadOnlyList<string> Failed, DraftPlace? Place);

    /// <param name="Url">Signed; expires within two hours.</param>
    public sealed record Photo(Guid Id, string Url);

    public sealed record DraftPlace(double Lat, double Lng, string? Landmark);

    public static async Task<Results<Ok<Draft>, Refusal>> Handle(
        Guid id, HttpContext http, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select chat_draft.id, expires_at, lat, lng, landmark
            from chat_draft
            join person using (line_user_id)
            where chat_draft.id = @id and person.id = @person and expires_at > @now
            """, new { id, person, now }, ct);
        if (row is null) return Refusal.NotFound;

        var photos = await connection.Many<PhotoRow>("""
            with opened as (
                select * from chat_draft_photo where draft_id = @id and state = 'kept' and bytes is not null for update
            ), made as (
                insert into photo (id, person_id, purpose, content_type, bytes, sha256, taken_at, taken_lat, taken_lng, created_at)
                select photo_id, @person, 'report', content_type, bytes, sha256, taken_at, taken_lat, taken_lng, @now
                from opened
                on conflict (id) do nothing
            ), moved as (
                update chat_draft_photo set bytes = null where message_id in (select message_id from opened)
            )
            select photo_id, state, reason
            from chat_draft_photo
            where draft_id = @id and not exists (select from photo where photo.id = photo_id and incident_id is not null)
            order by sent_at, message_id
            """, new { id, person, now }, ct);
        return TypedResults.Ok(new Draft(row.Id, row.ExpiresAt,
            [.. photos.Where(p => p.State == "kept").Select(p => new Photo(p.PhotoId, links.Url(p.PhotoId)))],
            photos.Count(p => p.State == "waiting"), [.. photos.Select(p => p.Reason).OfType<string>()],
            row is { Lat: { } lat, Lng: { } lng } ? new(lat, lng, row.Landmark) : null));
    }

    private sealed record Row(Guid Id, DateTime ExpiresAt, double? Lat, double? Lng, string? Landmark);

    private sealed record PhotoRow(Guid PhotoId, string State, string? Reason);
}
