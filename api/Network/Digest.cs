using System.Data.Common;
using System.Globalization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>What happened in the district, as everybody may know it.</summary>
internal sealed record Digest(long Reported, long Fixed, long Open, IReadOnlyList<Digest.Moved> Cases)
{
    private const int MostCases = 5;

    public sealed record Moved(string Reference, string Category, string Status);

    public bool Empty => Reported == 0 && Fixed == 0;

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"สรุปวันนี้: แจ้งใหม่ {Reported} แก้ไขแล้ว {Fixed} ยังดำเนินการ {Open}");

    public static async Task<Digest> Of(DbConnection connection, DateTime from, DateTime to, CancellationToken ct)
    {
        var counts = await connection.One<Counts>("""
            select count(*) filter (where reported_at >= @from and reported_at < @to) as reported,
                   count(*) filter (where status = 'resolved' and ended_at >= @from and ended_at < @to) as fixed,
                   count(*) filter (where open) as open
            from public_incident
            where open or ended_at >= @from or reported_at >= @from
            """, new { from, to }, ct);
        var cases = await connection.Many<Moved>("""
            select reference, category.name_th as category, status
            from public_incident
            join category on category.code = category_code
            where reported_at >= @from and reported_at < @to
            order by reported_at desc, id desc
            limit @MostCases
            """, new { from, to, MostCases }, ct);
        return new(counts.Reported, counts.Fixed, counts.Open, cases);
    }

    private sealed record Counts(long Reported, long Fixed, long Open);
}
