using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Closes a quarter's PDCA, once every action is done, carried or dropped. From then on nothing of it changes; closing it again says the same.</summary>
internal static class CloseQuarter
{
    private static readonly Refusal Unanswered = new(409, "actions_unanswered");

    /// <param name="quarter">Its first day, such as 2026-10-01.</param>
    public static async Task<Results<Ok<GetQuarter.Response>, Refusal>> Handle(DateOnly quarter, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        if (!PdcaQuarter.Is(quarter, now)) return Refusal.NotFound;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await PdcaQuarter.Lock(connection, quarter, ct) == PdcaQuarter.Open)
        {
            // Whoever writes an action waits for the same row.
            if (await connection.One<bool>("select exists (select from pdca_action where quarter = @quarter and state = 'open')", new { quarter }, ct)) return Unanswered;
            await connection.Run(
                "update pdca_quarter set state = 'closed', closed_by = @person, closed_at = @now where quarter = @quarter", new { quarter, person = Person.Of(http.User).Id, now }, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await GetQuarter.Read(connection, quarter, clock, ct));
    }
}
