using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

internal static class GetPlan
{
    public static async Task<Results<Ok<ServicePlans.Whole>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.One<bool>("select exists (select from incident where id = @id and category_code = @Category)", new { id, ServicePlans.Category }, ct)
            ? TypedResults.Ok(await ServicePlans.Read(connection, id, ct))
            : Refusal.NotFound;
    }
}
