using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Saphansung.Sandbox.Demo;

/// <summary>Copies the gathered rows, one stream per table.</summary>
internal static class DemoCopy
{
    public static async Task Save(NpgsqlConnection connection, DemoRows rows, CancellationToken ct)
    {
        await Copy(connection, rows.Incidents, Incident, """
            incident (id, reference, category_code, status, status_before_waiting, description, answers, form_key, form_version,
                      lat, lng, accuracy, landmark, community_code, reporter_id, submission_key, submission_hash,
                      reported_at, updated_at, answer_by, fix_by, answered_at, waiting_since, claimed_at, confirm_by, ended_at,
                      reopened_at, resolution, stars, reopenings, followers, photos, priority, calendar, answer_minutes, fix_minutes,
                      answer_level, fix_level, clock_stopped_at, officer_id, version, flags, behalf_name)
            """, ct);
        await Copy(connection, rows.Events, Event, """
            incident_event (id, incident_id, kind, actor_kind, actor_id, agency_code, staff_only, occurred_at, recorded_at, status, text, data, version)
            """, ct);
        await Copy(connection, rows.Assignments, Assignment, """
            assignment (id, incident_id, agency_code, status, note, assigned_by, offered_at, accept_by, fix_by, accepted_at,
                        scheduled_for, ended_at, last_occurred_at, updated_at, calendar, accept_minutes, fix_minutes, accept_level, fix_level)
            """, ct);
        await Copy(connection, rows.Followers, follower => [follower.IncidentId, follower.PersonId, follower.At],
            "incident_follower (incident_id, person_id, followed_at)", ct);
        await Copy(connection, rows.Photos, Photo, """
            photo (id, person_id, agency_code, incident_id, event_id, purpose, content_type, bytes, sha256, created_at, taken_at, taken_lat, taken_lng)
            """, ct);
        await Copy(connection, rows.Clocks, clock => [Guid.CreateVersion7(), clock.Kind, clock.IncidentId, clock.AssignmentId, clock.Level, clock.DueAt],
            "clock (id, kind, incident_id, assignment_id, level, due_at)", ct);
        await Copy(connection, rows.Plans, Plan, """
            service_plan (id, incident_id, what, planned_on, place, by_whom, resources, follow_up_on, state, visits, updated_at, updated_by, version)
            """, ct);
        await Copy(connection, rows.Visits, Visit, """
            service_visit (id, plan_id, visited_at, by_id, note, outcome, submission_key, submission_hash, recorded_at)
            """, ct);
    }

    private static async Task Copy<T>(
        NpgsqlConnection connection, List<T> rows, Func<T, object?[]> values, string table, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var value in values(row))
                await Write(copy, value, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter copy, object? value, CancellationToken ct) => value switch
    {
        null => copy.WriteNullAsync(ct),
        Json json => copy.WriteAsync(json.Text, NpgsqlDbType.Jsonb, ct),
        _ => copy.WriteAsync(value, ct),
    };

    private static object?[] Incident(DemoIncident incident) =>
    [
        incident.Id, incident.Reference, incident.Category, incident.Status, incident.StatusBeforeWaiting,
        $"{incident.Told.Text} (ตัวอย่าง)", new Json(incident.Told.Answers.GetRawText()), incident.Form.FormKey, incident.Form.FormVersion,
        incident.Place?.Lat, incident.Place?.Lng, incident.Place is null ? null : Accuracy(incident), incident.Told.Landmark, incident.Told.At,
        incident.ReporterId, Guid.NewGuid(), RandomNumberGenerator.GetBytes(32),
        incident.ReportedAt, incident.UpdatedAt, incident.AnswerBy, incident.FixBy,
        incident.AnsweredAt, incident.WaitingSince, incident.ClaimedAt, incident.ConfirmBy, incident.EndedAt,
        incident.ReopenedAt, incident.Resolution, incident.Stars, incident.Reopenings, incident.Followers, incident.Photos,
        incident.Priority, incident.Target.Calendar, incident.Target.AnswerMinutes, incident.Target.FixMinutes,
        incident.AnswerLevel, incident.FixLevel, incident.ClockStoppedAt, incident.OfficerId, incident.Version, incident.Flags.ToArray(),
        incident.Told.Behalf,
    ];

    private static double Accuracy(DemoIncident incident) => 6 + incident.ReportedAt.Minute / 2.0;

    private static object?[] Event(DemoEvent line) =>
    [
        line.Id, line.IncidentId, line.Kind, line.ActorKind, line.ActorId, line.Agency, line.StaffOnly, line.OccurredAt, line.RecordedAt,
        line.Status, line.Text, new Json(line.Data), line.Version,
    ];

    private static object?[] Assignment(DemoAssignment assignment) =>
    [
        assignment.Id, assignment.IncidentId, assignment.Agency, assignment.Status, assignment.Note, assignment.AssignedBy,
        assignment.OfferedAt, assignment.AcceptBy, assignment.FixBy, assignment.AcceptedAt, assignment.ScheduledFor, assignment.EndedAt,
        assignment.LastOccurredAt, assignment.UpdatedAt, assignment.Target.Calendar, assignment.Target.AcceptMinutes, assignment.Target.FixMinutes,
        assignment.AcceptLevel, assignment.FixLevel,
    ];

    private static object?[] Photo(DemoPhoto photo)
    {
        var bytes = DemoFiles.Picture(photo.Picture);
        return
        [
            photo.Id, photo.PersonId, photo.Agency, photo.IncidentId, photo.EventId, photo.Purpose, "image/jpeg",
            bytes, SHA256.HashData(bytes), photo.At, photo.Camera?.At, photo.Camera?.Lat, photo.Camera?.Lng,
        ];
    }

    private static object?[] Plan(DemoPlanRow plan) =>
    [
        plan.Id, plan.IncidentId, $"{plan.Told.What} (ตัวอย่าง)", plan.PlannedOn, plan.Told.Place, plan.Told.ByWhom, plan.Told.Resources, plan.FollowUpOn,
        "open", plan.Visits, plan.UpdatedAt, plan.OfficerId, plan.Visits + 1,
    ];

    private static object?[] Visit(DemoVisitRow visit) =>
    [
        visit.Id, visit.PlanId, visit.At, visit.OfficerId, $"{visit.Note} (ตัวอย่าง)", visit.Outcome, Guid.NewGuid(), RandomNumberGenerator.GetBytes(32), visit.At,
    ];

    private sealed record Json(string Text);
}
