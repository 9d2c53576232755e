using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Makes a survey, which rounds then ask. A form that contradicts itself, or whose conditions run in a circle, is refused by question.</summary>
internal static class CreateSurvey
{
    public static async Task<Results<Created<StaffSurvey>, Refusal>> Handle(
        SurveyBody request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.Check(out var form) is { } refusal) return refusal;

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await Stored(connection, personId, key, ct) is { } stored) return await Answer(connection, stored, hash, ct);

        var id = Clock.NewId(now);
        // Only the results' file names and the form's key show it.
        var code = RandomNumberGenerator.GetString(Incidents.References.Letters, 6).ToLowerInvariant();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var version = await SurveyBody.SaveForm(connection, $"survey.{code}", form, now, ct);
        var made = await connection.Run("""
            insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, band_system, satisfaction_definition, target,
                                form_key, form_version, created_at, created_by, updated_at, submission_key, submission_hash)
            values (@id, @code, @TitleTh, @TitleEn, @PurposeTh, @PurposeEn, @Anonymous, @BandSystem, @SatisfactionDefinition, @Target,
                    'survey.' || @code, @version, @now, @personId, @now, @key, @hash)
            on conflict (created_by, submission_key) do nothing
            """, new
        {
            id,
            code,
            TitleTh = request.Title!.Th.Trim(),
            TitleEn = request.Title.En.Trim(),
            PurposeTh = request.Purpose!.Th.Trim(),
            PurposeEn = request.Purpose.En.Trim(),
            request.Anonymous,
            request.BandSystem,
            request.SatisfactionDefinition,
            request.Target,
            version,
            now,
            personId,
            key,
            hash,
        }, ct);
        if (made == 0)
        {
            await transaction.RollbackAsync(ct);
            return await Answer(connection, (await Stored(connection, personId, key, ct))!, hash, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/v1/staff/surveys/{id}", await StaffSurvey.Find(connection, id, ct));
    }

    private static async Task<Results<Created<StaffSurvey>, Refusal>> Answer(DbConnection connection, Known stored, byte[] hash, CancellationToken ct) =>
        stored.SubmissionHash.AsSpan().SequenceEqual(hash)
            ? TypedResults.Created($"/api/v1/staff/surveys/{stored.Id}", await StaffSurvey.Find(connection, stored.Id, ct))
            : Idempotency.Reused;

    private static Task<Known?> Stored(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.OneOrNone<Known>(
        "select id, submission_hash from survey where created_by = @personId and submission_key = @key", new { personId, key }, ct);

    private sealed record Known(Guid Id, byte[] SubmissionHash);
}
