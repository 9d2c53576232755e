using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Api.Programme;

/// <summary>Keeps a target's figure of the quarter, as it stands now, as a check of it. It keeps its definition's version and never changes.</summary>
internal static class AddCheck
{
    /// <param name="Target">Code of the indicator.</param>
    /// <param name="Note">What it says.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Target,
        [property: StringLength(2000, ErrorMessage = "too_long|2000")] string? Note);

    /// <param name="quarter">Its first day, such as 2026-10-01.</param>
    public static async Task<Results<Created<GetQuarter.Response>, Refusal>> Handle(
        DateOnly quarter, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, TargetValues values,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (person, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(new { quarter, request }));
        if (!PdcaQuarter.Is(quarter, now)) return Refusal.NotFound;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PdcaQuarter.Lock(connection, quarter, ct);
        if (await Submission.Find(connection, "pdca_check", person, key, ct) is null)
        {
            if (state == PdcaQuarter.Closed) return PdcaQuarter.IsClosed;
            if ((await TargetRow.Read(connection, request.Target, ct)).FirstOrDefault() is not { } target
                || await values.Of(connection, target, new Span(quarter, quarter.AddMonths(3)), now, ct) is not { } value) return Refusal.Invalid("target", "unknown_value");

            await connection.Run("""
                insert into pdca_check (id, quarter, target_code, target_version, value, numerator, denominator, goal, verdict, cut_off, note, created_by, submission_key, submission_hash)
                values (@id, @quarter, @Code, @Version, @Value, @Numerator, @Denominator, @Goal, @Verdict, @CutOff, @note, @person, @key, @hash)
                on conflict on constraint pdca_check_submission_key do nothing
                """, new
            {
                id = Clock.NewId(now),
                quarter,
                target.Code,
                target.Version,
                value.Value,
                value.Numerator,
                value.Denominator,
                value.Goal,
                value.Verdict,
                value.CutOff,
                note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
                person,
                key,
                hash,
            }, ct);
        }

        var saved = (await Submission.Find(connection, "pdca_check", person, key, ct))!;
        if (!saved.Is(hash)) return Idempotency.Reused;
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, await GetQuarter.Read(connection, quarter, clock, ct));
    }
}
