using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Somebody writes to us, so we may answer for nothing: the answer carries what could not be pushed to them, or still waits.
/// It is theirs only once LINE has taken the answer; when the answer comes too late they are withheld again.
/// </summary>
internal static class HeldMessages
{
    /// <param name="answer">JSON array of messages that answer what they wrote; empty when there is nothing to answer.</param>
    /// <param name="more">Says how many more are in the inbox.</param>
    /// <returns>The whole answer, and the rows that it carries.</returns>
    public static async Task<(string Messages, Guid[] Carried)> Join(
        DbConnection connection, string person, string answer, Func<int, string> more, DateTime now, CancellationToken ct)
    {
        await Multicasts.TakeOut(connection, person, now, ct);
        var held = await connection.Many<Held>("""
            select id, payload::text as payload, urgent or prompt as first
            from outbox
            where recipient = @person and kind = 'line_push' and first_attempt_at is null
              and (state = 'withheld' or (state = 'waiting' and due_at > @now))
              and not exists (select from outbox carried where carried.carrier_id = outbox.id)
            order by id
            for update skip locked
            """, new { person, now }, ct);
        var answers = Bundle.Split(answer);
        if (held.Count == 0 || answers.Count >= Bundle.MostMessages) return (answer, []);
        var told = Bundle.Of(held.ConvertAll(h => new Bundle.Part(h.Payload, h.First)), Bundle.MostMessages - answers.Count, more);
        return (Bundle.Join([.. answers, .. told]), [.. held.Select(h => h.Id)]);
    }

    private sealed record Held(Guid Id, string Payload, bool First);
}
