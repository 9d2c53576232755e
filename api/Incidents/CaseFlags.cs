using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>What an officer or the head must look at on a case; it stays until somebody says that it was looked at.</summary>
internal static class CaseFlags
{
    /// <summary>An agency let its time to accept pass.</summary>
    public const string SilentAgency = "silent_agency";

    /// <summary>An agency wrote to the division and has no answer yet.</summary>
    public const string AgencyAsks = "agency_asks";

    /// <summary>The same two have handed the case back and forth.</summary>
    public const string PingPong = "ping_pong";

    /// <summary>One agency says fixed, another that it cannot be or is not theirs.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>Nobody on duty took notice of a sensitive report in time.</summary>
    public const string Unacknowledged = "unacknowledged";

    /// <summary>The day of a follow-up has come.</summary>
    public const string FollowUpDue = "follow_up_due";

    /// <summary>One of so many alike in a week that the health agency is told.</summary>
    public const string Outbreak = "outbreak";

    /// <summary>A fix is claimed with photos that differ from the case, or that say neither when nor where.</summary>
    public const string WeakEvidence = "weak_evidence";

    /// <summary>It came back where it was fixed not long ago.</summary>
    public const string Recurring = "recurring";

    /// <summary>Many report the same at once.</summary>
    public const string Storm = "storm";

    /// <returns>False when the flag was up already: nothing is written and nobody need be told again.</returns>
    public static async Task<bool> Raise(
        DbConnection connection, Guid incidentId, string flag, Actor by, object? data, DateTime now, CancellationToken ct)
    {
        var raised = await connection.Run("update incident set flags = flags || @flag where id = @incidentId and not flags @> array[@flag]",
            new { incidentId, flag }, ct);
        if (raised == 1)
            await new CaseEvent(incidentId, "flagged", by, now) { StaffOnly = true, Data = new { flag, about = data } }.Add(connection, ct);
        return raised == 1;
    }

    /// <returns>False when there was no such flag.</returns>
    public static async Task<bool> Clear(
        DbConnection connection, Guid incidentId, string flag, Actor by, string? text, DateTime now, CancellationToken ct)
    {
        var cleared = await connection.Run("update incident set flags = array_remove(flags, @flag) where id = @incidentId and flags @> array[@flag]",
            new { incidentId, flag }, ct);
        if (cleared == 1)
            await new CaseEvent(incidentId, "unflagged", by, now) { StaffOnly = true, Text = text, Data = new { flag } }.Add(connection, ct);
        return cleared == 1;
    }
}
