using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Begins a report on a period, or the revision of one that was delivered.</summary>
internal static class CreateReport
{
    /// <param name="Period"><c>2570-q1</c> for a fiscal quarter, <c>2570</c> for a fiscal year; or else both days.</param>
    /// <param name="From">First day, Bangkok's.</param>
    /// <param name="To">The day after the last; at most 366 days later.</param>
    /// <param name="RevisionOf">A delivered report whose figures have changed since; its period is taken.</param>
    public sealed record Request(
        [property: StringLength(10, ErrorMessage = "too_long|10")] string? Period, DateOnly? From, DateOnly? To, Guid? RevisionOf);

    public static async Task<Results<Created<StaffReport>, Refusal>> Handle(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, LiveFigures figures, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var (me, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var old = request.RevisionOf is { } oldId ? await ReportRow.Find(connection, oldId, ct, locked: true) : null;
        if (request.RevisionOf is not null && old?.State != ReportRow.Delivered) return new Refusal(409, "report_not_delivered");
        if ((old?.Range ?? Asked(request)) is not { } period) return Refusal.Invalid(request.Period is null ? "from" : "period", "unknown_value");
        if (period.Start >= now) return Refusal.Invalid(request.Period is null ? "from" : "period", "not_begun");

        var id = Clock.NewId(now);
        // The lock on the delivered report lets its revisions come one after the other; a repeat makes none and finds the first by its key.
        await connection.Run("""
            insert into report (id, period, first_day, next_day, revision, revision_of, created_at, created_by, submission_key, submission_hash)
            select @id, @Name, @From, @To, @revision, @revisionOf, @now, @me, @key, @hash
            where not exists (select from report where revision_of = @revisionOf)
            on conflict on constraint report_submission_key do nothing
            """, new { id, period.Name, period.From, period.To, revision = (old?.Revision ?? 0) + 1, revisionOf = old?.Id, now, me, key, hash }, ct);
        if (await connection.OneOrNone<Stored>("select id, submission_hash from report where created_by = @me and submission_key = @key", new { me, key }, ct) is not { } stored)
            return new Refusal(409, "report_already_revised");
        if (!stored.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;

        await transaction.CommitAsync(ct);
        await connection.CloseAsync();
        var report = await StaffReport.Find(database, figures, stored.Id, ct);
        return TypedResults.Created($"/api/v1/staff/reports/{stored.Id}", report);
    }

    /// <returns>Null when neither a period nor a range is named.</returns>
    internal static Period? Asked(Request request) => request switch
    {
        { Period: { } name } => Period.Named(name),
        { From: { Year: > 2000 } from, To: { Year: < 2200 } to } when to > from && to.DayNumber - from.DayNumber <= 366 => new(from, to, null),
        _ => null,
    };

    private sealed record Stored(Guid Id, byte[] SubmissionHash);
}
