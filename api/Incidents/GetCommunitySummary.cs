using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>How the member's community stands. "Fixed" is four figures: what agencies claim is not what people confirm.</summary>
internal static class GetCommunitySummary
{
    private const int Days = 90;

    public sealed record Summary(IncidentCommunity Community, Counts Counts, Figures Figures);

    /// <summary>Cases under each heading of the list.</summary>
    public sealed record Counts(int Open, int Overdue, int Fixed, int Recurring);

    /// <param name="Since">The first of the last 90 days, by Bangkok's calendar.</param>
    /// <param name="Claimed">Times that an agency said: fixed.</param>
    /// <param name="Confirmed">Times that the reporter or the committee said so too.</param>
    /// <param name="Disputed">Times that they said: not fixed.</param>
    /// <param name="Unconfirmed">Times that nobody said anything for 72 hours.</param>
    public sealed record Figures(DateOnly Since, int Claimed, int Confirmed, int Disputed, int Unconfirmed);

    public static async Task<Results<Ok<Summary>, Refusal>> Handle(
        HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        if (district.Community(Person.Of(http.User).Community) is not { } community) return Refusal.NotFound;

        var now = clock.Now();
        var since = DateOnly.FromDateTime(Clock.InBangkok(now)).AddDays(1 - Days);
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.One<Row>($"""
            with here as (
                select figure, n from tally
                where community_code = @community and figure = any(@states) and category_code = any(@open)
                union all
                select figure, n from tally
                where community_code = @community and figure in ('claimed', 'confirmed', 'disputed', 'unconfirmed') and day >= @since
                  and category_code = any(@open) and agency_code is null
            )
            select coalesce(sum(n) filter (where figure = any(@states) and figure <> all(@ended)), 0)::int as going,
                   (select count(*)::int from incident
                    where community_code = @community and category_code = any(@open) and {ListCommunityIncidents.Condition("overdue")}) as overdue,
                   coalesce(sum(n) filter (where figure in ('state:claimed_fixed', 'state:resolved')), 0)::int as fixed,
                   (select count(*)::int from incident
                    where community_code = @community and category_code = any(@open) and {ListCommunityIncidents.Condition("recurring")}) as recurring,
                   coalesce(sum(n) filter (where figure = 'claimed'), 0)::int as claimed,
                   coalesce(sum(n) filter (where figure = 'confirmed'), 0)::int as confirmed,
                   coalesce(sum(n) filter (where figure = 'disputed'), 0)::int as disputed,
                   coalesce(sum(n) filter (where figure = 'unconfirmed'), 0)::int as unconfirmed
            from here
            """, new
        {
            community = community.Code,
            open = ListCommunityIncidents.NotSensitive(district),
            states = States(IncidentStatus.All),
            ended = States(IncidentStatus.Ends),
            now,
            since,
        }, ct);
        return TypedResults.Ok(new Summary(
            new(community.Code, community.Name),
            new(row.Going, row.Overdue, row.Fixed, row.Recurring),
            new(since, row.Claimed, row.Confirmed, row.Disputed, row.Unconfirmed)));
    }

    private static string[] States(IEnumerable<string> statuses) => [.. statuses.Select(status => "state:" + status)];

    private sealed record Row(
        int Going, int Overdue, int Fixed, int Recurring, int Claimed, int Confirmed, int Disputed, int Unconfirmed);
}
