using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>What an agency and the division write to each other about an assignment. It moves nothing, and the reporter does not see it.</summary>
internal static class AgencyNotes
{
    /// <param name="UpdateId">The agency's own id of this note, of the same kind as in its updates: the same id is told the same again.</param>
    public sealed record FromAgency(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? UpdateId,
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Text);

    public sealed record FromStaff([property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Text);

    /// <param name="By"><c>agency</c> or <c>staff</c>.</param>
    public sealed record Note(Guid Id, string By, string Text, DateTime At);

    private const int Most = 500;
    private const string Kind = "note";

    public static Task<Results<Ok<List<Note>>, Refusal>> ForAgency(Guid id, HttpContext http, Databases databases, CancellationToken ct) =>
        List(databases.Of(http.User), id, http.User.FindFirstValue(AgencyKeys.Claim)!, ct);

    public static Task<Results<Ok<List<Note>>, Refusal>> ForStaff(Guid id, NpgsqlDataSource database, CancellationToken ct) =>
        List(database, id, null, ct);

    public static Task<Results<Created<Note>, Refusal>> ByAgency(
        Guid id, FromAgency request, HttpContext http, Databases databases, TimeProvider clock, CancellationToken ct) =>
        Add(databases.Of(http.User), id, request, http.User.FindFirstValue(AgencyKeys.Claim)!, clock.Now(), ct);

    /// <summary>By somebody with a link, which ends with the assignment.</summary>
    public static Task<Results<Created<Note>, Refusal>> ByLink(
        FromAgency request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var caller = AgencyLinks.Of(http.User);
        return Add(database, caller.Assignment, request, caller.Agency, clock.Now(), ct, caller.Link);
    }

    public static async Task<Results<Created<Note>, Refusal>> ByStaff(
        Guid id, FromStaff request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (officer, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(new { id, request }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AssignmentMoves.Lock(connection, id, null, ct) is not var (assignment, incident)) return Refusal.NotFound;
        if (await CaseEvent.Find(connection, officer.Id, key, ct) is { } written)
            return written.Repeats(hash) ? Created(new(written.Id, "staff", written.Text!, written.RecordedAt)) : Idempotency.Reused;

        var note = new CaseEvent(incident.Id, Kind, Actor.Staff(officer) with { Agency = assignment.AgencyCode }, now)
        {
            StaffOnly = true,
            Text = request.Text!.Trim(),
            SubmissionKey = key,
            SubmissionHash = hash,
        };
        await note.Add(connection, ct);
        if (!await Waits(connection, incident.Id, ct)) await CaseFlags.Clear(connection, incident.Id, CaseFlags.AgencyAsks, note.By, null, now, ct);
        await transaction.CommitAsync(ct);
        return Created(new(note.Id, "staff", note.Text, now));
    }

    /// <param name="agency">Only for this agency's assignment, and not once it has given the case back; null for staff.</param>
    public static async Task<Results<Ok<List<Note>>, Refusal>> List(NpgsqlDataSource database, Guid id, string? agency, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.OneOrNone<Talk>("""
            select incident_id, agency_code, status
            from assignment
            where id = @id and (@agency::text is null or agency_code = @agency)
            """, new { id, agency }, ct);
        if (found is null || (agency is not null && AssignmentStatus.WasGivenBack(found.Status))) return Refusal.NotFound;

        return TypedResults.Ok(await connection.Many<Note>("""
            select id, actor_kind as by, text, recorded_at as at
            from incident_event
            where incident_id = @IncidentId and kind = 'note' and agency_code = @AgencyCode
            order by recorded_at, sequence
            limit @Most
            """, new { found.IncidentId, found.AgencyCode, Most }, ct));
    }

    public static async Task<Results<Created<Note>, Refusal>> Add(
        NpgsqlDataSource database, Guid id, FromAgency request, string agency, DateTime now, CancellationToken ct, Guid? linkId = null)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return Refusal.Invalid("text", "required");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AssignmentMoves.Lock(connection, id, agency, ct) is not var (assignment, incident)) return Refusal.NotFound;
        var hash = Idempotency.Hash(new { id, request });
        if (await AgencyAnswers.Find(connection, agency, request.UpdateId!, ct) is { } first)
            return first.Repeats(hash) ? Created(first.Told<Note>()) : AgencyAnswers.Reused;
        if (AssignmentStatus.WasGivenBack(assignment.Status) || (linkId is not null && !AssignmentStatus.Active.Contains(assignment.Status)))
            return Refusal.IllegalMove([]);

        var line = new CaseEvent(incident.Id, Kind, Actor.OfAgency(agency), now) { StaffOnly = true, Text = request.Text.Trim(), Data = new { linkId } };
        await line.Add(connection, ct);
        await CaseFlags.Raise(connection, incident.Id, CaseFlags.AgencyAsks, Actor.System, new { agency }, now, ct);
        var note = new Note(line.Id, "agency", line.Text, now);
        var kept = await AgencyAnswers.Keep(
            connection, agency, request.UpdateId!, id, hash, new(Kind, line.By, now) { Note = line.Text }, note, ct);
        if (!kept) return AgencyAnswers.Reused;
        if (linkId is { } link) await AgencyLinkAccess.Use(connection, link, now, ct);
        await transaction.CommitAsync(ct);
        return Created(note);
    }

    /// <summary>Whether some agency had the last word with the division.</summary>
    private static Task<bool> Waits(DbConnection connection, Guid incident, CancellationToken ct) => connection.One<bool>("""
        select coalesce(bool_or(actor_kind = 'agency'), false)
        from (
            select distinct on (agency_code) actor_kind
            from incident_event
            where incident_id = @incident and kind = 'note' and agency_code is not null
            order by agency_code, sequence desc
        ) as last
        """, new { incident }, ct);

    private static Created<Note> Created(Note note) => TypedResults.Created((string?)null, note);

    private sealed record Talk(Guid IncidentId, string AgencyCode, string Status);
}
