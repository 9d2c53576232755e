using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Strengths, weaknesses, opportunities, threats and lessons, each with its day.</summary>
internal static class ProgrammeNotes
{
    /// <param name="Kind"><c>strength</c>, <c>weakness</c>, <c>opportunity</c>, <c>threat</c> or <c>lesson</c>.</param>
    /// <param name="NotedOn">Bangkok's day.</param>
    /// <param name="Source">Where it was taken from, when it was not written here.</param>
    public sealed record Note(Guid Id, string Kind, DateOnly NotedOn, string Text, string? Source, string? By);

    /// <param name="NotedOn">Today if left out.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("strength", "weakness", "opportunity", "threat", "lesson", ErrorMessage = "unknown_value")] string? Kind,
        DateOnly? NotedOn,
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2000")] string? Text);

    /// <summary>The latest written first.</summary>
    public static async Task<Results<Ok<Page<Note>>, Refusal>> List(
        NpgsqlDataSource database, CancellationToken ct, string? kind = null, Guid? after = null, int limit = Paging.Most)
    {
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Note>($"""
            {Select}
            where (@after::uuid is null or programme_note.id < @after) and (@kind::text is null or kind = @kind)
            order by programme_note.id desc
            limit @limit + 1
            """, new { after, kind, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }

    public static async Task<Results<Created<Note>, Refusal>> Add(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.NotedOn is { Year: < 2000 or > 2200 }) return Refusal.Invalid("notedOn", "not_a_date");

        var (person, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            insert into programme_note (id, kind, noted_on, text, created_by, submission_key, submission_hash)
            values (@id, @Kind, @notedOn, @text, @person, @key, @hash)
            on conflict on constraint programme_note_submission_key do nothing
            """, new { id = Clock.NewId(now), request.Kind, notedOn = request.NotedOn ?? Clock.DayInBangkok(now), text = request.Text!.Trim(), person, key, hash }, ct);
        var saved = (await Submission.Find(connection, "programme_note", person, key, ct))!;
        if (!saved.Is(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, await connection.One<Note>($"{Select} where programme_note.id = @Id", new { saved.Id }, ct));
    }

    private const string Select = """
        select programme_note.id, kind, noted_on, text, source, name as by
        from programme_note
        left join person on person.id = created_by
        """;
}
