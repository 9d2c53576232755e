using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Officers and the head submit a programme; the director approves it or returns it with a note. Who waits for it is told in the inbox, which is free.</summary>
internal static class MoveProgramme
{
    /// <param name="To"><c>submitted</c>, <c>approved</c> or <c>returned</c> (both the director's).</param>
    /// <param name="Version">The version that was read: the one that is approved.</param>
    /// <param name="Note">Needed to return it.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("submitted", "approved", "returned", ErrorMessage = "unknown_value")] string? To,
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: StringLength(1000, ErrorMessage = "too_long|1000")] string? Note);

    public static bool May(Person person, string to) =>
        ProgrammeState.Decisions.Contains(to, StringComparer.Ordinal) ? person.Has(Roles.Director) : person.Has(Roles.Caseworkers);

    public static async Task<Results<Ok<GetProgramme.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now, to) = (Person.Of(http.User), clock.Now(), request.To!);
        if (!May(person, to)) return Refusal.Forbidden;
        if (to == ProgrammeState.Returned && string.IsNullOrWhiteSpace(request.Note)) return Refusal.Invalid("note", "reason_needed");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ProgrammeRow.Lock(connection, id, ct) is not { } row) return Refusal.NotFound;
        if (request.Version != row.Version) return new Refusal(409, "stale_version");
        var next = ProgrammeState.Next(row.State);
        if (!next.Contains(to, StringComparer.Ordinal)) return Refusal.IllegalMove(next);

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        await connection.Run("update programme set state = @to, updated_at = @now where id = @id", new { id, to, now }, ct);
        var line = await ProgrammeHistory.Add(connection, id, to, row.Version, person.Id, note, now, ct);
        var readers = to == ProgrammeState.Submitted
            ? await Responsible.WithRole(connection, Roles.Director, ct)
            : await connection.Many<string>("select line_user_id from person where id = @CreatedBy and line_user_id is not null", new { row.CreatedBy }, ct);
        var title = to switch
        {
            ProgrammeState.Submitted => "มีโครงการรอผู้อำนวยการเขตอนุมัติ",
            ProgrammeState.Approved => "ผู้อำนวยการเขตอนุมัติโครงการแล้ว",
            _ => "ผู้อำนวยการเขตส่งโครงการคืนให้แก้ไข",
        };
        await Inbox.AddMany(connection, readers, title, note is null ? row.Title : $"{row.Title}\n{note}", "/staff/programme", "duty", id, $"programme:{line}", now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await GetProgramme.Read(connection, id, person, clock, ct))!);
    }
}
