using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class OrderRoutingRules
{
    /// <param name="Ids">All rules, the one that decides first at the head.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] List<Guid>? Ids);

    public static async Task<Results<Ok<IReadOnlyList<ListRoutingRules.Rule>>, Refusal>> Handle(
        Request request, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var ordered = await connection.Run("""
            update routing_rule
            set position = given.position
            from unnest(@ids) with ordinality as given (id, position)
            where routing_rule.id = given.id
              and (select array_agg(id order by id) from routing_rule) = (select array_agg(id order by id) from unnest(@ids) as given (id))
            """, new { ids = request.Ids!.ToArray() }, ct);
        if (ordered == 0) return Refusal.Invalid("ids", "all_rules");
        districtData.Forget();
        return TypedResults.Ok<IReadOnlyList<ListRoutingRules.Rule>>(await ListRoutingRules.Read(connection, null, ct));
    }
}
