using System.Data.Common;

namespace Saphansung.Api.Platform;

/// <summary>Messages to deliver, written in the transaction of the change they tell about and sent by a worker after its commit.</summary>
internal static class Outbox
{
    /// <summary>A push costs one of the month's messages per recipient.</summary>
    public const string Push = "line_push";

    /// <summary>A reply is free, but its token lives one minute.</summary>
    public const string Reply = "line_reply";

    /// <param name="Recipient">LINE user id, or the reply token.</param>
    /// <param name="Payload">The request body as LINE gets it; stored as text so that a retry repeats it byte for byte.</param>
    /// <param name="DedupeKey">A second message with the same key is dropped; null for none.</param>
    public sealed record Message(string Kind, string Recipient, string Payload, Guid? IncidentId, string? DedupeKey, DateTime? ExpiresAt = null);

    public static Task<int> Add(DbConnection connection, Message message, DateTime now, CancellationToken ct) => connection.Run("""
        insert into outbox (id, kind, recipient, payload, incident_id, dedupe_key, created_at, due_at, expires_at)
        values (@id, @Kind, @Recipient, @Payload::json, @IncidentId, @DedupeKey, @now, @now, @ExpiresAt)
        on conflict (dedupe_key) do nothing
        """, new
    {
        id = Guid.CreateVersion7(new DateTimeOffset(now)),
        message.Kind,
        message.Recipient,
        message.Payload,
        message.IncidentId,
        message.DedupeKey,
        message.ExpiresAt,
        now,
    }, ct);
}
