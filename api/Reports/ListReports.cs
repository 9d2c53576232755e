using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Reports, the newest period first.</summary>
internal static class ListReports
{
    /// <param name="To">The day after the last.</param>
    public sealed record Line(
        Guid Id, string? Period, Text Words, DateOnly From, DateOnly To, int Revision, string State, DateTime CreatedAt, DateTime? DeliveredAt, DateTime? ReadAt);

    public static async Task<Page<Line>> Handle(NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select id, period, first_day, next_day, revision, state, created_at, delivered_at, read_at
            from report
            where @after::uuid is null or (first_day, id) < (select first_day, id from report where id = @after)
            order by first_day desc, id desc
            limit @limit + 1
            """, new { after, limit }, ct);
        return Paging.Of(rows.ConvertAll(r => new Line(
            r.Id, r.Period, new Period(r.FirstDay, r.NextDay, r.Period).Words, r.FirstDay, r.NextDay, r.Revision, r.State, r.CreatedAt, r.DeliveredAt, r.ReadAt)), limit, l => l.Id);
    }

    private sealed record Row(
        Guid Id, string? Period, DateOnly FirstDay, DateOnly NextDay, int Revision, string State, DateTime CreatedAt, DateTime? DeliveredAt, DateTime? ReadAt);
}
