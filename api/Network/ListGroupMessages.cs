using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>What was said in the group in the last 30 days, newest first; what its sender takes back goes at once.</summary>
internal static class ListGroupMessages
{
    /// <param name="Name">Of the sender, once they have signed in.</param>
    /// <param name="Edited">This is a later wording.</param>
    /// <param name="MarkedBy">The officer who made it a request for advice.</param>
    /// <param name="Incident">The case that it became: its reference; null for none.</param>
    /// <param name="AnswerWay">reply (in the group, free), next (waits for the next reply in the group, free) or push (to the sender alone, counted).</param>
    /// <param name="AnswerState">What became of the answer: waiting, sending, sent (LINE accepted it), stuck, expired or undeliverable.</param>
    /// <param name="FreeUntil">So long an answer is in the group at once; afterwards it comes with the next reply there.</param>
    public sealed record GroupMessage(
        Guid Id, string? Name, string Text, DateTime SaidAt, bool Edited, string? MarkedBy, Guid? IncidentId, string? Incident, string? Answer, string? AnsweredBy,
        DateTime? AnsweredAt, string? AnswerWay, string? AnswerState, DateTime? FreeUntil);

    internal const string Columns = """
        select said.id, sender.name, said.text, said_at, text_at > said_at as edited, marker.name as marked_by, said.incident_id,
               incident.reference as incident, answer, answerer.name as answered_by,
               said.answered_at, answer_way, coalesce(pushed.state, replied.state) as answer_state,
               case when reply_token is not null and token_until > @now then token_until end as free_until
        from group_message said
        left join person sender on sender.line_user_id = said.line_user_id
        left join person marker on marker.id = marked_by
        left join person answerer on answerer.id = said.answered_by
        left join incident on incident.id = said.incident_id
        left join outbox replied on replied.dedupe_key = 'question:' || said.id
        left join outbox pushed on pushed.dedupe_key = 'question:' || said.id || ':push'
        """;

    /// <param name="view">recent, or questions: what was marked, unanswered first.</param>
    public static async Task<Results<Ok<Page<GroupMessage>>, Refusal>> Handle(
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, string view = "recent", Guid? after = null, int limit = Paging.Default)
    {
        if (view is not ("recent" or "questions")) return Refusal.Invalid("view", "unknown_value");
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<GroupMessage>($"""
            {Columns}
            where (@recent or marked_at is not null)
              and (@after::uuid is null
                   or (@recent and said.id < @after)
                   or (not @recent and (said.answered_at is null, said.id) < (select answered_at is null, id from group_message where id = @after)))
            order by case when @recent then false else said.answered_at is null end desc, said.id desc
            limit @limit + 1
            """, new { recent = view == "recent", after, limit, now = clock.Now() }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
