using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Takes an anonymous answer back. Nobody signs in for it: the receipt code is all it needs, in a header, so that it stands in no
/// list of addresses called. That somebody took part stays on record, since nobody knows who withdraws; they cannot answer again.
/// </summary>
internal static class WithdrawAnswers
{
    public const string Header = "Receipt-Code";

    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, [FromHeader(Name = Header)] string? receiptCode, NpgsqlDataSource database, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(receiptCode) || receiptCode.Length > 40) return new Refusal(404, "receipt_unknown");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Held against the worker that writes the rows anew: it would take this one away from under the deletion.
        var state = await connection.OneOrNone<string>("select state from survey_round where id = @id for update", new { id }, ct);
        if (state == RoundState.Reported) return new Refusal(409, "round_reported");
        var gone = await connection.Run("delete from survey_anonymous_answer where round_id = @id and receipt_hash = @hash",
            new { id, hash = Receipts.Hash(receiptCode) }, ct);
        await transaction.CommitAsync(ct);
        return gone == 1 ? TypedResults.NoContent() : new Refusal(404, "receipt_unknown");
    }
}
