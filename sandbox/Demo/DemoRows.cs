using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

internal sealed class DemoIncident
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Category { get; init; }
    public required DemoCase Told { get; init; }
    public required DemoCategory Form { get; init; }
    public required ServiceTarget Target { get; init; }
    public required string Priority { get; init; }
    public required Guid ReporterId { get; init; }
    public required DateTime ReportedAt { get; init; }
    public required (double Lat, double Lng)? Place { get; init; }
    public required DateTime AnswerBy { get; init; }
    public required DateTime FixBy { get; set; }

    public string Status { get; set; } = "received";
    public string? StatusBeforeWaiting { get; set; }
    public DateTime UpdatedAt { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public DateTime? WaitingSince { get; set; }
    public DateTime? ClaimedAt { get; set; }
    public DateTime? ConfirmBy { get; set; }
    public DateTime? EndedAt { get; set; }
    public DateTime? ReopenedAt { get; set; }
    public string? Resolution { get; set; }
    public int? Stars { get; set; }
    public int Reopenings { get; set; }
    public int Followers { get; set; }
    public int Photos { get; set; }
    public DateTime? ClockStoppedAt { get; set; }
    public Guid? OfficerId { get; set; }
    public int Version { get; set; }
    public short AnswerLevel { get; set; }
    public short FixLevel { get; set; }
    public List<string> Flags { get; } = [];
}

internal sealed record DemoEvent(
    Guid Id, Guid IncidentId, string Kind, string ActorKind, Guid? ActorId, string? Agency, bool StaffOnly,
    DateTime OccurredAt, DateTime RecordedAt, string? Status, string? Text, string Data, int? Version);

internal sealed class DemoAssignment
{
    public required Guid Id { get; init; }
    public required Guid IncidentId { get; init; }
    public required string Agency { get; init; }
    public required string? Note { get; init; }
    public required Guid AssignedBy { get; init; }
    public required DateTime OfferedAt { get; init; }
    public required DateTime AcceptBy { get; init; }
    public required DateTime FixBy { get; set; }
    public required ServiceTarget Target { get; init; }

    public string Status { get; set; } = "offered";
    public DateTime? AcceptedAt { get; set; }
    public DateTime? ScheduledFor { get; set; }
    public DateTime? EndedAt { get; set; }
    public DateTime? LastOccurredAt { get; set; }
    public DateTime UpdatedAt { get; set; }
    public short AcceptLevel { get; set; }
    public short FixLevel { get; set; }

    public bool Active => Status is "offered" or "accepted" or "scheduled" or "working";
}

internal sealed record DemoFollower(Guid IncidentId, Guid PersonId, DateTime At);

internal sealed record DemoPhoto(
    Guid Id, Guid? PersonId, string? Agency, Guid IncidentId, Guid EventId, string Purpose, string Picture, DateTime At, DemoCamera? Camera);

/// <summary>What the camera noted in a photo of a fix.</summary>
internal sealed record DemoCamera(DateTime At, double? Lat, double? Lng);

internal sealed record DemoClock(string Kind, Guid IncidentId, DateTime DueAt, Guid? AssignmentId = null, short? Level = null);

/// <summary>Everything the cases put into the database, gathered first and copied table by table.</summary>
internal sealed class DemoRows
{
    public List<DemoIncident> Incidents { get; } = [];
    public List<DemoEvent> Events { get; } = [];
    public List<DemoAssignment> Assignments { get; } = [];
    public List<DemoFollower> Followers { get; } = [];
    public List<DemoPhoto> Photos { get; } = [];
    public List<DemoClock> Clocks { get; } = [];
    public List<DemoPlanRow> Plans { get; } = [];
    public List<DemoVisitRow> Visits { get; } = [];
}
