using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

internal static class OpenCase
{
    /// <param name="Allowed">States that staff may set by hand now.</param>
    /// <param name="Version">Sent back with a decision, it is refused when the case has changed meanwhile.</param>
    /// <param name="Priority">normal, high or emergency.</param>
    /// <param name="Flags">What an officer or the head must look at.</param>
    /// <param name="PausedSince">Since when the clock towards the fix stands still; null while it runs.</param>
    /// <param name="AnsweredAt">The division's first answer.</param>
    /// <param name="Acknowledged">Who took notice of a sensitive report.</param>
    /// <param name="AcknowledgeBy">Silence until then is told to the head; null once somebody took notice, or the time is over.</param>
    public sealed record StaffIncident(
        Guid Id, string Reference, string Category, string Status, string Description, IReadOnlyDictionary<string, JsonElement> Answers, Form Form,
        IncidentLocation? Location, IncidentCommunity? Community, IReadOnlyList<IncidentPhoto> Photos,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime AnswerBy, DateTime FixBy, DateTime? ConfirmBy, int Reopenings, int Followers,
        IReadOnlyList<IncidentAssignment> Assignments, IReadOnlyList<IncidentEvent> Events,
        Reporter Reporter, IncidentBehalf? OnBehalfOf, IReadOnlyList<string> Allowed, bool Sensitive,
        int Version, string Priority, IReadOnlyList<string> Flags, DateTime? AnsweredAt, DateTime? PausedSince, Custody Custody,
        AcknowledgeCase.Acknowledgement? Acknowledged, DateTime? AcknowledgeBy)
    {
        /// <summary>The photos of the claimed fix are not enough for silence to confirm it.</summary>
        public bool EvidenceWeak { get; init; }

        /// <summary>The case that this one was merged into; null while it goes its own way.</summary>
        public IncidentParent? Parent { get; init; }

        /// <summary>The cases merged into this one.</summary>
        public IReadOnlyList<MergedCase> Merged { get; init; } = [];

        /// <summary>It stands for many reports of one burst.</summary>
        public bool Storm { get; init; }

        /// <summary><c>storm</c> while the ordinary times stand still because of it.</summary>
        public string? Paused { get; init; }

        /// <summary>Percent of the time to the first answer that is used up, in its own calendar; over 100 when late.</summary>
        public int AnswerUsed { get; init; }

        /// <summary>The same of the time to the fix; it stands still while the clock does.</summary>
        public int FixUsed { get; init; }
    }

    /// <summary>Who has the case. Until an agency accepts, that is the division.</summary>
    /// <param name="Agencies">Codes of those that accepted and are not done; empty while the division has it.</param>
    /// <param name="Officer">The case worker.</param>
    public sealed record Custody(IReadOnlyList<string> Agencies, Officer? Officer);

    public sealed record Officer(Guid Id, string Name);

    public sealed record Reporter(Guid Id, string Name, ReporterContact? Contact);

    public sealed record ReporterContact(string? Name, string? Phone);

    /// <summary>A sensitive case opens to whoever gave a reason within the hour; its exact place only to the case worker.</summary>
    public static async Task<Results<Ok<StaffIncident>, Refusal>> Handle(
        Guid id, HttpContext http, DistrictData districtData, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var officer = Person.Of(http.User);
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var parts = await IncidentParts.Read(connection, id, officer.Id, withMerged: true, ct);
        if (parts.Incident is not { } row) return Refusal.NotFound;

        var sensitive = district.Category(row.CategoryCode)?.Sensitive != false;
        var blurred = sensitive && row.OfficerId != officer.Id;
        var notice = sensitive ? await AcknowledgeCase.Read(connection, id, ct) : default;
        var (calendar, now) = (district.Calendar(row.Calendar), clock.Now());
        return TypedResults.Ok(new StaffIncident(
            row.Id, row.Reference, row.CategoryCode, row.Status, row.Description,
            IncidentParts.Json<Dictionary<string, JsonElement>>(row.Answers), IncidentParts.Form(row),
            blurred ? Blur.Location(IncidentParts.Location(row)) : IncidentParts.Location(row),
            district.Community(row.CommunityCode) is { } community ? new(community.Code, community.Name) : null,
            IncidentParts.Photos(parts, links, forStaff: true),
            row.ReportedAt, row.UpdatedAt, row.AnswerBy, row.FixBy, row.ConfirmBy, row.Reopenings, row.Followers,
            IncidentParts.Assignments(parts),
            parts.Events.ConvertAll(e => IncidentParts.Event(blurred ? Blur.Place(e) : e, parts, links, withNames: true)),
            new(row.ReporterId, row.ReporterName, row is { ContactName: null, ContactPhone: null } ? null : new(row.ContactName, row.ContactPhone)),
            IncidentParts.Behalf(row),
            officer.Has(Roles.Caseworkers) ? IncidentStatus.ForStaff(row.Status, row.StatusBeforeWaiting) : [],
            sensitive,
            row.Version, row.Priority, row.Flags.Split(',', StringSplitOptions.RemoveEmptyEntries), row.AnsweredAt, row.ClockStoppedAt,
            new(
                [.. parts.Assignments.Where(a => a.Status is "accepted" or "scheduled" or "working").Select(a => a.Code)],
                row.OfficerId is { } officerId ? new(officerId, row.OfficerName!) : null),
            notice.Known, notice.DueAt)
        {
            EvidenceWeak = row.EvidenceWeak,
            Parent = GroupRow.Parent(parts.Group, mayOpen: true),
            Merged = GroupRow.Merged(parts.Group),
            Storm = GroupRow.InStorm(parts.Group),
            Paused = GroupRow.InStorm(parts.Group) ? CaseFlags.Storm : null,
            AnswerUsed = Escalation.Used(calendar, row.AnswerBy, row.AnswerMinutes, row.AnsweredAt ?? now),
            FixUsed = Escalation.Used(calendar, row.FixBy, row.FixMinutes, row.ClockStoppedAt ?? now),
        });
    }
}
