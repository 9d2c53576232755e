using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>An agency's answer. Repeating it is safe; an answer that comes late is kept and moves nothing.</summary>
internal static class UpdateAssignment
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <param name="UpdateId">The agency's own id of this answer; the same id with the same body gets the first answer again.</param>
    /// <param name="Status">accepted, declined, scheduled, working, done or failed.</param>
    /// <param name="Note">Shown to the reporter; required for declined and failed.</param>
    /// <param name="OccurredAt">When it happened, with offset; now if left out.</param>
    /// <param name="PhotoIds">Evidence uploaded before with the same key.</param>
    /// <param name="LetterIds">Reply letters uploaded before with the same key.</param>
    /// <param name="RightAgency">Code of the agency that should have the case; only with declined.</param>
    /// <param name="Origin">The system that said it first, if not the agency's own; what we said first is refused as <c>loop_detected</c>.</param>
    /// <param name="Hops">Through how many systems it came to you; five are too many.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? UpdateId,
        [property: Required(ErrorMessage = "required")] string? Status,
        [property: StringLength(4000, ErrorMessage = "too_long|4,000")] string? Note,
        DateTime? OccurredAt,
        DateTime? ScheduledFor,
        [property: MaxLength(10, ErrorMessage = "too_many|10")] List<Guid>? PhotoIds,
        [property: MaxLength(5, ErrorMessage = "too_many|5")] List<Guid>? LetterIds,
        string? RightAgency,
        [property: RegularExpression(Relay.Name, ErrorMessage = "not_a_name")] string? Origin = null,
        [property: Range(0, 1000, ErrorMessage = "at_least|0")] int? Hops = null);

    /// <param name="Stale">True when a newer answer was known already: kept in the history, nothing moved.</param>
    public sealed record Response(Guid Id, string Status, string IncidentStatus, string UpdateId, DateTime RecordedAt, bool Stale);

    public static Task<Results<Ok<Response>, Refusal>> ByAgency(
        Guid id, Request request, HttpContext http, DistrictData districtData, AssignmentMoves moves, Databases databases, TimeProvider clock,
        CancellationToken ct)
    {
        var agency = http.User.FindFirstValue(AgencyKeys.Claim)!;
        return Handle(id, request, agency, Actor.OfAgency(agency), districtData, moves, databases.Of(http.User), clock, ct);
    }

    /// <summary>By somebody with a link, which ends with the assignment.</summary>
    public static Task<Results<Ok<Response>, Refusal>> ByLink(
        Request request, HttpContext http, DistrictData districtData, AssignmentMoves moves, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var caller = AgencyLinks.Of(http.User);
        return Handle(
            caller.Assignment, request, caller.Agency, Actor.OfAgency(caller.Agency), districtData, moves, database, clock, ct, caller.Link);
    }

    /// <summary>Officers answer for the division itself, and for no partner.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> ByStaff(
        Guid id, Request request, HttpContext http, DistrictData districtData, AssignmentMoves moves, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct)
    {
        var own = (await districtData.Get(ct)).Agencies.FirstOrDefault(a => a.Own);
        return own is null
            ? Refusal.NotFound
            : await Handle(id, request, own.Code, Actor.OfAgency(own.Code, Person.Of(http.User).Id), districtData, moves, database, clock, ct);
    }

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, string agency, Actor by, DistrictData districtData, AssignmentMoves moves, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct, Guid? linkId = null)
    {
        var (now, district) = (clock.Now(), await districtData.Get(ct));
        if (Check(request, agency, district, now) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        if (Relay.Check(request.Origin, request.Hops, district) is { } loop) return loop;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AssignmentMoves.Lock(connection, id, agency, ct) is not var (assignment, incident)) return Refusal.NotFound;

        var hash = Idempotency.Hash(new { id, request });
        if (await AgencyAnswers.Find(connection, agency, request.UpdateId!, ct) is { } first)
            return first.Repeats(hash) ? TypedResults.Ok(first.Told<Response>()) : AgencyAnswers.Reused;
        if (linkId is not null && !AssignmentStatus.Active.Contains(assignment.Status)) return Refusal.IllegalMove([]);

        // An officer, or somebody with a link, says it here first.
        var origin = request.Origin ?? (linkId is null && by.PersonId is null ? agency : null);
        var step = new AssignmentStep(request.Status!, by, now)
        {
            OccurredAt = request.OccurredAt ?? now,
            ScheduledFor = request.ScheduledFor,
            Note = request.Note?.Trim(),
            RightAgency = request.RightAgency,
            Origin = origin,
            Hops = origin is null ? null : (request.Hops ?? 0) + 1,
            LinkId = linkId,
        };
        var stale = step.OccurredAt < assignment.LastOccurredAt;
        var advances = !stale && (step.To != assignment.Status || step.To == AssignmentStatus.Scheduled);
        if (advances && !AssignmentStatus.After(assignment.Status).Contains(step.To)) return Refusal.IllegalMove(AssignmentStatus.After(assignment.Status));
        var (done, before, photos) = (step.To == AssignmentStatus.Done, incident, new List<CheckedPhoto>());
        if (advances && done && Evidence.Missing(district.Category(incident.CategoryCode)?.Evidence, request.PhotoIds, request.LetterIds) is { } missing)
            return new Refusal(422, "evidence_required") { Allowed = missing };
        if (await Evidence.Attach(connection, request.PhotoIds, request.LetterIds, by, incident.Id, step.EventId, ct) is { } refusal) return refusal;

        if (done) (incident, photos) = await Evidence.Check(connection, incident, step.EventId, step.OccurredAt, now, ct);
        if (advances) (incident, assignment) = (await moves.Apply(connection, incident, assignment, step, ct), assignment with { Status = step.To });
        else await AssignmentMoves.Note(connection, assignment, step, stale, ct);
        await Evidence.Tell(connection, before, incident, photos, now, ct);

        var answer = new Response(id, assignment.Status, incident.Status, request.UpdateId!, now, stale);
        // The same updateId for another assignment at the same moment: the primary key let one of them in.
        if (!await AgencyAnswers.Keep(connection, agency, request.UpdateId!, assignment.Id, hash, step, answer, ct)) return AgencyAnswers.Reused;
        if (linkId is { } link) await AgencyLinkAccess.Use(connection, link, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer);
    }

    private static Dictionary<string, string[]> Check(Request request, string agency, District district, DateTime now)
    {
        var errors = new Dictionary<string, string[]>();
        if (!AssignmentStatus.Answers.Contains(request.Status)) errors["status"] = ["unknown_value"];
        if (AssignmentStatus.NeedsNote(request.Status!) && string.IsNullOrWhiteSpace(request.Note)) errors["note"] = ["reason_needed"];
        if (request.OccurredAt > now + ClockSkew) errors["occurredAt"] = ["not_later"];
        if (request.RightAgency is not null && (request.Status != AssignmentStatus.Declined || request.RightAgency == agency || district.Agency(request.RightAgency) is null))
            errors["rightAgency"] = ["unknown_value"];
        return errors;
    }
}
