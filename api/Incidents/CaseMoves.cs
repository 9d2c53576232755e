using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// Makes legal moves: the state, its clocks, the agencies' open assignments and the line in the history, in the caller's transaction.
/// The clock towards the fix stands still while the reporter is asked and while a claimed fix awaits its check.
/// </summary>
internal sealed class CaseMoves(DistrictData districtData)
{
    public async Task<Case> Move(DbConnection connection, Case incident, Step step, CancellationToken ct)
    {
        if (!IncidentStatus.Allows(incident.Status, step.To)) throw new InvalidOperationException($"{incident.Status} to {step.To} is not a move.");

        var district = await districtData.Get(ct);
        var calendar = district.Calendar(incident.Calendar);
        var moved = After(incident, step, calendar);
        moved = moved with { Version = await Store(connection, incident, moved, step, ct) };
        await Clocks.Follow(connection, moved, calendar, step.Now, ct);
        if (moved.Runs && !incident.Runs && incident.ClockStoppedAt is { } since)
            await AssignmentClocks.Resume(connection, district, incident.Id, since, step.Now, ct);
        return moved;
    }

    private static Case After(Case incident, Step step, WorkingCalendar calendar)
    {
        var (runs, stops) = (IncidentStatus.Running.Contains(step.To), incident.ClockStoppedAt);
        var resumes = runs && !incident.Runs;
        var byStaff = step.By.Kind is "staff" or "agency";
        return incident with
        {
            Status = step.To,
            StatusBeforeWaiting = step.To == IncidentStatus.WaitingReporter ? incident.Status : null,
            EndedAt = IncidentStatus.Ends.Contains(step.To) ? step.Now : null,
            // From here on, what agencies said before counts no longer.
            ReopenedAt = resumes && incident.Status != IncidentStatus.WaitingReporter ? step.Now : incident.ReopenedAt,
            Reopenings = incident.Reopenings + (step.Reopens ? 1 : 0),
            AnsweredAt = incident.AnsweredAt ?? (byStaff ? step.Now : null),
            FixBy = resumes && stops is { } since ? calendar.Add(incident.FixBy, calendar.Between(since, step.Now)) : incident.FixBy,
            ClockStoppedAt = resumes && !incident.InStorm ? null : resumes ? step.Now : runs ? stops : stops ?? step.Now,
            ParentId = step.ParentId,
            InStorm = incident.InStorm && !IncidentStatus.Ends.Contains(step.To),
            OfficerId = incident.OfficerId ?? (step.By.Kind == "staff" ? step.By.PersonId : null),
        };
    }

    /// <returns>The case's version afterwards.</returns>
    private static Task<int> Store(DbConnection connection, Case incident, Case moved, Step step, CancellationToken ct) => connection.One<int>("""
        with moved as (
            update incident
            set status = @Status,
                status_before_waiting = @StatusBeforeWaiting,
                waiting_since = case when @Status = 'waiting_reporter' then @Now end,
                fix_by = @FixBy,
                clock_stopped_at = @ClockStoppedAt,
                answered_at = @AnsweredAt,
                officer_id = @OfficerId,
                claimed_at = case when @Status = 'claimed_fixed' then @Now when @EndedAt::timestamptz is not null then claimed_at end,
                confirm_by = case when @Status = 'claimed_fixed' then @confirmBy end,
                ended_at = @EndedAt,
                parent_id = @ParentId,
                storm_until = case when not @InStorm and storm_since is not null then coalesce(storm_until, @Now) end,
                resolution = @Resolution,
                stars = @Stars,
                reopened_at = @ReopenedAt,
                reopenings = @Reopenings,
                version = version + 1,
                updated_at = @Now
            where id = @Id
            returning version
        ), released as (
            update assignment
            set status = 'expired', ended_at = @Now, updated_at = @Now
            where @EndedAt::timestamptz is not null and incident_id = @Id and status in ('offered', 'accepted', 'scheduled', 'working')
        )
        insert into incident_event (id, incident_id, kind, actor_kind, actor_id, agency_code, occurred_at, recorded_at, status, text,
                                    data, submission_key, submission_hash, version)
        select @EventId, @Id, @Kind, @actorKind, @actorId, @agency, @OccurredAt, @Now, @Status, @Text,
               -- Whose claim it is that is made, confirmed or disputed.
               @data::jsonb || jsonb_build_object('from', @from, 'agencies', coalesce((
                   select jsonb_agg(distinct agency_code)
                   from assignment
                   where incident_id = @Id and status = 'done' and (@round::timestamptz is null or ended_at > @round)), '[]')),
               @SubmissionKey, @SubmissionHash, version
        from moved
        returning version
        """, new
    {
        moved.Id,
        moved.Status,
        moved.StatusBeforeWaiting,
        moved.FixBy,
        moved.ClockStoppedAt,
        moved.AnsweredAt,
        moved.OfficerId,
        moved.EndedAt,
        moved.ParentId,
        moved.InStorm,
        moved.ReopenedAt,
        moved.Reopenings,
        step.Now,
        step.Resolution,
        step.Stars,
        step.EventId,
        step.Kind,
        step.Text,
        step.OccurredAt,
        step.SubmissionKey,
        step.SubmissionHash,
        confirmBy = step.Now + IncidentStatus.SilenceConfirms,
        actorKind = step.By.Kind,
        actorId = step.By.PersonId,
        agency = step.By.Agency,
        from = incident.Status,
        round = incident.ReopenedAt,
        data = JsonSerializer.Serialize(step.Data ?? new { }, JsonSerializerOptions.Web),
    }, ct);
}
