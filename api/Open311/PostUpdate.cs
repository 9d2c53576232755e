using System.Data.Common;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Agencies;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>
/// mySociety's way to say what an agency did. It becomes the agency's answer to its assignment, by the same rules: repeated, it changes
/// nothing; late, it is kept and moves nothing. Work on an offered case accepts it first.
/// </summary>
internal static class PostUpdate
{
    /// <param name="ApiKey">May stand in the address instead, or in the header <c>Authorization: Bearer</c>.</param>
    /// <param name="UpdateId">The sender's own id; the same id with the same body is told the same again.</param>
    /// <param name="ServiceRequestId">A case that the agency was given.</param>
    /// <param name="Status">IN_PROGRESS, INVESTIGATING, PLANNED, ACTION_SCHEDULED, FIXED, CLOSED, NO_FURTHER_ACTION, NOT_COUNCILS_RESPONSIBILITY, INTERNAL_REFERRAL, DUPLICATE, CANCELLED; OPEN, UNCHANGED and FOR_TRIAGE are comments.</param>
    /// <param name="UpdatedDatetime">When it happened; W3C date and time with offset.</param>
    /// <param name="MediaUrl">Kept as a link; pictures that must prove a fix are uploaded as files of a multipart body.</param>
    public sealed record Request(
        [property: JsonPropertyName("api_key")] string? ApiKey,
        [property: JsonPropertyName("update_id")] string UpdateId,
        [property: JsonPropertyName("service_request_id")] string ServiceRequestId,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("updated_datetime")] string UpdatedDatetime,
        [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("jurisdiction_id")] string? JurisdictionId,
        [property: JsonPropertyName("media_url")] string? MediaUrl);

    /// <param name="UpdateId">As the list of updates names it.</param>
    public sealed record Response([property: JsonPropertyName("update_id")] string UpdateId);

    public static async Task<Results<Spark<List<Response>>, Refusal>> Handle(
        [AsParameters] Open311Call call, AgencyKeyring keyring, DistrictData districtData, AssignmentMoves moves, TimeProvider clock, CancellationToken ct)
    {
        var (form, unread) = await Open311Form.Read(call.Http.Request, ct);
        if (form is null) return unread!;
        var (caller, unknown) = await form.Caller(call, keyring, ct);
        if (caller is null) return unknown!;
        if (await Open311Call.WrongJurisdiction(form.Text("jurisdiction_id"), districtData, ct) is { } wrong) return wrong;
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var said = Read(form, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        await using var connection = await call.Database.OpenConnectionAsync(ct);
        if (await Find(connection, caller.Agency, said, ct) is not { } found) return new Refusal(404, "unknown_request");
        if ((found.Said ?? PublicStatus.Answer(said.Status, found.Status)) is not { } to) return Refusal.Invalid("status", "unknown_update_status");
        if (to == PublicStatus.Comment)
        {
            if (said.Text is null) return Refusal.Invalid("description", "required");
            var noted = await AgencyNotes.Add(call.Database, found.Id, new(said.UpdateId, said.Text), caller.Agency, clock.Now(), ct);
            return noted.Result is Created<AgencyNotes.Note> { Value: { } note } ? Told(note.Id) : (Refusal)noted.Result;
        }

        var photos = await FormPhotos.StoreAs(connection, form, caller.Agency, found.IncidentId, clock.Now(), ct);
        if (found.Said is null && found.Status == AssignmentStatus.Offered && to is AssignmentStatus.Scheduled or AssignmentStatus.Working or AssignmentStatus.Done)
        {
            var accepted = await Answer(AssignmentStatus.Accepted, "accepted " + said.UpdateId, null, null);
            if (accepted.Result is Refusal refused) return refused;
        }

        var answered = await Answer(to, said.UpdateId, said.Text, photos);
        return answered.Result is Ok<UpdateAssignment.Response> { Value: { } answer }
            ? Told(await EventId(connection, caller.Agency, found.IncidentId, to, answer.RecordedAt, ct))
            : (Refusal)answered.Result;

        Task<Results<Ok<UpdateAssignment.Response>, Refusal>> Answer(string status, string updateId, string? text, List<Guid>? photoIds) =>
            UpdateAssignment.ByAgency(
                found.Id, new(updateId, status, text, said.At, null, photoIds, null, null), call.Http, districtData, moves, call.Databases, clock, ct);
    }

    private static Spark<List<Response>> Told(Guid id) => new("service_request_updates", [new(id.ToString())]);

    private static Said Read(Open311Form form, Dictionary<string, string[]> errors)
    {
        foreach (var field in (string[])["update_id", "service_request_id", "status", "updated_datetime"])
            if (form.Text(field) is null) errors[field] = ["required"];
        if (form.Text("status") is { } status && PublicStatus.Answer(status, AssignmentStatus.Accepted) is null) errors["status"] = ["unknown_update_status"];
        var at = Window.Time(form.Text("updated_datetime"), "updated_datetime", errors);
        var text = form.Text("description", 2000, errors);
        var links = form.Links(errors);
        var whole = string.Join('\n', links.Prepend(text).OfType<string>());
        return new(form.Text("update_id", 90, errors) ?? "", form.Text("service_request_id") ?? "", form.Text("status") ?? "", at, whole.Length == 0 ? null : whole);
    }

    /// <summary>The assignment that the update speaks of. A case that the public may not see does not exist here, for its agency neither.</summary>
    private static Task<Found?> Find(DbConnection connection, string agency, Said said, CancellationToken ct) => connection.OneOrNone<Found>("""
        select assignment.id, assignment.incident_id, assignment.status, earlier.status as said
        from public_incident
        join assignment on assignment.incident_id = public_incident.id and assignment.agency_code = @agency
        left join assignment_update earlier
            on earlier.agency_code = @agency and earlier.update_id = @UpdateId and earlier.assignment_id = assignment.id
        where public_incident.reference = @Reference
        order by earlier.status is null, assignment.id desc
        limit 1
        """, new { agency, said.UpdateId, said.Reference }, ct);

    private static Task<Guid> EventId(DbConnection connection, string agency, Guid incidentId, string status, DateTime recordedAt, CancellationToken ct) =>
        connection.One<Guid>("""
            select id
            from incident_event
            where incident_id = @incidentId and kind = 'assignment' and agency_code = @agency and recorded_at = @recordedAt
              and data->>'assignmentStatus' = @status
            order by sequence desc
            limit 1
            """, new { agency, incidentId, status, recordedAt }, ct);

    private sealed record Said(string UpdateId, string Reference, string Status, DateTime? At, string? Text);

    /// <param name="Said">What this update was taken for when it came first.</param>
    private sealed record Found(Guid Id, Guid IncidentId, string Status, string? Said);
}
