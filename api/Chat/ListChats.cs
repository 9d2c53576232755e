using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// By person: who waits longest first, or all by the last word. What was written stands here masked and cut short; the chat itself
/// shows all of it.
/// </summary>
internal static class ListChats
{
    private const int LongestText = 80;

    /// <param name="Name">As LINE says, once the person has signed in; null before.</param>
    /// <param name="Last">The beginning of the last message, masked.</param>
    /// <param name="ByOfficer">Who had the last word.</param>
    /// <param name="WaitingSince">The oldest message that nobody has answered; null when nobody waits.</param>
    public sealed record Chat(Guid Id, string? Name, string Last, bool ByOfficer, DateTime? WaitingSince, DateTime LastAt);

    /// <param name="view">waiting or all.</param>
    public static async Task<Results<Ok<Page<Chat>>, Refusal>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string view = "waiting", Guid? after = null, int limit = Paging.Default)
    {
        if (view is not ("waiting" or "all")) return Refusal.Invalid("view", "unknown_value");
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        var order = view == "waiting" ? "waiting_since" : "last_at desc";
        var (column, sign) = view == "waiting" ? ("waiting_since", ">") : ("last_at", "<");
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>($"""
            select chat_thread.id, person.name, said.text, said.officer_id is not null as by_officer, waiting_since, last_at
            from chat_thread
            join lateral (
                select text, officer_id from chat_message where thread_id = chat_thread.id order by said_at desc, id desc limit 1
            ) said on true
            left join person using (line_user_id)
            where (@all or waiting_since is not null)
              and (@after::uuid is null or ({column}, chat_thread.id) {sign} (select {column}, id from chat_thread where id = @after))
            order by {order}, chat_thread.id {(view == "waiting" ? "" : "desc")}
            limit @limit + 1
            """, new { all = view == "all", after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows.ConvertAll(r =>
            new Chat(r.Id, r.Name, LineText.Cut(PublicText.Mask(r.Text), LongestText), r.ByOfficer, r.WaitingSince, r.LastAt)), limit, r => r.Id));
    }

    private sealed record Row(Guid Id, string? Name, string Text, bool ByOfficer, DateTime? WaitingSince, DateTime LastAt);
}
