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

    /// <summary>Of the inbox; what the phone says in a notification when not given.</summary>
    public string? Title { get; init; }

    /// <summary>Of the inbox, below the title.</summary>
    public string? Text { get; init; }

    public async Task Add(DbConnection connection, DateTime now, CancellationToken ct)
    {
        await Outbox.Add(connection,
            new(Outbox.Push, LineUserId, LinePayload.Push(LineUserId, Messages), IncidentId, DedupeKey,
                Urgent: Urgent, Prompt: Prompt, Purpose: Purpose, SubjectId: SubjectId), now, ct);
        await AddLine(connection, now, ct);
    }

    /// <summary>In the inbox alone, which counts nothing: it reaches the person another way.</summary>
    public Task<int> AddLine(DbConnection connection, DateTime now, CancellationToken ct) =>
        Inbox.Add(connection, LineUserId, Title ?? Said(Messages), Text, Page, Purpose, SubjectId, DedupeKey, now, ct);

    /// <summary>What the phone says in a notification: as much as may be seen by others.</summary>
    private static string Said(string messages)
    {
        using var json = JsonDocument.Parse(messages);
        var first = json.RootElement[0];
        return first.TryGetProperty("altText", out var alt) || first.TryGetProperty("text", out alt) ? alt.GetString()! : "";
    }
}
