using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

internal static class ListAnnouncements
{
    /// <param name="Way">How it went: <c>push</c>, <c>inbox</c> or <c>archive</c>; null while it has not.</param>
    /// <param name="Readers">Different people who opened the link in their message.</param>
    public sealed record Item(
        Guid Id, string State, string Title, string By, DateTime UpdatedAt, DateTime? DueAt, DateTime? SentAt, string? Way, int? Recipients, int Readers);

    public static async Task<Results<Ok<Page<Item>>, Refusal>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string? state = null, Guid? after = null, int limit = Paging.Default)
    {
        if (state is not null && !AnnouncementState.All.Contains(state)) return Refusal.Invalid("state", "unknown_value");
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Item>("""
            select announcement.id, state, title_th as title, name as by, updated_at, due_at, sent_at, way, recipients,
                   (select count(distinct reader) from announcement_opening where announcement_id = announcement.id and via = 'message')::integer as readers
            from announcement
            join person on person.id = created_by
            where (@state::text is null or state = @state) and (@after::uuid is null or announcement.id < @after)
            order by announcement.id desc
            limit @limit + 1
            """, new { state, after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
