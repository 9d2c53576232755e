using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The reporter's side of the talk with the division.</summary>
internal static class SendMessage
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Text,
        [property: MaxLength(5, ErrorMessage = "too_many|5")] List<Guid>? PhotoIds);

    public static async Task<Results<Created<IncidentEvent>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, CaseMoves moves, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (me, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(new { id, request }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var cases = await CaseGroup.Lock(connection, [id], withMerged: false, ct);
        if (cases.GetValueOrDefault(id) is not { } incident || incident.ReporterId != me) return Refusal.NotFound;
        if (await CaseEvent.Find(connection, me, key, ct) is { } written)
        {
            if (!written.Repeats(hash)) return Idempotency.Reused;
            return TypedResults.Created((string?)null, written.Shown(request.PhotoIds, links));
        }

        if (incident.Status == IncidentStatus.Withdrawn) return Refusal.IllegalMove([]);
        var eventId = Clock.NewId(now);
        var by = Actor.Reporter(me);
        if (incident.Status == IncidentStatus.WaitingReporter)
        {
            await moves.Move(connection, incident, new(incident.StatusBeforeWaiting!, by, now)
            {
                EventId = eventId,
                Kind = "message",
                Text = request.Text!.Trim(),
                SubmissionKey = key,
                SubmissionHash = hash,
            }, ct);
        }
        else
        {
            await new CaseEvent(id, "message", by, now)
            {
                Id = eventId,
                Text = request.Text!.Trim(),
                SubmissionKey = key,
                SubmissionHash = hash,
            }.Add(connection, ct);
        }

        // Whoever works on the group's case sees that something came.
        if (incident.ParentId is not null) await connection.Run("update incident set updated_at = @now where id = @ParentId", new { now, incident.ParentId }, ct);
        if (!await PhotoAttachment.Attach(connection, request.PhotoIds, by, id, eventId, "report", ct))
            return Refusal.Invalid("photoIds", "not_your_photo");

        var sent = (await CaseEvent.Find(connection, me, key, ct))!;
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, sent.Shown(request.PhotoIds, links));
    }
}
