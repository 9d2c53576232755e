using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The row of an incident, locked until the transaction ends: all moves of one case happen one after another.</summary>
internal sealed record Case(
    Guid Id, string Reference, string Status, string? StatusBeforeWaiting, string CategoryCode, string? CommunityCode, Guid ReporterId,
    DateTime? EndedAt, DateTime? ReopenedAt, int Reopenings)
{
    public static Task<Case?> Lock(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<Case>("""
        select id, reference, status, status_before_waiting, category_code, community_code, reporter_id, ended_at, reopened_at, reopenings
        from incident
        where id = @id
        for update
        """, new { id }, ct);

    /// <summary>
    /// Makes a legal move: the state, its clocks, the agencies' open assignments, the line in the history and the messages, in the
    /// caller's transaction. The clock towards the fix stands still while the reporter is asked and while a claimed fix awaits its check.
    /// </summary>
    public async Task<Case> Move(DbConnection connection, Step step, CancellationToken ct)
    {
        if (!IncidentStatus.Allows(Status, step.To)) throw new InvalidOperationException($"{Status} to {step.To} is not a move.");

        var ends = IncidentStatus.Ends.Contains(step.To);
        await connection.Run("""
            with moved as (
                update incident
                set status = @To,
                    status_before_waiting = case when @To = 'waiting_reporter' then status end,
                    waiting_since = case when @To = 'waiting_reporter' then @Now end,
                    fix_by = fix_by + case when status = 'waiting_reporter' then @Now - waiting_since
                                           when @Reopens then @Now - coalesce(claimed_at, ended_at)
                                           else interval '0' end,
                    answered_at = case when @byStaff then coalesce(answered_at, @Now) else answered_at end,
                    claimed_at = case when @To = 'claimed_fixed' then @Now when @ends then claimed_at end,
                    confirm_by = case when @To = 'claimed_fixed' then @confirmBy end,
                    ended_at = case when @ends then @Now end,
                    resolution = @Resolution,
                    stars = @Stars,
                    reopened_at = case when @Reopens then @Now else reopened_at end,
                    reopenings = reopenings + @Reopens::int,
                    updated_at = @Now
                where id = @Id
            ), stopped as (
                delete from clock where incident_id = @Id and kind is distinct from @clock
            ), started as (
                insert into clock (id, kind, incident_id, due_at)
                select @clockId, @clock, @Id, @clockDue
                where @clock::text is not null
            ), released as (
                update assignment
                set status = 'expired', ended_at = @Now, updated_at = @Now
                where @ends and incident_id = @Id and status in ('offered', 'accepted', 'scheduled', 'working')
            )
            insert into incident_event (id, incident_id, kind, actor_kind, actor_id, agency_code, occurred_at, recorded_at, status, text,
                                        data, submission_key, submission_hash)
            values (@EventId, @Id, @Kind, @actorKind, @actorId, @agency, @OccurredAt, @Now, @To, @Text, @data::jsonb, @SubmissionKey, @SubmissionHash)
            """, new
        {
            Id,
            step.To,
            step.Now,
            step.Reopens,
            step.Resolution,
            step.Stars,
            step.EventId,
            step.Kind,
            step.Text,
            step.OccurredAt,
            step.SubmissionKey,
            step.SubmissionHash,
            ends,
            byStaff = step.By.Kind is "staff" or "agency",
            confirmBy = step.Now + IncidentStatus.SilenceConfirms,
            clock = ClockOf(step.To),
            clockId = Clock.NewId(step.Now),
            clockDue = step.To == IncidentStatus.WaitingReporter
                ? step.Now + IncidentStatus.ReporterMayAnswer
                : step.Now + IncidentStatus.SilenceConfirms,
            actorKind = step.By.Kind,
            actorId = step.By.PersonId,
            agency = step.By.Agency,
            data = JsonSerializer.Serialize(step.Data ?? new { }, JsonSerializerOptions.Web),
        }, ct);
        return this with
        {
            Status = step.To,
            StatusBeforeWaiting = step.To == IncidentStatus.WaitingReporter ? Status : null,
            Reopenings = Reopenings + (step.Reopens ? 1 : 0),
        };
    }

    private static string? ClockOf(string status) => status switch
    {
        IncidentStatus.WaitingReporter => CaseClocks.ReporterSilence,
        IncidentStatus.ClaimedFixed => CaseClocks.ConfirmSilence,
        _ => null,
    };
}

/// <summary>One move of a case and what its history says about it.</summary>
internal sealed record Step(string To, Actor By, DateTime Now)
{
    public Guid EventId { get; init; } = Clock.NewId(Now);
    public string Kind { get; init; } = "moved";
    public string? Text { get; init; }

    /// <summary>When it happened, as told; <see cref="Now"/> is when it was recorded.</summary>
    public DateTime OccurredAt { get; init; } = Now;

    /// <summary>The fix is disputed, or an ended case comes back.</summary>
    public bool Reopens { get; init; }

    public string? Resolution { get; init; }
    public int? Stars { get; init; }
    public object? Data { get; init; }
    public Guid? SubmissionKey { get; init; }
    public byte[]? SubmissionHash { get; init; }
}
