using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Tries a rule against past cases: what it would have done, told in figures and references, never in anybody's words.</summary>
internal static class TryRoutingRule
{
    private const int MostCases = 5_000;
    private const int MostSamples = 10;
    private static readonly TimeSpan Past = TimeSpan.FromDays(180);

    /// <param name="Version">Of the rule that was tried.</param>
    /// <param name="Cases">Past cases it was tried against: at most 5,000 of the last 180 days.</param>
    /// <param name="Matched">Those in which it would have fired, after the rules before it.</param>
    /// <param name="Agreed">Of these, those that went just where and as the rule says.</param>
    /// <param name="Moved">Of these, those that would have gone elsewhere or had another priority.</param>
    /// <param name="Samples">Some of them, differing ones first; none of a sensitive category, whose answers nobody sees without a reason.</param>
    public sealed record Trial(int Version, DateTime TriedAt, int Cases, int Matched, int Agreed, int Moved, IReadOnlyList<Sample> Samples);

    /// <param name="WentTo">The agency that took the case, else the one it was offered to last.</param>
    /// <param name="WouldGo">Null where the rule gives no agency.</param>
    /// <param name="WouldBe">Null where the rule gives no priority.</param>
    public sealed record Sample(Guid Id, string Reference, string? WentTo, string? WouldGo, string Priority, string? WouldBe);

    public static async Task<Results<Ok<Trial>, Refusal>> Handle(
        Guid id, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (district, now) = (await districtData.Get(ct), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // What is tried is what is saved; reports that cite the rule meanwhile need not wait.
        var version = await connection.OneOrNone<int?>("select version from routing_rule where id = @id for no key update", new { id }, ct);
        if (version is null) return Refusal.NotFound;

        var tried = (await ListRoutingRules.Read(connection, id, ct))[0];
        var rule = new RoutingRule(id, tried.Position, tried.Name, tried.Conditions, tried.Active ? tried.Agency : null, tried.Priority, tried.Offers);
        var before = (await RoutingRule.On(connection, ct)).Where(r => r.Position < rule.Position);
        var trial = Figure([.. before, rule], rule, await Cases(connection, now, ct), district, version.Value, now);
        await connection.Run("update routing_rule set trial = @trial::jsonb where id = @id",
            new { id, trial = JsonSerializer.Serialize(trial with { Samples = [] }, JsonSerializerOptions.Web) }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(trial);
    }

    private static Trial Figure(RoutingRule[] rules, RoutingRule rule, List<PastCase> cases, District district, int version, DateTime now)
    {
        var (matched, agreed, samples) = (0, 0, new List<(bool Agrees, Sample Sample)>());
        foreach (var past in cases)
        {
            var answers = IncidentParts.Json<Dictionary<string, JsonElement>>(past.Answers);
            var routing = Routing.Of(rules, new(past.CategoryCode, past.CommunityCode, answers, past.ReportedAt, district.Hours.IsOpen(past.ReportedAt)));
            if (!routing.Fired.Contains(rule)) continue;

            var (agency, priority) = (routing.ByAgency == rule ? rule.Agency : null, routing.ByPriority == rule ? rule.Priority : null);
            var agrees = (agency is null || agency == past.WentTo) && (priority is null || priority == past.Priority);
            matched++;
            if (agrees) agreed++;
            if (district.Category(past.CategoryCode)?.Sensitive == false && samples.Count(s => s.Agrees == agrees) < MostSamples)
                samples.Add((agrees, new(past.Id, past.Reference, past.WentTo, agency, past.Priority, priority)));
        }

        return new(version, now, cases.Count, matched, agreed, matched - agreed, [.. samples.OrderBy(s => s.Agrees).Take(MostSamples).Select(s => s.Sample)]);
    }

    private static Task<List<PastCase>> Cases(DbConnection connection, DateTime now, CancellationToken ct) => connection.Many<PastCase>("""
        select id, reference, category_code, community_code, answers::text as answers, reported_at, priority,
               (select agency_code
                from assignment
                where incident_id = incident.id
                order by status in ('accepted', 'scheduled', 'working', 'done') desc, id desc
                limit 1) as went_to
        from incident
        where id >= @since  -- ids carry the time of the report
        order by id desc
        limit @MostCases
        """, new { since = Clock.NewId(now - Past), MostCases }, ct);

    private sealed record PastCase(
        Guid Id, string Reference, string CategoryCode, string? CommunityCode, string Answers, DateTime ReportedAt, string Priority, string? WentTo);
}
