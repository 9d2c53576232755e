using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>One message to many people: a row, and a call to LINE, for every 500 of them. Each person is one of the month's messages.</summary>
internal static class Multicasts
{
    public const int MostPeople = 500;

    /// <param name="lineUserIds">Whoever has left or blocked the account may be among them: they are left out before the call.</param>
    /// <param name="messages">JSON array of messages.</param>
    /// <param name="dedupePrefix">The same again adds nothing.</param>
    /// <param name="dueAt">Not before; at once when not given. Until then their room in the month is taken.</param>
    public static async Task Add(
        DbConnection connection, IReadOnlyCollection<string> lineUserIds, string messages, string purpose, Guid? subjectId, string dedupePrefix,
        DateTime now, CancellationToken ct, DateTime? dueAt = null)
    {
        foreach (var (number, people) in lineUserIds.Distinct(StringComparer.Ordinal).Chunk(MostPeople).Index())
        {
            await Outbox.Add(connection,
                new(Outbox.Multicast, "multicast", LinePayload.Multicast(people, messages), null, $"{dedupePrefix}:{number}",
                    Cost: people.Length, Purpose: purpose, SubjectId: subjectId, DueAt: dueAt), now, ct);
        }
    }

    /// <summary>Before the first call; afterwards the body stays as it is, because a repeat must be the same byte for byte.</summary>
    /// <returns>Null when nobody is left.</returns>
    public static async Task<Outbox.Claimed?> LeaveOut(DbConnection connection, Outbox.Claimed message, CancellationToken ct)
    {
        using var body = JsonDocument.Parse(message.Payload);
        var people = body.RootElement.GetProperty("to").Deserialize<string[]>()!;
        var gone = await connection.Many<string>(
            "select line_user_id from line_follower where line_user_id = any(@people) and not following", new { people }, ct);
        if (gone.Count == 0) return message;
        string[] left = [.. people.Except(gone, StringComparer.Ordinal)];
        if (left.Length == 0) return null;

        var payload = LinePayload.Multicast(left, body.RootElement.GetProperty("messages").GetRawText());
        await connection.Run("update outbox set payload = @payload::json, cost = @cost where id = @Id", new { message.Id, payload, cost = left.Length }, ct);
        return message with { Payload = payload };
    }
}
