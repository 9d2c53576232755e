using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>Plays one case step by step, as the product would have recorded it.</summary>
internal sealed class DemoHistory(DemoWorld world, DemoRows rows, DemoIncident incident, DateTime now)
{
    private static readonly TimeSpan SilenceConfirms = TimeSpan.FromHours(72);
    private static readonly TimeSpan ReporterMayAnswer = TimeSpan.FromDays(5);

    /// <summary>Partners tell a little later than they act.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(5);

    private readonly List<DemoAssignment> assignments = [];
    private int lines;

    public void Play()
    {
        incident.UpdatedAt = incident.ReportedAt;
        var reported = Write(incident.ReportedAt, "reported", ("reporter", incident.ReporterId, null), status: "received");
        Attach(reported, incident.Told.Photos, "report", incident.ReporterId, null);
        DemoCare.TakeNotice(this, world, rows, incident, now);
        foreach (var step in incident.Told.Steps)
            Take(step, step.Do == "silence" ? incident.ClaimedAt!.Value + SilenceConfirms : incident.ReportedAt.AddMinutes(Math.Round(step.After * 60)));

        if (incident.Status != incident.Told.Ends)
            throw new InvalidOperationException($"\"{incident.Told.Text}\" ends {incident.Status}, not {incident.Told.Ends}.");
        rows.Incidents.Add(incident);
        rows.Assignments.AddRange(assignments);
        if (incident.WaitingSince is { } since)
            rows.Clocks.Add(new("reporter_silence", incident.Id, since + ReporterMayAnswer));
        if (incident.ConfirmBy is { } due)
            rows.Clocks.Add(new("confirm_silence", incident.Id, due));
        StartClocks();
        if (incident.Told.Plan is { } plan) DemoCare.Plan(this, rows, incident, plan, now);
    }

    /// <summary>Whom silence has called so far, and when it calls next.</summary>
    private void StartClocks()
    {
        var calendar = Calendar(incident.Target);
        if (!IncidentStatus.Running.Contains(incident.Status)) return;
        if (incident.AnsweredAt is null)
            incident.AnswerLevel = Escalate(calendar, incident.AnswerBy, incident.Target.AnswerMinutes, Clocks.Answer, null);
        incident.FixLevel = Escalate(calendar, incident.FixBy, incident.Target.FixMinutes, Clocks.Fix, null);
        foreach (var assignment in assignments.Where(assignment => assignment.Active))
        {
            var own = Calendar(assignment.Target);
            if (assignment.Status != "offered")
                assignment.FixLevel = Escalate(own, assignment.FixBy, assignment.Target.FixMinutes, Clocks.AgencyFix, assignment);
            else
                assignment.AcceptLevel = Escalate(own, assignment.AcceptBy, assignment.Target.AcceptMinutes, Clocks.Accept, assignment);
            if (assignment.AcceptLevel == 100)
                incident.Flags.Add(CaseFlags.SilentAgency);
        }
    }

    private short Escalate(WorkingCalendar calendar, DateTime deadline, int minutes, string kind, DemoAssignment? assignment)
    {
        short reached = 0;
        while (Escalation.Next(calendar, deadline, minutes, reached, now) is var (level, dueAt))
        {
            if (dueAt > now)
            {
                rows.Clocks.Add(new(kind, incident.Id, dueAt, assignment?.Id, level));
                break;
            }

            string[] told = [.. assignment is null ? (ReadOnlySpan<string>)[] : ["agency"], .. level >= 80 || assignment is null ? (ReadOnlySpan<string>)["officer"] : [], .. level == 100 ? (ReadOnlySpan<string>)["head"] : []];
            Write(dueAt, "escalated", ("system", null, assignment?.Agency), data: new { clock = kind, level, deadline, assignmentId = assignment?.Id, told }, staffOnly: true);
            reached = level;
        }

        return reached;
    }

    private WorkingCalendar Calendar(ServiceTarget target) => world.District.Calendar(target.Calendar);

    private void Take(DemoStep step, DateTime at)
    {
        if (at > now)
            throw new InvalidOperationException($"\"{incident.Told.Text}\": {step.Do} lies in the future.");
        var staff = ("staff", (Guid?)world.People[step.By ?? "officer-1"], (string?)null);
        var reporter = ("reporter", (Guid?)incident.ReporterId, (string?)null);
        switch (step.Do)
        {
            case "triage": Move("triaged", at, staff, step); break;
            case "assign": Assign(step, at, staff); break;
            case "ask": Move("waiting_reporter", at, staff, step); break;
            case "say": Write(at, "message", staff, step.Text); break;
            case "note": Write(at, "note", staff, step.Text, staffOnly: true); break;
            case "close": Move(step.To!, at, staff, step); break;
            case "answer": Move(incident.StatusBeforeWaiting!, at, reporter, step, "message"); break;
            case "fixed": Move("resolved", at, reporter, step, "feedback", new { @fixed = true, stars = step.Stars }); break;
            case "notFixed": Move("triaged", at, reporter, step, "reopened", new { @fixed = false, stars = step.Stars }); break;
            case "withdraw": Move("withdrawn", at, reporter, step); break;
            case "silence": Move("resolved", at, ("system", null, null), step, data: new { silence = true }); break;
            case "follow": Follow(world.People[step.By!], at); break;
            default: Answer(step, at); break;
        }
    }

    private void Move(
        string to, DateTime at, (string, Guid?, string?) by, DemoStep? step = null, string kind = "moved", object? data = null, DateTime? occurred = null)
    {
        var ends = to is "resolved" or "closed_unfixed" or "not_ours" or "duplicate" or "withdrawn";
        var reopens = kind == "reopened";
        var (runs, from) = (IncidentStatus.Running.Contains(to), incident.Status);
        var claimed = ClaimedBy();
        if (runs && incident.ClockStoppedAt is { } stopped) Resume(stopped, at);
        else if (!runs) incident.ClockStoppedAt ??= at;
        if (by.Item1 == "staff") incident.OfficerId ??= by.Item2;
        if (by.Item1 is "staff" or "agency") incident.AnsweredAt ??= at;
        incident.StatusBeforeWaiting = to == "waiting_reporter" ? incident.Status : null;
        incident.WaitingSince = to == "waiting_reporter" ? at : null;
        incident.ClaimedAt = to == "claimed_fixed" ? at : ends ? incident.ClaimedAt : null;
        incident.ConfirmBy = to == "claimed_fixed" ? at + SilenceConfirms : null;
        incident.EndedAt = ends ? at : null;
        incident.Resolution = to == "resolved" ? (step!.Do == "silence" ? "unconfirmed" : "confirmed") : null;
        incident.Stars = step?.Stars;
        incident.ReopenedAt = reopens ? at : incident.ReopenedAt;
        incident.Reopenings += reopens ? 1 : 0;
        incident.Status = to;
        foreach (var open in assignments.Where(assignment => ends && assignment.Active))
            (open.Status, open.EndedAt, open.UpdatedAt) = ("expired", at, at);
        Write(at, kind, by, step?.Text, to, data, occurred: occurred, more: new() { ["from"] = from, ["agencies"] = new JsonArray([.. claimed.Select(code => (JsonNode)code)]) });
    }

    private void Resume(DateTime stopped, DateTime at)
    {
        var calendar = Calendar(incident.Target);
        incident.FixBy = calendar.Add(incident.FixBy, calendar.Between(stopped, at));
        incident.ClockStoppedAt = null;
        foreach (var assignment in assignments.Where(assignment => assignment.Active && assignment.Status != "offered"))
        {
            var own = Calendar(assignment.Target);
            assignment.FixBy = own.Add(assignment.FixBy, own.Between(stopped, at));
        }
    }

    /// <summary>Whose word a claim, a confirmation or a dispute is about.</summary>
    private IEnumerable<string> ClaimedBy() => assignments
        .Where(assignment => assignment.Status == "done" && assignment.OfferedAt >= (incident.ReopenedAt ?? incident.ReportedAt))
        .Select(assignment => assignment.Agency).Distinct();

    private void Assign(DemoStep step, DateTime at, (string, Guid?, string?) by)
    {
        var agency = world.District.Agency(step.Agency)!;
        var target = world.District.Target(world.District.Category(incident.Category)!, incident.Priority, agency);
        var calendar = Calendar(target);
        var assignment = new DemoAssignment
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(at)),
            IncidentId = incident.Id,
            Agency = step.Agency!,
            Note = step.Text,
            AssignedBy = by.Item2!.Value,
            OfferedAt = at,
            Target = target,
            AcceptBy = calendar.Add(at, TimeSpan.FromMinutes(target.AcceptMinutes)),
            FixBy = calendar.Add(at, TimeSpan.FromMinutes(target.FixMinutes)),
            UpdatedAt = at,
        };
        assignments.Add(assignment);
        Write(at, "assigned", (by.Item1, by.Item2, step.Agency), data: new { assignmentId = assignment.Id, assignment.AcceptBy, assignment.FixBy });
        if (incident.Status == "triaged") Move("assigned", at, by);
    }

    private void Answer(DemoStep step, DateTime at)
    {
        var assignment = assignments.Last(given => given.Agency == step.Agency && given.Active);
        var own = world.District.Agency(assignment.Agency)!.Own;
        var occurred = own || step.Do is "accepted" or "declined" ? at : at - Told;
        assignment.Status = step.Do;
        assignment.AcceptedAt = step.Do == "accepted" ? at : assignment.AcceptedAt;
        assignment.ScheduledFor = step.In is { } hours ? at.AddHours(hours) : assignment.ScheduledFor;
        assignment.EndedAt = assignment.Active ? null : at;
        assignment.LastOccurredAt = occurred;
        assignment.UpdatedAt = at;

        var officer = own ? world.People["officer-1"] : (Guid?)null;
        var by = ("agency", officer, assignment.Agency);
        var line = Write(at, "assignment", by, step.Text, occurred: occurred,
            data: new { assignmentId = assignment.Id, assignmentStatus = step.Do, assignment.ScheduledFor },
            more: step.Do is "accepted" or "done" ? new() { ["onTime"] = at <= (step.Do == "done" ? assignment.FixBy : assignment.AcceptBy) } : null);
        var taken = step.Taken is { } since ? incident.ReportedAt.AddHours(since) : at - Told;
        Attach(line, step.Photos, "evidence", officer, own ? null : assignment.Agency,
            new(taken, incident.Place?.Lat + step.Metres / 111_000, incident.Place?.Lng));
        if (Consequence() is { } to)
            Move(to, at, to == "triaged" ? ("system", null, null) : by, occurred: occurred);
    }

    private string? Consequence()
    {
        if (assignments.Any(assignment => assignment.Active && assignment.Status != "offered"))
            return incident.Status == "assigned" ? "in_progress" : null;
        if (assignments.Any(assignment => assignment.Active))
            return null;
        return assignments.Any(assignment => assignment.Status == "done" && assignment.OfferedAt >= (incident.ReopenedAt ?? incident.ReportedAt))
            ? "claimed_fixed"
            : "triaged";
    }

    private void Follow(Guid person, DateTime at)
    {
        incident.Followers++;
        rows.Followers.Add(new(incident.Id, person, at));
        Write(at, "followed", ("follower", person, null), staffOnly: true);
    }

    private void Attach(Guid line, IReadOnlyList<string>? pictures, string purpose, Guid? person, string? agency, DemoCamera? camera = null)
    {
        foreach (var picture in pictures ?? [])
        {
            incident.Photos++;
            rows.Photos.Add(new(Guid.CreateVersion7(new DateTimeOffset(incident.UpdatedAt)), person, agency, incident.Id, line, purpose, picture, incident.UpdatedAt, camera));
        }
    }

    internal Guid Write(
        DateTime at, string kind, (string Kind, Guid? Id, string? Agency) by, string? text = null, string? status = null,
        object? data = null, bool staffOnly = false, DateTime? occurred = null, JsonObject? more = null)
    {
        // Lines of one moment keep their order: histories are sorted by time, then id.
        var id = Guid.CreateVersion7(new DateTimeOffset(at.AddMilliseconds(lines++)));
        if (!staffOnly) incident.UpdatedAt = at;
        var counts = !(staffOnly && by.Kind is "system" or "follower");
        if (counts) incident.Version++;
        var told = (JsonObject)JsonSerializer.SerializeToNode(data ?? new { }, JsonSerializerOptions.Web)!;
        foreach (var (name, value) in more ?? []) told[name] = value?.DeepClone();
        rows.Events.Add(new(id, incident.Id, kind, by.Kind, by.Id, by.Agency, staffOnly, occurred ?? at, at, status, text, told.ToJsonString(),
            counts ? incident.Version : null));
        return id;
    }
}
