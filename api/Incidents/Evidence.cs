using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The photos and letters that a claim rests on: attached to it, compared with its case, and whether they are enough.</summary>
internal static class Evidence
{
    private const string Photo = "photo";
    private const string Letter = "letter";

    /// <summary>One of the two is enough.</summary>
    private const string PhotoOrLetter = "photo_or_letter";

    /// <returns>The kinds, one of which a claim lacks; null when it has what the category wants.</returns>
    public static string[]? Missing(string? wanted, List<Guid>? photoIds, List<Guid>? letterIds) => (wanted, photoIds, letterIds) switch
    {
        (Photo, null or [], _) => [Photo],
        (Letter, _, null or []) => [Letter],
        (PhotoOrLetter, null or [], null or []) => [Photo, Letter],
        _ => null,
    };

    /// <returns>Null when all of it is attached; otherwise the caller gives the whole change up.</returns>
    public static async Task<Refusal?> Attach(
        DbConnection connection, List<Guid>? photoIds, List<Guid>? letterIds, Actor owner, Guid incidentId, Guid eventId, CancellationToken ct)
    {
        if (await IsMixedUp(connection, photoIds, letterIds, owner, ct)) return new Refusal(422, "evidence_wrong_kind");
        if (!await PhotoAttachment.Attach(connection, photoIds, owner, incidentId, eventId, "evidence", ct))
            return Refusal.Invalid("photoIds", "not_your_photo");
        return await AttachLetters(connection, letterIds, owner, incidentId, eventId, ct) ? null : Refusal.Invalid("letterIds", "not_your_letter");
    }

    /// <summary>Compares the photos of a claim and notes on the case whether all its evidence together is weak.</summary>
    /// <param name="fixedAt">When the problem was fixed, as the claim tells it.</param>
    /// <returns>The case as it stands afterwards, and what was found of each photo.</returns>
    public static async Task<(Case, List<CheckedPhoto>)> Check(
        DbConnection connection, Case incident, Guid eventId, DateTime fixedAt, DateTime now, CancellationToken ct)
    {
        var photos = await Compare(connection, incident.Id, eventId, fixedAt, ct);
        if (photos.Count > 0)
        {
            await connection.Run("""
                insert into photo_check (photo_id, incident_id, weak, facts, checked_at)
                select "photoId", @Id, weak, facts, @now
                from jsonb_to_recordset(@photos::jsonb) as given ("photoId" uuid, weak boolean, facts jsonb)
                """, new { incident.Id, photos = JsonSerializer.Serialize(photos, JsonSerializerOptions.Web), now }, ct);
        }

        // One photo that says when or where is enough, as long as nothing in any of them differs. A claim without photos has none to doubt.
        var weak = await connection.One<bool>("""
            update incident
            set evidence_weak = (
                select coalesce(bool_or(facts @> '[{"result": "differs"}]') or not bool_or(facts @> '[{"code": "no_metadata", "result": "fits"}]'), false)
                from photo_check
                join photo on photo.id = photo_id
                left join incident_event claim on claim.id = photo.event_id
                where photo_check.incident_id = @Id
                  and (photo.event_id = @eventId
                       or claim.sequence > (select coalesce(max(sequence), 0) from incident_event where incident_id = @Id and status = 'triaged')))
            where id = @Id
            returning evidence_weak
            """, new { incident.Id, eventId }, ct);
        return (incident with { EvidenceWeak = weak }, photos);
    }

    /// <summary>Writes down for staff what was found; when the fix is claimed already, better or worse evidence counts at once.</summary>
    /// <param name="before">The case as it was when the answer came.</param>
    public static async Task Tell(
        DbConnection connection, Case before, Case incident, IReadOnlyCollection<CheckedPhoto> photos, DateTime now, CancellationToken ct)
    {
        if (photos.Count == 0) return;
        await new CaseEvent(incident.Id, "evidence", Actor.System, now)
        {
            StaffOnly = true,
            Data = new { weak = incident.EvidenceWeak, summaries = photos.Select(p => EvidenceSummary.Of(p.Facts)) },
        }.Add(connection, ct);
        if (before.Status != IncidentStatus.ClaimedFixed) return;
        await Flag(connection, incident, now, ct);
        if (before.EvidenceWeak && !incident.EvidenceWeak) await WaitForSilence(connection, incident, now, ct);
    }

    /// <summary>Whoever works the case is to look when a fix is claimed with weak evidence; a claim with good evidence needs no look.</summary>
    public static Task<bool> Flag(DbConnection connection, Case incident, DateTime now, CancellationToken ct) => incident.EvidenceWeak
        ? CaseFlags.Raise(connection, incident.Id, CaseFlags.WeakEvidence, Actor.System, null, now, ct)
        : CaseFlags.Clear(connection, incident.Id, CaseFlags.WeakEvidence, Actor.System, null, now, ct);

    /// <summary>The reporter stays silent and weak evidence confirms nothing: asked once more, the case waits for somebody's word.</summary>
    public static async Task AskAgain(DbConnection connection, Case incident, CaseNotices notices, DateTime now, CancellationToken ct)
    {
        var asked = new CaseEvent(incident.Id, "evidence", Actor.System, now) { StaffOnly = true, Data = new { asked = true } };
        await asked.Add(connection, ct);
        await Flag(connection, incident, now, ct);
        await notices.StillToConfirm(connection, incident, asked.Id, now, ct);
    }

    // While the evidence was weak the silence may have run out without closing the case.
    private static async Task WaitForSilence(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        var confirmBy = now + IncidentStatus.SilenceConfirms;
        await connection.Run("update incident set confirm_by = @confirmBy where id = @Id", new { incident.Id, confirmBy }, ct);
        await Clocks.Set(connection, Clocks.ConfirmSilence, incident.Id, confirmBy, now, ct);
    }

    private static Task<bool> IsMixedUp(DbConnection connection, List<Guid>? photoIds, List<Guid>? letterIds, Actor owner, CancellationToken ct) =>
        photoIds is null or { Count: 0 } && letterIds is null or { Count: 0 } ? Task.FromResult(false) : connection.One<bool>("""
        select exists (select from letter where id = any(@photoIds) and (person_id = @personId::uuid or (@personId::uuid is null and agency_code = @agency)))
            or exists (select from photo where id = any(@letterIds) and (person_id = @personId::uuid or (@personId::uuid is null and agency_code = @agency)))
        """, new { photoIds = photoIds?.ToArray() ?? [], letterIds = letterIds?.ToArray() ?? [], personId = owner.PersonId, agency = owner.Agency }, ct);

    private static async Task<bool> AttachLetters(
        DbConnection connection, List<Guid>? letterIds, Actor owner, Guid incidentId, Guid eventId, CancellationToken ct)
    {
        if (letterIds is null or { Count: 0 }) return true;
        return letterIds.Count == await connection.Run("""
            update letter
            set incident_id = @incidentId, event_id = @eventId
            where id = any(@ids)
              and incident_id is null
              and (person_id = @personId::uuid or (@personId::uuid is null and agency_code = @agency))
            """, new { incidentId, eventId, ids = letterIds.ToArray(), personId = owner.PersonId, agency = owner.Agency }, ct);
    }

    private static async Task<List<CheckedPhoto>> Compare(DbConnection connection, Guid incidentId, Guid eventId, DateTime fixedAt, CancellationToken ct)
    {
        var photos = await connection.Many<PhotoRow>("""
            select photo.id, hash, taken_at, taken_lat as lat, taken_lng as lng,
                   reported_at, incident.lat as case_lat, incident.lng as case_lng, accuracy
            from photo
            join incident on incident.id = incident_id
            where event_id = @eventId
            order by photo.id
            """, new { eventId }, ct);
        if (photos.Count == 0) return [];

        // What the same claim holds twice says nothing: an agency may repeat itself.
        var earlier = (await connection.Many<EarlierRow>("""
            select given.id as photo_id, reference, photo.created_at as at, photo.incident_id = @incidentId and photo.purpose = 'report' as before,
                   photo.sha256 = given.sha256 as same_bytes, photo.hash
            from photo given
            join photo on photo.sha256 = given.sha256
                or (photo.hash is not null and hash_pieces(photo.hash) && hash_pieces(given.hash))
                or (photo.incident_id = @incidentId and photo.purpose = 'report')
            join incident on incident.id = photo.incident_id
            left join incident_event line on line.id = photo.event_id
            where given.event_id = @eventId
              and photo.event_id <> @eventId
              and not (photo.incident_id = @incidentId and photo.purpose = 'evidence' and line.sequence > (
                  select coalesce(max(sequence), 0) from incident_event where incident_id = @incidentId and status = 'triaged'))
            """, new { incidentId, eventId }, ct)).ToLookup(row => row.PhotoId, row => row.Photo);
        return photos.ConvertAll(photo => new CheckedPhoto(photo.Id, EvidenceCheck.Facts(photo.Photo, photo.Case(fixedAt), [.. earlier[photo.Id]])));
    }

    private sealed record PhotoRow(
        Guid Id, long? Hash, DateTime? TakenAt, double? Lat, double? Lng, DateTime ReportedAt, double? CaseLat, double? CaseLng, double? Accuracy)
    {
        public EvidencePhoto Photo => new(Hash, TakenAt, Lat, Lng);

        public EvidenceCase Case(DateTime fixedAt) => new(ReportedAt, CaseLat, CaseLng, Accuracy, fixedAt);
    }

    private sealed record EarlierRow(Guid PhotoId, string Reference, DateTime At, bool Before, bool SameBytes, long? Hash)
    {
        public EarlierPhoto Photo => new(Reference, At, Before, SameBytes, Hash);
    }
}

/// <summary>A photo of a claim and what was found of it.</summary>
internal sealed record CheckedPhoto(Guid PhotoId, List<EvidenceFact> Facts)
{
    public bool Weak => EvidenceCheck.IsWeak(Facts);
}
