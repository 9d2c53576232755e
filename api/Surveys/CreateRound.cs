using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Prepares the next round of a survey, a draft until it is released.</summary>
internal static class CreateRound
{
    public static async Task<Results<Created<StaffRound>, Refusal>> Handle(
        Guid id, RoundBody request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.Check() is { } refusal) return refusal;

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One at a time for each survey, so that the numbers have no gap.
        if (await connection.OneOrNone<Guid?>("select id from survey where id = @id for update", new { id }, ct) is null) return Refusal.NotFound;
        if (await Stored(connection, personId, key, ct) is { } stored)
            return stored.SurveyId == id && stored.SubmissionHash.AsSpan().SequenceEqual(hash)
                ? TypedResults.Created((string?)null, await StaffRound.Find(connection, stored.Id, ct))
                : Idempotency.Reused;

        var roundId = Clock.NewId(now);
        await connection.Run("""
            insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, invitation_th, invitation_en,
                                      push, remind_at, created_at, created_by, submission_key, submission_hash)
            select @roundId, id, (select coalesce(max(number), 0) + 1 from survey_round where survey_id = survey.id), form_key, form_version, @audience::jsonb,
                   @OpensAt, @ClosesAt, @invitationTh, @invitationEn, @Push, @RemindAt, @now, @personId, @key, @hash
            from survey
            where id = @id
            """, new
        {
            id,
            roundId,
            audience = JsonSerializer.Serialize(request.Audience, JsonSerializerOptions.Web),
            request.OpensAt,
            request.ClosesAt,
            invitationTh = request.Invitation!.Th.Trim(),
            invitationEn = request.Invitation.En.Trim(),
            request.Push,
            request.RemindAt,
            now,
            personId,
            key,
            hash,
        }, ct);
        var round = await StaffRound.Find(connection, roundId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, round);
    }

    private static Task<Known?> Stored(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.OneOrNone<Known>(
        "select id, survey_id, submission_hash from survey_round where created_by = @personId and submission_key = @key", new { personId, key }, ct);

    private sealed record Known(Guid Id, Guid SurveyId, byte[] SubmissionHash);
}
