using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Writes a course's budget as a whole, until the course is reported. What exceeds a cap or the plan is kept and flagged: bills are facts.</summary>
internal static class SaveBudget
{
    /// <param name="Version">Of the budget as it was read; 0 for the first. An older one is refused.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] BudgetBody? Budget);

    public static async Task<Results<Ok<CourseBudget>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, BudgetView view, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Budget!.Check() is { } refusal) return refusal;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (course.State == CourseState.Reported) return new Refusal(409, "course_reported");

        var saved = await connection.Run("""
            insert into course_budget as known (course_id, approved, version, updated_at, updated_by)
            select @id, @Approved, 1, @now, @by where @Version = 0 or exists (select from course_budget where course_id = @id)
            on conflict (course_id) do update
            set approved = excluded.approved, version = known.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            where known.version = @Version
            """, new { id, request.Budget.Approved, request.Version, now = clock.Now(), by = Person.Of(http.User).Id }, ct);
        if (saved == 0) return new Refusal(409, "budget_changed");
        if (!await SaveLines(connection, id, request.Budget.Lines!, ct)) return Refusal.Invalid("lines", "receipt_not_here");

        var budget = await view.Find(connection, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(budget!);
    }

    /// <returns>False when a receipt is none of the staff's letters, belongs to a case, or proves another course's payment.</returns>
    private static async Task<bool> SaveLines(DbConnection connection, Guid id, IReadOnlyList<BudgetBody.LineBody> lines, CancellationToken ct)
    {
        await connection.Run("delete from course_budget_line where course_id = @id", new { id }, ct);
        var rows = JsonSerializer.Serialize(lines.Select((line, position) => new { position, line.Kind, line.Label, line.PayClass, line.People, line.Units, line.Rate, line.Paid }), JsonSerializerOptions.Web);
        await connection.Run("""
            insert into course_budget_line (course_id, position, kind, label, pay_class, people, units, rate, paid)
            select @id, position, kind, btrim(label), "payClass", people, units, rate, paid
            from jsonb_to_recordset(@rows::jsonb)
                as line (position integer, kind text, label text, "payClass" text, people integer, units numeric, rate numeric, paid numeric)
            """, new { id, rows }, ct);
        var receipts = lines.SelectMany((line, position) => (line.Receipts ?? []).Select(letter => (letter, position))).ToList();
        var kept = await connection.Run("""
            insert into course_receipt (letter_id, course_id, position)
            select letter.id, @id, position
            from unnest(@letters, @positions) as given (letter_id, position)
            join letter on letter.id = given.letter_id and letter.person_id is not null and letter.incident_id is null
            on conflict (letter_id) do nothing
            """, new { id, letters = receipts.Select(r => r.letter).ToArray(), positions = receipts.Select(r => r.position).ToArray() }, ct);
        return kept == receipts.Count;
    }
}
