using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// Asks for approval, gives or refuses it, sends, or gives up. The row's lock decides between two who press at once: the second finds the
/// step already taken. What costs more messages than the month has left is refused, and may go the free way instead.
/// </summary>
internal static class MoveAnnouncement
{
    /// <param name="To"><c>awaiting_approval</c>, <c>approved</c>, <c>returned</c> (both the head's), <c>sending</c> or <c>cancelled</c>.</param>
    /// <param name="Version">The version that was read.</param>
    /// <param name="Reason">Needed to return it.</param>
    /// <param name="Way">For <c>sending</c>: <c>push</c> unless <c>inbox</c> is said, which sends no message and costs nothing.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? To,
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: StringLength(500, ErrorMessage = "too_long|500")] string? Reason,
        string? Way);

    public static async Task<Results<Ok<OpenAnnouncement.Announcement>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, AnnouncementView view, AnnouncementSending sending, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now, to) = (Person.Of(http.User), clock.Now(), request.To!);
        if (!AnnouncementState.Wishes.Contains(to)) return Refusal.Invalid("to", "unknown_value");
        if (request.Way is not (null or AnnouncementSending.Push or AnnouncementSending.Inbox)) return Refusal.Invalid("way", "unknown_value");
        if (AnnouncementState.Heads.Contains(to) && !person.Has(Roles.Head)) return Refusal.Forbidden;
        if (to == AnnouncementState.Returned && string.IsNullOrWhiteSpace(request.Reason)) return Refusal.Invalid("reason", "reason_needed");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AnnouncementRow.Lock(connection, id, ct) is not { } row) return Refusal.NotFound;
        if (request.Version != row.Version) return new Refusal(409, "stale_version");
        var next = AnnouncementState.Next(row.State);
        if (!next.Contains(to)) return Refusal.IllegalMove(next);

        if (to == AnnouncementState.Sending)
        {
            if (await sending.Run(connection, row, request.Way, person.Id, now, ct) is { } refusal) return refusal;
        }
        else
        {
            // A time that has passed while it waited for approval sends nothing by itself.
            var state = to == AnnouncementState.Approved && row.DueAt > now ? AnnouncementState.Scheduled : to;
            await connection.Run("""
                update announcement
                set state = @state, approved_by = case when @approves then @person end, updated_at = @now
                where id = @id
                """, new { id, state, approves = to == AnnouncementState.Approved, person = person.Id, now }, ct);
            await AnnouncementHistory.Add(connection, id, state, row.Version, person.Id, request.Reason?.Trim(), now, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await view.Read(connection, id, person, ct))!);
    }
}
