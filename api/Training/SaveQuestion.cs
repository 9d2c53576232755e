using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Makes and changes questions of the bank. A version that somebody was asked stays as it was: the change becomes the next version, and
/// tests take it over only by a regrade.
/// </summary>
internal static class SaveQuestion
{
    private const int MostTags = 20;

    /// <param name="Name">For the staff; may be left out.</param>
    /// <param name="Category">A path such as <c>การรายงาน/ภาพถ่าย</c>; empty for none.</param>
    /// <param name="Kind"><c>single</c>, <c>multiple</c>, <c>true_false</c>, <c>matching</c>, <c>numeric</c> or <c>short</c>.</param>
    public sealed record Request(
        [property: StringLength(200, ErrorMessage = "too_long|200")] string? Name,
        [property: StringLength(200, ErrorMessage = "too_long|200")] string? Category,
        IReadOnlyList<string>? Tags,
        [property: Required(ErrorMessage = "required")] string? Kind,
        [property: Required(ErrorMessage = "required")] QuestionBody? Body);

    /// <param name="Version">Of the question as it was read; an older one is refused.</param>
    /// <param name="Retired">True keeps it out of new tests.</param>
    public sealed record Change(
        [property: Required(ErrorMessage = "required")] int? Version,
        bool? Retired,
        [property: Required(ErrorMessage = "required")] Request? Question);

    public static async Task<Results<Created<StaffQuestion>, Refusal>> Create(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (Check(request) is { } refusal) return refusal;

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        var id = Clock.NewId(now);
        await connection.Run("""
            with made as (
                insert into question (id, name, category, tags, created_at, created_by, updated_at, submission_key, submission_hash)
                values (@id, @Name, @Category, @Tags, @now, @personId, @now, @key, @hash)
                on conflict (created_by, submission_key) do nothing
                returning id
            )
            insert into question_version (id, question_id, version, kind, body, created_at, created_by)
            select @versionId, id, 1, @Kind, @body::jsonb, @now, @personId
            from made
            """, Values(request, new { id, versionId = Clock.NewId(now), now, personId, key, hash }), ct);
        var stored = await connection.One<Known>("select id, submission_hash from question where created_by = @personId and submission_key = @key", new { personId, key }, ct);
        return stored.SubmissionHash.AsSpan().SequenceEqual(hash)
            ? TypedResults.Created($"/api/v1/staff/questions/{stored.Id}", await StaffQuestion.Find(connection, stored.Id, ct))
            : Idempotency.Reused;
    }

    public static async Task<Results<Ok<StaffQuestion>, Refusal>> Update(
        Guid id, Change request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request.Question!) is { } refusal) return refusal;
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var version = await connection.OneOrNone<int?>("select version from question where id = @id for update", new { id }, ct);
        if (version is null) return Refusal.NotFound;
        if (version != request.Version) return new Refusal(409, "question_changed");

        // What is asked at this moment is frozen first or changed first, never between: opening a test locks the version as well.
        var current = await connection.One<Current>("""
            select question_version.id, kind, body = @body::jsonb as same, frozen_at is not null as frozen,
                   exists (select from question_version other where other.question_id = @id and other.frozen_at is not null) as asked
            from question_version
            join question on question.id = question_id and newest = question_version.version
            where question.id = @id
            for update of question_version
            """, Values(request.Question!, new { id }), ct);
        if (current.Asked && current.Kind != request.Question!.Kind) return new Refusal(409, "question_kind_fixed");
        var next = current.Frozen && !current.Same;
        await connection.Run(next
            ? """
            insert into question_version (id, question_id, version, kind, body, created_at, created_by)
            select @versionId, id, newest + 1, @Kind, @body::jsonb, @now, @personId
            from question
            where id = @id
            """
            : "update question_version set kind = @Kind, body = @body::jsonb where id = @current",
            Values(request.Question!, new { id, versionId = Clock.NewId(now), current = current.Id, now, personId }), ct);
        await connection.Run("""
            update question
            set name = @Name, category = @Category, tags = @Tags, newest = newest + @next, version = version + 1, updated_at = @now,
                retired_at = case when @retired then coalesce(retired_at, @now) end
            where id = @id
            """, Values(request.Question!, new { id, next = next ? 1 : 0, now, retired = request.Retired == true }), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await StaffQuestion.Find(connection, id, ct));
    }

    private static Refusal? Check(Request request)
    {
        var errors = QuestionKinds.Asked.Contains(request.Kind, StringComparer.Ordinal)
            ? QuestionRules.Check(request.Kind!, request.Body!)
            : new(StringComparer.Ordinal) { ["kind"] = ["unknown_value"] };
        if (request.Tags?.Count > MostTags) errors.TryAdd("tags", [$"too_many|{MostTags}"]);
        if (request.Tags?.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > 60) == true) errors.TryAdd("tags", ["too_long|60"]);
        return errors.Count > 0 ? Refusal.Invalid(errors) : null;
    }

    private static Dapper.DynamicParameters Values(Request request, object more)
    {
        var values = new Dapper.DynamicParameters(more);
        values.Add("Name", request.Name?.ReplaceLineEndings(" ").Trim() ?? "");
        values.Add("Category", request.Category?.ReplaceLineEndings(" ").Trim() ?? "");
        values.Add("Tags", request.Tags?.Select(t => t.Trim()).Distinct(StringComparer.Ordinal).ToArray() ?? []);
        values.Add("Kind", request.Kind);
        values.Add("body", QuestionRules.Tidy(request.Kind!, request.Body!).Stored());
        return values;
    }

    private sealed record Known(Guid Id, byte[] SubmissionHash);

    private sealed record Current(Guid Id, string Kind, bool Same, bool Frozen, bool Asked);
}
