using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The division's side of the talk, or a note among staff. Neither costs a push; a question that needs an answer is a move.</summary>
internal static class SendStaffMessage
{
    /// <param name="Internal">True for a note that only staff see.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Text,
        [property: Required(ErrorMessage = "required")] bool? Internal);

    public static async Task<Results<Created<IncidentEvent>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (officer, hash) = (Person.Of(http.User), Idempotency.Hash(new { id, request }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is null) return Refusal.NotFound;
        if (await CaseEvent.Find(connection, officer.Id, key, ct) is { } written)
            return written.Repeats(hash) ? TypedResults.Created((string?)null, written.Shown(null, links)) : Idempotency.Reused;

        await new CaseEvent(id, request.Internal == true ? "note" : "message", Actor.Staff(officer), clock.Now())
        {
            StaffOnly = request.Internal == true,
            Text = request.Text!.Trim(),
            SubmissionKey = key,
            SubmissionHash = hash,
        }.Add(connection, ct);
        var sent = (await CaseEvent.Find(connection, officer.Id, key, ct))!;
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, sent.Shown(null, links));
    }
}
