using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Reads a GIFT file (UTF-8, 8 MB, 20,000 questions) into the bank: all of it or nothing. What is wrong is told by line
/// (<c>errors</c> has a key <c>line.12</c>); essays and descriptions come in as <c>unsupported: line 12</c>, to be seen and done by hand.
/// With <c>check</c> nothing is stored.
/// </summary>
internal static class ImportQuestions
{
    public const int MostBytes = 8 * 1024 * 1024;

    /// <param name="Imported">How many questions can be asked.</param>
    /// <param name="Unsupported">How many came in that cannot, with their lines.</param>
    /// <param name="Checked">Nothing was stored.</param>
    public sealed record Response(int Imported, IReadOnlyList<UnsupportedLine> Unsupported, bool Checked);

    /// <param name="What"><c>essay</c> or <c>description</c>.</param>
    public sealed record UnsupportedLine(int Line, string Name, string What);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        IFormFile file, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        bool check = false)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (file.Length > MostBytes) return new Refusal(413, "gift_too_large");
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        var read = GiftReader.Read(bytes);
        if (read.Errors.Count > 0)
            return Refusal.Invalid(read.Errors.GroupBy(e => e.Line).ToDictionary(g => FormattableString.Invariant($"line.{g.Key}"), g => g.Select(e => e.Message).ToArray(), StringComparer.Ordinal));

        var unsupported = read.Items.Where(i => i.Kind == QuestionKinds.Unsupported).Select(i => new UnsupportedLine(i.Line, UnsupportedName.Original(i.Name), i.Body.Unsupported!)).ToList();
        var response = new Response(read.Items.Count - unsupported.Count, unsupported, check);
        if (check) return TypedResults.Ok(response);

        var (personId, hash) = (Person.Of(http.User).Id, SHA256.HashData(bytes));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var import = Clock.NewId(clock.Now());
        var first = await connection.Run("""
            insert into question_import (id, questions, unsupported, imported_at, imported_by, submission_key, submission_hash)
            values (@import, @Imported, @unsupported, @now, @personId, @key, @hash)
            on conflict on constraint question_import_submission_key do nothing
            """, new { import, response.Imported, unsupported = unsupported.Count, now = clock.Now(), personId, key, hash }, ct);
        if (first == 0)
        {
            var known = await connection.One<byte[]>("select submission_hash from question_import where imported_by = @personId and submission_key = @key", new { personId, key }, ct);
            return known.AsSpan().SequenceEqual(hash) ? TypedResults.Ok(response) : Idempotency.Reused;
        }

        await Store(connection, read.Items, import, personId, clock.Now(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(response);
    }

    /// <param name="import">Null for what does not come from a file of the staff.</param>
    public static async Task Store(DbConnection connection, IReadOnlyList<GiftReader.Item> items, Guid? import, Guid? personId, DateTime now, CancellationToken ct)
    {
        var ids = items.Select(_ => Clock.NewId(now)).ToArray();
        await connection.Run("""
            with given as (
                select * from unnest(@ids, @versions, @names, @categories, @tags, @kinds, @bodies) with ordinality as given (id, version_id, name, category, tags, kind, body, position)
            ), made as (
                insert into question (id, name, category, tags, import_id, created_at, created_by, updated_at)
                select id, name, category, array(select jsonb_array_elements_text(tags::jsonb)), @import, @now, @personId, @now
                from given
                order by position
                returning id
            )
            insert into question_version (id, question_id, version, kind, body, created_at, created_by)
            select version_id, made.id, 1, kind, body::jsonb, @now, @personId
            from made
            join given on given.id = made.id
            """, new
        {
            ids,
            versions = items.Select(_ => Clock.NewId(now)).ToArray(),
            names = items.Select(i => i.Name).ToArray(),
            categories = items.Select(i => i.Category).ToArray(),
            tags = items.Select(i => System.Text.Json.JsonSerializer.Serialize(i.Tags)).ToArray(),
            kinds = items.Select(i => i.Kind).ToArray(),
            bodies = items.Select(i => i.Body.Stored()).ToArray(),
            import,
            now,
            personId,
        }, ct);
    }
}
