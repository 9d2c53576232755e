using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class GetBudget
{
    public static async Task<Results<Ok<CourseBudget>, Refusal>> Handle(Guid id, BudgetView view, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await view.Find(connection, id, ct) is { } budget ? TypedResults.Ok(budget) : Refusal.NotFound;
    }
}
