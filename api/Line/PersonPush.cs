using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>A counted message to one person, which is a line of their inbox too: whatever becomes of the push, they can read it there.</summary>
/// <param name="Messages">JSON array of messages.</param>
/// <param name="Page">Path of the page of ours that it leads to.</param>
/// <param name="DedupeKey">The same message twice is told once.</param>
internal sealed record PersonPush(string LineUserId, string Messages, string Purpose, string? Page, string DedupeKey)
{
    public Guid? IncidentId { get; init; }
    public Guid? SubjectId { get; init; }

    /// <inheritdoc cref="Outbox.Message"/>
    public bool Urgent { get; init; }

    /// <inheritdoc cref="Outbox.Message"/>
    public bool Prompt { get; init; }

    public async Task Add(DbConnection connection, DateTime now, CancellationToken ct)
    {
        await Outbox.Add(connection,
            new(Outbox.Push, LineUserId, LinePayload.Push(LineUserId, Messages), IncidentId, DedupeKey,
                Urgent: Urgent, Prompt: Prompt, Purpose: Purpose, SubjectId: SubjectId), now, ct);
        await Inbox.Add(connection, LineUserId, Said(Messages), null, Page, Purpose, SubjectId, DedupeKey, now, ct);
    }

    /// <summary>What the phone says in a notification: as much as may be seen by others.</summary>
    private static string Said(string messages)
    {
        using var json = JsonDocument.Parse(messages);
        var first = json.RootElement[0];
        return first.TryGetProperty("altText", out var alt) || first.TryGetProperty("text", out alt) ? alt.GetString()! : "";
    }
}
