using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Lines of the history that move nothing.</summary>
internal sealed record CaseEvent(Guid IncidentId, string Kind, Actor By, DateTime Now)
{
    public Guid Id { get; init; } = Clock.NewId(Now);
    public DateTime OccurredAt { get; init; } = Now;
    public bool StaffOnly { get; init; }
    public string? Text { get; init; }
    public object? Data { get; init; }
    public Guid? SubmissionKey { get; init; }
    public byte[]? SubmissionHash { get; init; }

    public Task<int> Add(DbConnection connection, CancellationToken ct) => connection.Run("""
        with touched as (
            update incident
            set updated_at = case when @StaffOnly then updated_at else @Now end, version = version + @counts::int
            where id = @IncidentId
            returning version
        )
        insert into incident_event (id, incident_id, kind, actor_kind, actor_id, agency_code, staff_only, occurred_at, recorded_at, text, data,
                                    submission_key, submission_hash, version)
        select @Id, @IncidentId, @Kind, @actorKind, @actorId, @agency, @StaffOnly, @OccurredAt, @Now, @Text, @data::jsonb,
               @SubmissionKey, @SubmissionHash, case when @counts then version end
        from touched
        """, new
    {
        Id,
        IncidentId,
        Kind,
        StaffOnly,
        OccurredAt,
        Now,
        Text,
        SubmissionKey,
        SubmissionHash,
        actorKind = By.Kind,
        actorId = By.PersonId,
        agency = By.Agency,
        // What the service notes for staff changes nobody's mind: a decision made meanwhile is not stale because of it.
        counts = !(StaffOnly && By.Kind == Actor.System.Kind),
        data = JsonSerializer.Serialize(Data ?? new { }, JsonSerializerOptions.Web),
    }, ct);

    /// <summary>The line an earlier call with the same key has written, if any.</summary>
    public static Task<Written?> Find(DbConnection connection, Guid actorId, Guid key, CancellationToken ct) => connection.OneOrNone<Written>(
        """
        select id, kind, actor_kind, status, text, recorded_at, submission_hash
        from incident_event
        where actor_id = @actorId and submission_key = @key
        """, new { actorId, key }, ct);

    internal sealed record Written(
        Guid Id, string Kind, string ActorKind, string? Status, string? Text, DateTime RecordedAt, byte[] SubmissionHash)
    {
        public bool Repeats(byte[] hash) => SubmissionHash.AsSpan().SequenceEqual(hash);

        public IncidentEvent Shown(IReadOnlyCollection<Guid>? photoIds, PhotoLinks links) => new(
            Id, Kind, RecordedAt, RecordedAt, new(ActorKind, null), Status, null, Text,
            [.. photoIds?.Select(p => new EventPhoto(p, links.Url(p))) ?? []], JsonSerializer.SerializeToElement(new { }));
    }
}

/// <summary>Puts uploaded photos to a case: each must be the caller's own and free.</summary>
internal static class PhotoAttachment
{
    /// <returns>False when one of them is not; the caller then gives the whole change up.</returns>
    public static async Task<bool> Attach(
        DbConnection connection, IReadOnlyCollection<Guid>? photoIds, Actor owner, Guid incidentId, Guid eventId, string purpose, CancellationToken ct)
    {
        if (photoIds is null or { Count: 0 }) return true;
        var attached = await connection.One<int>("""
            with attached as (
                update photo
                set incident_id = @incidentId, event_id = @eventId, purpose = @purpose
                where id = any(@ids)
                  and incident_id is null
                  and (person_id = @personId::uuid or (@personId::uuid is null and agency_code = @agency))
                returning id
            ), counted as (
                update incident set photos = photos + (select count(*) from attached) where id = @incidentId
            )
            select count(*)::int from attached
            """, new { incidentId, eventId, purpose, ids = photoIds.ToArray(), personId = owner.PersonId, agency = owner.Agency }, ct);
        return attached == photoIds.Count;
    }
}
