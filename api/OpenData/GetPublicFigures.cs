using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Board;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>Claimed, confirmed and disputed fixes kept apart, and how many hand-overs each agency took notice of in time. Public categories only.</summary>
internal static class GetPublicFigures
{
    private static readonly string[] Figures =
        ["reported", "claimed", "confirmed", "unconfirmed", "disputed", "accepted_on_time", "accepted_late", "declined"];

    /// <param name="Categories">Those that the open data has.</param>
    /// <param name="Licence">Under which all of it may be used.</param>
    public sealed record Response(
        DateOnly From, DateOnly To, GetCounters.CaseFigures Figures, IReadOnlyList<AgencyRate> Agencies, IReadOnlyList<PublicCategory> Categories, Licence Licence);

    /// <param name="Due">Hand-overs whose time to accept is over: accepted in time or late, or still silent. One declined was answered too, but belongs to somebody else.</param>
    /// <param name="Silent">Not answered when the time was over, and not since.</param>
    /// <param name="Rate">Accepted in time, of those due; null when none was.</param>
    public sealed record AgencyRate(string Code, Text Name, int Due, int OnTime, int Late, int Silent, int Declined, double? Rate);

    /// <param name="RoundPlace">Its places are shown to about 110 metres.</param>
    public sealed record PublicCategory(string Code, Text Name, bool RoundPlace);

    /// <summary>Left out, the range is the last 30 days.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        [AsParameters] OpenDays days, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (days.IsBackwards) return Refusal.Invalid("from", "unknown_value");
        var (first, end) = days.OrLast30(clock);
        if (first > end) return Refusal.Invalid("from", "unknown_value");
        var range = new OpenDays(first, end);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition($"""
            select agency_code, figure, sum(n)::int as n
            from ({CountByDay.Counted}) as counted
            group by agency_code, figure;

            select agency_code, 'silent' as figure, count(*)::int as n
            from assignment
            join incident on incident.id = incident_id
            join category on code = category_code
            where accepted_at is null and assignment.status in ('offered', 'expired')
              and accept_by >= @Start and accept_by < @End and accept_by <= coalesce(assignment.ended_at, @now)
              and public and not sensitive
            group by agency_code;
            """, new { first, end, Figures, range.Start, range.End, now = clock.Now() }, cancellationToken: ct));
        var counted = (await results.ReadAsync<Count>()).Concat(await results.ReadAsync<Count>()).ToDictionary(c => (c.AgencyCode, c.Figure), c => c.N);
        int N(string agency, string figure) => counted.GetValueOrDefault((agency, figure));

        var district = await districtData.Get(ct);
        return TypedResults.Ok(new Response(
            first, end, new(N("", "reported"), N("", "claimed"), N("", "confirmed"), N("", "unconfirmed"), N("", "disputed")),
            [.. district.Agencies.Select(a => Rate(a, N(a.Code, "accepted_on_time"), N(a.Code, "accepted_late"), N(a.Code, "silent"), N(a.Code, "declined")))],
            [.. district.Categories.Where(c => c.Public).Select(c => new PublicCategory(c.Code, c.Name, c.RoundPlace))],
            district.Settings.Licence));
    }

    private static AgencyRate Rate(Agency agency, int onTime, int late, int silent, int declined)
    {
        var due = onTime + late + silent;
        return new(agency.Code, agency.Name, due, onTime, late, silent, declined, due == 0 ? null : Math.Round((double)onTime / due, 3));
    }

    private sealed record Count(string AgencyCode, string Figure, int N);
}
