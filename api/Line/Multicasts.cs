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

    /// <summary>
    /// Takes a person out of what is withheld from many, as a withheld message to that person alone: so it can be told with a free answer
    /// or be read in the inbox, where its line has the same key. Of what has been tried nothing is taken, because a repeat must be the same.
    /// </summary>
    public static async Task TakeOut(DbConnection connection, string person, DateTime now, CancellationToken ct)
    {
        var withheld = await connection.Many<Withheld>($"""
            select id, payload::text as payload, regexp_replace(dedupe_key, ':[0-9]+$', '') || ':' || @person as key, purpose, subject_id, withheld_at, last_error
            from outbox
            where kind = '{Outbox.Multicast}' and state = '{Outbox.Withheld}' and first_attempt_at is null and payload::jsonb->'to' ? @person
            order by id
            for update skip locked
            """, new { person }, ct);
        foreach (var (id, payload, key, purpose, subject, since, why) in withheld)
        {
            using var body = JsonDocument.Parse(payload);
            var messages = body.RootElement.GetProperty("messages").GetRawText();
            var left = body.RootElement.GetProperty("to").Deserialize<string[]>()!.Where(to => to != person).ToArray();
            var own = Clock.NewId(now);
            await Outbox.Add(connection, new(Outbox.Push, person, LinePayload.Push(person, messages), null, key, Purpose: purpose, SubjectId: subject, Id: own), now, ct);
            await connection.Run($"""
                update outbox set state = '{Outbox.Withheld}', withheld_at = @since, last_error = @why where id = @own;
                update outbox
                set payload = @payload::json, cost = @cost, state = case when @cost = 0 then '{Outbox.Merged}' else state end
                where id = @id;
                """, new { own, since, why, id, payload = LinePayload.Multicast(left, messages), cost = left.Length }, ct);
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

    private sealed record Withheld(Guid Id, string Payload, string Key, string? Purpose, Guid? SubjectId, DateTime WithheldAt, string? LastError);
}
