using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>
/// Adds up the rows that writers leave in <c>tally</c>, so that counters are read quickly however many cases there are. A reader sees
/// a row either as it was written or in its sum, never both.
/// </summary>
internal sealed class TallyFold(NpgsqlDataSource database) : IWork
{
    private const int Batch = 5000;

    public async Task<int> Run(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two that add to the same sums would wait for each other.
        if (!await connection.One<bool>("select pg_try_advisory_xact_lock(hashtext('tally_fold'))", null, ct)) return 0;

        var folded = await connection.One<int>("""
            with taken as (
                delete from tally
                where ctid = any (array(select ctid from tally where not folded limit @Batch for update skip locked))
                returning figure, day, category_code, community_code, agency_code, n
            ), kept as (
                insert into tally (figure, day, category_code, community_code, agency_code, n, folded)
                select figure, day, category_code, community_code, agency_code, sum(n), true
                from taken
                group by figure, day, category_code, community_code, agency_code
                on conflict (figure, category_code, community_code, agency_code, day) where folded do update set n = tally.n + excluded.n
            ), summed as (
                insert into tally_day (figure, agency_code, category_code, community_code, day, n)
                select figure, coalesce(agency_code, ''), case grouping(category_code) when 0 then category_code else '*' end,
                       case grouping(community_code) when 0 then coalesce(community_code, '') else '*' end,
                       case grouping(day) when 0 then day else '-infinity' end, sum(n)
                from taken
                where day is not null
                group by grouping sets ((figure, agency_code), (figure, agency_code, day), (figure, agency_code, day, category_code),
                                        (figure, agency_code, day, community_code))
                on conflict (figure, agency_code, category_code, community_code, day) do update set n = tally_day.n + excluded.n
            )
            select count(*)::int from taken
            """, new { Batch }, ct);
        await transaction.CommitAsync(ct);
        return folded;
    }
}
