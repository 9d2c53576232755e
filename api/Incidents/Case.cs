using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The row of an incident, locked until the transaction ends: all moves of one case happen one after another.</summary>
/// <param name="ClockStoppedAt">Since when the clock towards the fix stands still.</param>
/// <param name="AnswerLevel">Percent of the time to answer at which somebody was told last; 0 for nobody yet.</param>
/// <param name="OfficerId">The case worker.</param>
/// <param name="EvidenceWeak">The photos of the present claim do not show enough for silence to confirm it.</param>
/// <param name="ParentId">The case that this one was merged into.</param>
/// <param name="InStorm">It stands for many reports of one burst; its ordinary clocks stand still.</param>
internal sealed record Case(
    Guid Id, string Reference, string Status, string? StatusBeforeWaiting, string CategoryCode, string? CommunityCode, Guid ReporterId,
    DateTime? EndedAt, DateTime? ReopenedAt, int Reopenings, int Version, string Priority, string Calendar,
    DateTime AnswerBy, DateTime FixBy, int AnswerMinutes, int FixMinutes, DateTime? AnsweredAt, short AnswerLevel, short FixLevel,
    DateTime? ClockStoppedAt, Guid? OfficerId, bool EvidenceWeak, Guid? ParentId, bool InStorm)
{
    public bool Runs => IncidentStatus.Running.Contains(Status);

    /// <summary>Without a condition, and without the lock that whoever reads a case to change it must take.</summary>
    public const string Select = """
        select id, reference, status, status_before_waiting, category_code, community_code, reporter_id, ended_at, reopened_at, reopenings,
               version, priority, calendar, answer_by, fix_by, answer_minutes, fix_minutes, answered_at, answer_level, fix_level,
               clock_stopped_at, officer_id, evidence_weak, parent_id, storm_since is not null and storm_until is null as in_storm
        from incident

        """;

    public static Task<Case?> Lock(DbConnection connection, Guid id, CancellationToken ct) =>
        connection.OneOrNone<Case>(Select + "where id = @id for update", new { id }, ct);
}

/// <summary>How soon a case must be dealt with; follows from facts, never from somebody's word that it is urgent.</summary>
internal static class Priority
{
    public const string Normal = "normal";
    public const string High = "high";
    public const string Emergency = "emergency";

    public static readonly string[] All = [Normal, High, Emergency];
}

/// <summary>One move of a case and what its history says about it.</summary>
internal sealed record Step(string To, Actor By, DateTime Now)
{
    public Guid EventId { get; init; } = Clock.NewId(Now);
    public string Kind { get; init; } = "moved";
    public string? Text { get; init; }

    /// <summary>When it happened, as told; <see cref="Now"/> is when it was recorded.</summary>
    public DateTime OccurredAt { get; init; } = Now;

    /// <summary>The fix is disputed, or an ended case comes back; counts as a reopening.</summary>
    public bool Reopens { get; init; }

    public string? Resolution { get; init; }

    /// <summary>The case that this one is merged into; with <see cref="IncidentStatus.Duplicate"/> only.</summary>
    public Guid? ParentId { get; init; }

    public int? Stars { get; init; }
    public object? Data { get; init; }
    public Guid? SubmissionKey { get; init; }
    public byte[]? SubmissionHash { get; init; }
}
