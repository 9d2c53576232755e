using System.Text.Json;

namespace Saphansung.Api.Incidents;

/// <summary>
/// What the reporter reads: one line for one thing that happened, however many agencies said it and however often. Every answer stays
/// in the history that staff see.
/// </summary>
internal static class Story
{
    /// <param name="events">Lines that the reader may see, oldest first.</param>
    public static List<IncidentEvent> Told(IEnumerable<IncidentEvent> events)
    {
        var lines = new List<IncidentEvent>();
        foreach (var line in events.Where(line => !Says(line, "stale") && !Says(line, "repeated")))
        {
            if (lines.Count > 0 && IsConsequence(lines[^1], line)) lines[^1] = lines[^1] with { Status = line.Status };
            else lines.Add(line);
            if (lines[^1].Status == IncidentStatus.ClaimedFixed) Fuse(lines);
        }

        return lines;
    }

    /// <summary>A move made by the same call as the answer before it is no news of its own; one with a reason is somebody's.</summary>
    private static bool IsConsequence(IncidentEvent answer, IncidentEvent move) =>
        move is { Kind: "moved", Text: null } && answer.Kind is "assignment" or "assigned" && answer.RecordedAt == move.RecordedAt;

    /// <summary>Several agencies that say fixed are one claim: the last line tells the others' answers and shows their photos.</summary>
    private static void Fuse(List<IncidentEvent> lines)
    {
        var claim = lines[^1];
        var start = lines.FindLastIndex(lines.Count - 2, line => line.Kind == "reopened" || line.Status == IncidentStatus.ClaimedFixed) + 1;
        var others = lines[start..^1].Where(line => Says(line, "assignmentStatus", "done")).ToList();
        if (others.Count == 0) return;
        lines.RemoveAll(others.Contains);
        lines[^1] = claim with
        {
            Photos = [.. others.SelectMany(line => line.Photos), .. claim.Photos],
            Letters = [.. others.SelectMany(line => line.Letters), .. claim.Letters],
            With = [.. others.Select(line => new EventSource(line.Agency!, line.OccurredAt, line.Text))],
        };
    }

    private static bool Says(IncidentEvent line, string name, string? value = null) =>
        line.Data.ValueKind == JsonValueKind.Object && line.Data.TryGetProperty(name, out var said)
        && (value is null ? said.ValueKind == JsonValueKind.True : said.ValueKind == JsonValueKind.String && said.GetString() == value);
}
