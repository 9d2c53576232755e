using System.Data.Common;
using System.Text.Json;
using Dapper;
using Saphansung.Api.Forms;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <param name="Needs">What the case waits for from the reader: <c>answer</c>, <c>confirm</c>, or null.</param>
/// <param name="May">What the reader may do: feedback, reopen, message, place, withdraw, slip, follow.</param>
/// <param name="OnBehalfOf">Who has the problem, told to the one who reported it for them.</param>
/// <param name="ConfirmBy">Silence until then counts as unconfirmed resolution; only while a fix is claimed whose evidence is not weak.</param>
public sealed record Incident(
    Guid Id, string Reference, string Category, string Status, string Description, IReadOnlyDictionary<string, JsonElement> Answers, Form Form,
    IncidentLocation? Location, IncidentCommunity? Community, IReadOnlyList<IncidentPhoto> Photos,
    DateTime ReportedAt, DateTime UpdatedAt, DateTime AnswerBy, DateTime FixBy, DateTime? ConfirmBy, int Reopenings, int Followers,
    bool Mine, bool Following, string? Needs, IReadOnlyList<string> May,
    IReadOnlyList<IncidentAssignment> Assignments, IReadOnlyList<IncidentEvent> Events, IncidentBehalf? OnBehalfOf)
{
    /// <summary>The photos of the fix are not enough for silence to confirm it.</summary>
    public bool EvidenceWeak { get; init; }

    /// <summary>The case that this one was merged into; null while it goes its own way.</summary>
    public IncidentParent? Parent { get; init; }

    /// <summary><c>storm</c> while the ordinary times stand still because many report the same at once.</summary>
    public string? Paused { get; init; }

    /// <summary>Numbers of tickets in Traffy Fondue that an officer found to be the same problem.</summary>
    public IReadOnlyList<string> Traffy { get; init; } = [];
}

public sealed record IncidentBehalf(string Name, string? Phone);

/// <param name="Accuracy">Metres.</param>
/// <param name="Blurred">Rounded to a hundredth of a degree, about a kilometre, and the landmark withheld.</param>
public sealed record IncidentLocation(double? Lat, double? Lng, double? Accuracy, string? Landmark, bool Blurred = false);

public sealed record IncidentCommunity(string Code, string Name);

/// <param name="Purpose"><c>report</c> or <c>evidence</c>.</param>
/// <param name="Url">Signed; expires within two hours.</param>
public sealed record IncidentPhoto(Guid Id, string Url, string Purpose, DateTime At)
{
    /// <summary>Reference of the merged case that the photo belongs to; null for the case itself.</summary>
    public string? MergedFrom { get; init; }

    /// <summary>How a photo of a claimed fix compares with the case; null for any other.</summary>
    public PhotoCheck? Check { get; init; }
}

/// <param name="Result"><c>fits</c>, <c>differs</c> or <c>unknown</c>.</param>
/// <param name="Summary">For people. Whoever is no staff is told only what could not be checked.</param>
/// <param name="Facts">Empty for everybody but staff.</param>
public sealed record PhotoCheck(string Result, Text? Summary, IReadOnlyList<EvidenceFact> Facts)
{
    internal static PhotoCheck Of(List<EvidenceFact> facts, bool forStaff)
    {
        var result = EvidenceCheck.Result(facts);
        return new(result, forStaff || result == EvidenceFact.Unknown ? EvidenceSummary.Of(facts) : null, forStaff ? facts : []);
    }
}

/// <param name="AcceptBy">Until then the agency says whether it takes the case; silence escalates.</param>
/// <param name="FixBy">The agency's own target for the fix.</param>
/// <param name="RightAgency">Whom an agency that declined named instead.</param>
public sealed record IncidentAssignment(
    Guid Id, IncidentAgency Agency, string Status, DateTime Since, DateTime? ScheduledFor, DateTime AcceptBy, DateTime FixBy, string? RightAgency);

public sealed record IncidentAgency(string Code, Text Name);

/// <summary>One immutable line of the history.</summary>
/// <param name="OccurredAt">As told by whoever did it.</param>
/// <param name="RecordedAt">Ours.</param>
public sealed record IncidentEvent(
    Guid Id, string Kind, DateTime OccurredAt, DateTime RecordedAt, EventActor By, string? Status, string? Agency, string? Text,
    IReadOnlyList<EventPhoto> Photos, JsonElement Data)
{
    /// <summary>Reference of the merged case whose line it is; null for the case itself.</summary>
    public string? MergedFrom { get; init; }

    /// <summary>Other agencies' answers of the same meaning, told in this one line.</summary>
    public IReadOnlyList<EventSource> With { get; init; } = [];

    /// <summary>Reply letters; for staff, the reporter and the committee.</summary>
    public IReadOnlyList<EventLetter> Letters { get; init; } = [];
}

/// <summary>An answer that another line tells too.</summary>
public sealed record EventSource(string Agency, DateTime OccurredAt, string? Text);

/// <param name="Kind">reporter, follower, committee, staff, agency or system.</param>
/// <param name="Name">Given to staff only; of an agency, for whom the link was made by which it answered.</param>
public sealed record EventActor(string Kind, string? Name);

public sealed record EventPhoto(Guid Id, string Url);

/// <param name="Url">Signed; expires within two hours.</param>
public sealed record EventLetter(Guid Id, string Url, string ContentType);

/// <summary>Reads the parts of a case in one round trip; what a reader may see of them is decided by the caller.</summary>
internal static class IncidentParts
{
    public sealed record All(
        Row? Incident, List<PhotoRow> Photos, List<AssignmentRow> Assignments, List<EventRow> Events, List<LetterRow> Letters,
        List<GroupRow> Group);

    public sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, string? StatusBeforeWaiting, string Description, string Answers,
        int FormVersion, string Questions, double? Lat, double? Lng, double? Accuracy, string? Landmark, string? CommunityCode,
        Guid ReporterId, string ReporterName, string? ContactName, string? ContactPhone, DateTime ReportedAt, DateTime UpdatedAt,
        DateTime AnswerBy, DateTime FixBy, DateTime? ConfirmBy, DateTime? EndedAt, int Reopenings, int Followers, string? BehalfName, string? BehalfPhone, bool Following,
        int Version, string Priority, string Flags, DateTime? AnsweredAt, DateTime? ClockStoppedAt, Guid? OfficerId, string? OfficerName, bool EvidenceWeak,
        string Calendar, int AnswerMinutes, int FixMinutes, string? Traffy);

    public sealed record PhotoRow(Guid Id, Guid? EventId, string Purpose, DateTime CreatedAt, string? Facts, string? MergedFrom);

    public sealed record LetterRow(Guid Id, Guid EventId, string ContentType);

    public sealed record AssignmentRow(
        Guid Id, string Code, string NameTh, string NameEn, string Status, DateTime UpdatedAt, DateTime? ScheduledFor,
        DateTime AcceptBy, DateTime FixBy, string? RightAgency);

    public sealed record EventRow(
        Guid Id, string Kind, DateTime OccurredAt, DateTime RecordedAt, string ActorKind, string? ActorName, string? Status,
        string? AgencyCode, string? Text, string Data, bool StaffOnly, string? MergedFrom);

    /// <param name="withMerged">With the words and photos of the cases merged into it, unless they are sensitive: those open by themselves.</param>
    public static async Task<All> Read(DbConnection connection, Guid id, Guid readerId, bool withMerged, CancellationToken ct)
    {
        using var found = await connection.QueryMultipleAsync(new CommandDefinition("""
            select incident.id, reference, category_code, status, status_before_waiting, description, answers::text as answers,
                   incident.form_version, questions::text as questions, lat, lng, accuracy, landmark, community_code,
                   reporter_id, person.name as reporter_name, contact_name, contact_phone, reported_at, updated_at,
                   answer_by, fix_by, case when not evidence_weak then confirm_by end as confirm_by, ended_at, reopenings, followers, behalf_name, behalf_phone,
                   exists (select from incident_follower where incident_id = incident.id and person_id = @readerId) as following,
                   incident.version, priority, array_to_string(flags, ',') as flags, answered_at, clock_stopped_at, officer_id, officer.name as officer_name,
                   evidence_weak, calendar, answer_minutes, fix_minutes,
                   (select string_agg(ticket_id, ',' order by ticket_id) from traffy_link where incident_id = incident.id and state = 'linked') as traffy
            from incident
            join person on person.id = reporter_id
            left join person officer on officer.id = officer_id
            join form_version on form_version.form_key = incident.form_key and form_version.version = incident.form_version
            where incident.id = @id;

            select photo.id, event_id, purpose, photo.created_at, facts::text as facts, case when incident.id <> @id then reference end as merged_from
            from photo
            join incident on incident.id = photo.incident_id
            left join photo_check on photo_id = photo.id
            where photo.incident_id = any(array(
                select @id union all
                select incident.id from incident join category on code = category_code where @withMerged and parent_id = @id and not sensitive))
            order by photo.id;

            select assignment.id, code, name_th, name_en, status, updated_at, scheduled_for, accept_by, fix_by, right_agency
            from assignment
            join agency on code = agency_code
            where incident_id = @id
            order by assignment.id;

            select incident_event.id, kind, occurred_at, recorded_at, actor_kind, coalesce(person.name, agency_link.label) as actor_name, incident_event.status, agency_code, text,
                   data::text as data, staff_only, case when incident.id <> @id then reference end as merged_from
            from incident_event
            join incident on incident.id = incident_id
            left join person on person.id = actor_id
            left join agency_link on agency_link.id = (data->>'linkId')::uuid
            where incident_id = any(array(
                select @id union all
                select incident.id from incident join category on code = category_code where @withMerged and parent_id = @id and not sensitive))
              and (incident_id = @id or kind in ('reported', 'message', 'note', 'feedback', 'reopened'))
            order by recorded_at, sequence;

            select id, event_id, content_type from letter where incident_id = @id order by id;

            """ + GroupRow.Select, new { id, readerId, withMerged }, cancellationToken: ct));
        return new(
            await found.ReadSingleOrDefaultAsync<Row>(),
            (await found.ReadAsync<PhotoRow>()).AsList(),
            (await found.ReadAsync<AssignmentRow>()).AsList(),
            (await found.ReadAsync<EventRow>()).AsList(),
            (await found.ReadAsync<LetterRow>()).AsList(),
            (await found.ReadAsync<GroupRow>()).AsList());
    }

    public static IncidentLocation? Location(Row row) =>
        row is { Lat: null, Landmark: null } ? null : new(row.Lat, row.Lng, row.Accuracy, row.Landmark);

    public static IncidentBehalf? Behalf(Row row) => row.BehalfName is null ? null : new(row.BehalfName, row.BehalfPhone);

    public static Form Form(Row row) => new(row.FormVersion, Json<List<Question>>(row.Questions));

    public static List<IncidentAssignment> Assignments(All parts) => parts.Assignments.ConvertAll(a =>
        new IncidentAssignment(a.Id, new(a.Code, new(a.NameTh, a.NameEn)), a.Status, a.UpdatedAt, a.ScheduledFor, a.AcceptBy, a.FixBy, a.RightAgency));

    public static List<IncidentPhoto> Photos(All parts, PhotoLinks links, bool forStaff = false) =>
        parts.Photos.ConvertAll(p => new IncidentPhoto(p.Id, links.Url(p.Id), p.Purpose, p.CreatedAt)
        {
            Check = p.Facts is null ? null : PhotoCheck.Of(Json<List<EvidenceFact>>(p.Facts), forStaff),
            MergedFrom = p.MergedFrom,
        });

    public static IncidentEvent Event(EventRow row, All parts, PhotoLinks links, bool withNames, bool withLetters = true) => new(
        row.Id, row.Kind, row.OccurredAt, row.RecordedAt, new(row.ActorKind, withNames ? row.ActorName : null),
        row.Status, row.AgencyCode, row.Text,
        [.. parts.Photos.Where(p => p.EventId == row.Id).Select(p => new EventPhoto(p.Id, links.Url(p.Id)))],
        Json<JsonElement>(row.Data))
    {
        MergedFrom = row.MergedFrom,
        Letters = [.. parts.Letters.Where(l => withLetters && l.EventId == row.Id).Select(l => new EventLetter(l.Id, links.LetterUrl(l.Id), l.ContentType))],
    };

    public static T Json<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
