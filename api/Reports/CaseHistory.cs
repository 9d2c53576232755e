using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// One case without personal data: what every figure about cases is computed from, and what the proof pack holds. A sensitive case has
/// no reference, no community and no category of its own; it counts in the totals and among the sensitive ones alone.
/// </summary>
/// <param name="Case">The reference, or a running number where that would lead to somebody in need.</param>
public sealed record CaseHistory(
    string Case, string Category, string? Community, bool Sensitive, string Priority, string FiledFrom, DateTime ReportedAt, IReadOnlyList<CaseMoment> Moments)
{
    /// <summary>The category of all sensitive cases together: few of one kind could be recognised.</summary>
    internal const string Sensitives = "sensitive";

    private const string Fetch = "fetch 1000 from cases";

    private static readonly string[] NotProblems = [IncidentStatus.Duplicate, IncidentStatus.NotOurs, IncidentStatus.Withdrawn];

    /// <returns>The state just before that moment; null when it was not reported yet.</returns>
    internal string? StateAt(DateTime moment) => Until(moment).LastOrDefault(m => m.Status is not null)?.Status;

    internal bool IsOpenAt(DateTime moment) => StateAt(moment) is { } state && !IncidentStatus.Ends.Contains(state, StringComparer.Ordinal);

    /// <summary>Reported twice, not the district's, or taken back: no problem that could be solved.</summary>
    internal bool IsProblemAt(DateTime moment) => !NotProblems.Contains(StateAt(moment), StringComparer.Ordinal);

    /// <returns>When the fix was claimed that stands at that moment.</returns>
    internal DateTime? FixedAt(DateTime moment) => StateAt(moment) is IncidentStatus.ClaimedFixed or IncidentStatus.Resolved
        ? Until(moment).LastOrDefault(m => m.Status == IncidentStatus.ClaimedFixed)?.At ?? Until(moment).Last(m => m.Status is not null).At
        : null;

    /// <returns>When it ended in the state it has at that moment; null while it is open.</returns>
    internal DateTime? EndedAt(DateTime moment) => IsOpenAt(moment) ? null : Until(moment).LastOrDefault(m => m.Status is not null)?.At;

    /// <summary>Somebody who ought to know said: fixed.</summary>
    internal bool IsConfirmedAt(DateTime moment) => Until(moment).LastOrDefault(m => m.Status is not null) is { Status: IncidentStatus.Resolved, Kind: CaseMoment.Feedback };

    /// <summary>What came with the fix that stands: the agency's answers and a confirmation; nothing from before somebody denied it.</summary>
    internal IEnumerable<CaseMoment> EvidenceAt(DateTime moment) => FixedAt(moment) is null ? []
        : Until(moment).Reverse().TakeWhile(m => !m.IsDispute).Where(m => !m.Void && m.Kind is CaseMoment.Answer or CaseMoment.Feedback);

    internal IEnumerable<CaseMoment> Until(DateTime moment) => Moments.TakeWhile(m => m.At < moment);

    /// <summary>The cases with all that happened to each before a moment, in their order and some at a time, so that memory does not grow with them.</summary>
    /// <param name="transaction">In which the cursor lives.</param>
    /// <param name="start">Cases that ended for good before are left out.</param>
    /// <param name="ids">Only these, whenever they ended; null for all.</param>
    internal static async IAsyncEnumerable<IReadOnlyList<(Guid Id, CaseHistory History)>> Read(
        DbTransaction transaction, DateTime start, DateTime end, Guid[]? ids, [EnumeratorCancellation] CancellationToken ct)
    {
        var (connection, count) = (transaction.Connection!, 0);
        // Two ways to say it, because no plan is good for both.
        await connection.Run($"""
            declare cases no scroll cursor for
            select incident.id, reference, category_code, community_code, sensitive, priority, filed_from, reported_at
            from incident
            join category on code = category_code
            where reported_at < @end and {(ids is null ? "(ended_at is null or ended_at >= @start)" : "incident.id = any(@ids)")}
            order by reported_at, incident.id
            """, new { start, end, ids }, ct);
        while (await connection.Many<Row>(Fetch, null, ct) is { Count: > 0 } cases)
        {
            var moments = (await connection.Many<MomentRow>("""
                select incident_id, recorded_at as at, kind, actor_kind as actor, incident_event.status, agency_code as agency,
                       data->>'assignmentStatus' as assignment, (data->>'onTime')::boolean as on_time,
                       coalesce(data->>'stale', 'false') = 'true' or coalesce(data->>'repeated', 'false') = 'true' as void, data->>'from' as "from",
                       -- Looked up one by one: an "exists" may read every photo there is.
                       (select true from photo where event_id = incident_event.id limit 1) is not null as photo,
                       (select true from letter where event_id = incident_event.id limit 1) is not null as letter
                from incident_event
                where incident_id = any(@ids) and recorded_at < @end and kind in ('reported', 'moved', 'assigned', 'assignment', 'feedback', 'reopened')
                order by incident_id, recorded_at, sequence
                """, new { ids = cases.Select(c => c.Id).ToArray(), end }, ct)).ToLookup(m => m.IncidentId);
            yield return [.. cases.Select((c, i) => (c.Id, new CaseHistory(
                c.Sensitive ? $"S{count + i + 1}" : c.Reference, c.Sensitive ? Sensitives : c.CategoryCode, c.Sensitive ? null : c.CommunityCode, c.Sensitive, c.Priority, c.FiledFrom, c.ReportedAt,
                [.. moments[c.Id].Select(m => new CaseMoment(m.At, m.Kind, m.Actor, m.Status, m.Agency, m.Assignment, m.OnTime, m.Void, m.From, m.Photo, m.Letter))])))];
            count += cases.Count;
        }

        await connection.Run("close cases", null, ct);
    }

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string? CommunityCode, bool Sensitive, string Priority, string FiledFrom, DateTime ReportedAt);

    private sealed record MomentRow(
        Guid IncidentId, DateTime At, string Kind, string Actor, string? Status, string? Agency, string? Assignment, bool? OnTime, bool Void, string? From,
        bool Photo, bool Letter);
}

/// <summary>Something that happened to a case and that a figure counts.</summary>
/// <param name="Actor"><c>reporter</c>, <c>follower</c>, <c>committee</c>, <c>staff</c>, <c>agency</c> or <c>system</c>.</param>
/// <param name="Status">The case's state from then on; null when it stayed.</param>
/// <param name="Assignment">What the agency's hand-over became.</param>
/// <param name="Void">Older than an answer that was there, or said before: it counts for nothing.</param>
/// <param name="From">The state it left.</param>
/// <param name="Photo">A photo came with it.</param>
public sealed record CaseMoment(
    DateTime At, string Kind, string Actor, string? Status, string? Agency, string? Assignment, bool? OnTime, bool Void, string? From, bool Photo, bool Letter)
{
    internal const string Feedback = "feedback";
    internal const string Reopened = "reopened";
    internal const string Offer = "assigned";
    internal const string Answer = "assignment";

    /// <summary>The reporter or the committee said: not fixed.</summary>
    [JsonIgnore]
    internal bool IsDispute => Kind == Reopened && From is IncidentStatus.ClaimedFixed or IncidentStatus.Resolved;
}
