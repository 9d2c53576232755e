using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Each agency's own record, from counters that are kept with the histories.</summary>
internal static class GetAgencyRecords
{
    /// <param name="AcceptedOnTime">Accepted within its time, by our clock.</param>
    /// <param name="Released">Taken back by the division.</param>
    /// <param name="Claimed">Fixes claimed; an agency that fixed together with others counts as well.</param>
    /// <param name="Confirmed">By the reporter or the community's committee.</param>
    /// <param name="Unconfirmed">Resolved by silence.</param>
    /// <param name="Disputed">The reporter or the committee said that it is not fixed.</param>
    public sealed record AgencyRecord(
        string Agency, int Offered, int AcceptedOnTime, int AcceptedLate, int Declined, int DoneOnTime, int DoneLate, int Failed, int Released,
        int Claimed, int Confirmed, int Unconfirmed, int Disputed);

    /// <param name="from">First day, in Bangkok; left out, from the beginning.</param>
    /// <param name="to">The day after the last.</param>
    public static async Task<IReadOnlyList<AgencyRecord>> Handle(
        NpgsqlDataSource database, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Many<AgencyRecord>("""
            select code as agency,
                   coalesce(sum(n) filter (where figure = 'offered'), 0)::int as offered,
                   coalesce(sum(n) filter (where figure = 'accepted_on_time'), 0)::int as accepted_on_time,
                   coalesce(sum(n) filter (where figure = 'accepted_late'), 0)::int as accepted_late,
                   coalesce(sum(n) filter (where figure = 'declined'), 0)::int as declined,
                   coalesce(sum(n) filter (where figure = 'done_on_time'), 0)::int as done_on_time,
                   coalesce(sum(n) filter (where figure = 'done_late'), 0)::int as done_late,
                   coalesce(sum(n) filter (where figure = 'failed'), 0)::int as failed,
                   coalesce(sum(n) filter (where figure = 'expired'), 0)::int as released,
                   coalesce(sum(n) filter (where figure = 'claimed'), 0)::int as claimed,
                   coalesce(sum(n) filter (where figure = 'confirmed'), 0)::int as confirmed,
                   coalesce(sum(n) filter (where figure = 'unconfirmed'), 0)::int as unconfirmed,
                   coalesce(sum(n) filter (where figure = 'disputed'), 0)::int as disputed
            from agency
            left join (
                select agency_code, figure, n
                from tally_day
                where category_code = '*' and community_code = '*'
                  and case when @from::date is null and @to::date is null then day = '-infinity'
                           else day >= coalesce(@from, '0001-01-01') and day < coalesce(@to, 'infinity') end
                union all
                select agency_code, figure, n
                from tally
                where not folded and day >= coalesce(@from, '0001-01-01') and day < coalesce(@to, 'infinity')
            ) counted on agency_code = code
            where active
            group by code
            order by code
            """, new { from, to }, ct);
    }
}
