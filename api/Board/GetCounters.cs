using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>How things stand and what happened in a range of days, from counters that are kept with the histories.</summary>
internal static class GetCounters
{
    private const string State = "state:";
    private const string HeldThere =
        "join assignment on incident_id = incident.id and agency_code = @agency and assignment.status in ('offered', 'accepted', 'scheduled', 'working')";

    private const string OverdueThere = "case assignment.status when 'offered' then accept_by else assignment.fix_by end < @now";

    /// <param name="States">Cases by state, as they are now; not by agency.</param>
    /// <param name="Figures">What happened from <c>from</c> up to <c>to</c>.</param>
    /// <param name="Overdue">Open cases past their next deadline; of an agency, past the one it has to keep.</param>
    /// <param name="Flagged">Open cases that an officer or the head must look at.</param>
    public sealed record Response(
        DateOnly From, DateOnly To, IReadOnlyDictionary<string, int> States, CaseFigures Figures, BoundedCount Overdue, BoundedCount Flagged);

    /// <summary>Three figures kept apart, and the fourth that nobody spoke for.</summary>
    /// <param name="Claimed">An agency or the division says that it is fixed.</param>
    /// <param name="Confirmed">The reporter or the community's committee says so too.</param>
    /// <param name="Unconfirmed">Nobody said anything in time.</param>
    /// <param name="Disputed">The reporter or the committee says that it is not.</param>
    public sealed record CaseFigures(int Reported, int Claimed, int Confirmed, int Unconfirmed, int Disputed);

    /// <param name="from">First day, in Bangkok; left out, 29 days before today.</param>
    /// <param name="to">The day after the last; left out, tomorrow.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        DateOnly? from = null, DateOnly? to = null, string? category = null, string? community = null, string? agency = null)
    {
        var now = clock.Now();
        var tomorrow = DateOnly.FromDateTime(Clock.InBangkok(now)).AddDays(1);
        var (first, end) = (from ?? tomorrow.AddDays(-30), to ?? tomorrow);
        if (first > end) return Refusal.Invalid("from", "unknown_value");

        var all = Person.Of(http.User).Has(Roles.Caseworkers);
        var values = new { first, end, category, community, agency, all, now, limit = BoundedCount.Most + 1, State, states = IncidentStatus.All.Select(s => State + s).ToArray() };
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition($"""
            select substr(figure, length(@State) + 1) as name, sum(n)::int as n
            from tally
            join category on code = category_code
            where figure = any(@states)
              and (@category::text is null or category_code = @category)
              and (@community::text is null or community_code = @community)
              and (@all or not sensitive)
            group by figure;

            select figure as name, sum(n)::int as n
            from ({Days(all, category, community, agency)}) counted
            group by figure;

            {(agency is null ? Bounded("due_at < @now") : Bounded(OverdueThere, HeldThere))};
            {Bounded("flags <> '{}'")};
            """, values, cancellationToken: ct));
        var states = (await results.ReadAsync<Figure>()).ToDictionary(f => f.Name, f => f.N);
        var figures = (await results.ReadAsync<Figure>()).ToDictionary(f => f.Name, f => f.N);
        int N(string figure) => figures.GetValueOrDefault(figure);
        return TypedResults.Ok(new Response(first, end, IncidentStatus.All.ToDictionary(s => s, s => states.GetValueOrDefault(s)),
            new(N("reported"), N("claimed"), N("confirmed"), N("unconfirmed"), N("disputed")),
            BoundedCount.Of(await results.ReadSingleAsync<int>()), BoundedCount.Of(await results.ReadSingleAsync<int>())));
    }

    /// <summary>The days of the range: sums for all cases, a category or a community where there are any, else the rows they were made of.</summary>
    private static string Days(bool all, string? category, string? community, string? agency)
    {
        const string range = "figure in ('reported', 'claimed', 'confirmed', 'unconfirmed', 'disputed') and day >= @first and day < @end";
        var agencies = agency is null ? "agency_code is null" : "agency_code = @agency";
        var rows = $"""
            select figure, n
            from tally
            join category on code = category_code
            where {range}
              and {agencies}
              and (@category::text is null or category_code = @category)
              and (@community::text is null or community_code = @community)
              and (@all or not sensitive)
            """;
        if ((category is not null || !all) && community is not null) return rows;

        var categories = category is not null || !all
            ? "category_code in (select code from category where (@all or not sensitive) and (@category::text is null or code = @category))"
            : "category_code = '*'";
        return $"""
            select figure, n
            from tally_day
            where {range} and agency_code = coalesce(@agency, '') and {categories} and community_code = coalesce(@community, '*')
            union all
            {rows} and not folded
            """;
    }

    private static string Bounded(string condition, string join = "") => $"""
        select count(*)::int
        from (
            select from incident {join}
            where incident.ended_at is null and {condition}
              and (@category::text is null or category_code = @category)
              and (@community::text is null or community_code = @community)
              and (@agency::text is null or exists (select from assignment where incident_id = incident.id and agency_code = @agency))
              and (@all or category_code not in (select code from category where sensitive))
            limit @limit
        ) counted
        """;

    private sealed record Figure(string Name, int N);
}
