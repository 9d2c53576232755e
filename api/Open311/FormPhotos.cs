using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Keeps the pictures of a multipart body as if they had been uploaded before.</summary>
internal static class FormPhotos
{
    /// <summary>For a report; its reporter owns them.</summary>
    /// <param name="ids">One for each of the form's pictures.</param>
    public static async Task StoreAs(DbConnection connection, Open311Form form, List<Guid> ids, Guid personId, DateTime now, CancellationToken ct)
    {
        foreach (var (id, (sha256, photo)) in ids.Zip(form.Photos)) await Store(connection, id, personId, null, sha256, photo, now, ct);
    }

    /// <summary>As evidence of an agency. The same picture sent again for the same case is the same photo, so that a repeated update stays the same.</summary>
    public static async Task<List<Guid>?> StoreAs(DbConnection connection, Open311Form form, string agency, Guid incidentId, DateTime now, CancellationToken ct)
    {
        var ids = new List<Guid>();
        foreach (var (sha256, photo) in form.Photos)
        {
            var known = await connection.OneOrNone<Guid?>("""
                select id
                from photo
                where sha256 = @sha256 and agency_code = @agency and (incident_id = @incidentId or incident_id is null)
                order by incident_id is null, id
                limit 1
                """, new { sha256, agency, incidentId }, ct);
            ids.Add(known ?? Clock.NewId(now));
            if (known is null) await Store(connection, ids[^1], null, agency, sha256, photo, now, ct);
        }

        return ids.Count == 0 ? null : ids;
    }

    private static Task<int> Store(
        DbConnection connection, Guid id, Guid? personId, string? agency, byte[] sha256, PhotoBytes photo, DateTime now, CancellationToken ct) => connection.Run("""
        insert into photo (id, person_id, agency_code, purpose, content_type, bytes, sha256, taken_at, taken_lat, taken_lng, created_at)
        values (@id, @personId, @agency, 'report', @ContentType, @Bytes, @sha256, @TakenAt, @Lat, @Lng, @now)
        """, new { id, personId, agency, photo.ContentType, photo.Bytes, sha256, photo.TakenAt, photo.Lat, photo.Lng, now }, ct);
}
