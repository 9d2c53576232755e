using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Says what shows that an activity was done. Evidence is added, never changed.</summary>
internal static class AddEvidence
{
    /// <param name="Kind"><c>link</c> (an address that begins with http:// or https://), <c>letter</c>, <c>photo</c>, <c>announcement</c>, <c>course</c>, <c>report</c>, <c>manual</c> or <c>note</c>.</param>
    /// <param name="Reference">An address, or the number of what it names; needed unless there is a note.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("link", "letter", "photo", "announcement", "course", "report", "manual", "note", ErrorMessage = "unknown_value")] string? Kind,
        [property: StringLength(500, ErrorMessage = "too_long|500")] string? Reference,
        [property: StringLength(2000, ErrorMessage = "too_long|2000")] string? Note);

    /// <param name="id">Of the activity.</param>
    public static async Task<Results<Created<GetProgramme.Response>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var (reference, note) = (Clean(request.Reference), Clean(request.Note));
        if (request.Kind == "link" && !(Uri.TryCreate(reference, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)))
            return Refusal.Invalid("reference", "not_an_address");
        if (reference is null && note is null) return Refusal.Invalid(request.Kind == "note" ? "note" : "reference", "required");

        var (person, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(new { id, request }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.OneOrNone<Guid?>("select programme_id from activity where id = @id", new { id }, ct) is not { } programme) return Refusal.NotFound;

        await connection.Run("""
            insert into activity_evidence (id, activity_id, kind, reference, note, created_by, created_at, submission_key, submission_hash)
            values (@evidence, @id, @Kind, @reference, @note, @person, @now, @key, @hash)
            on conflict on constraint activity_evidence_submission_key do nothing
            """, new { evidence = Clock.NewId(now), id, request.Kind, reference, note, person = person.Id, now, key, hash }, ct);
        var saved = (await Submission.Find(connection, "activity_evidence", person.Id, key, ct))!;
        await transaction.CommitAsync(ct);
        if (!saved.Is(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, (await GetProgramme.Read(connection, programme, person, clock, ct))!);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
