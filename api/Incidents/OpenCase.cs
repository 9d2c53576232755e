using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class OpenCase
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    /// <param name="Allowed">States that staff may set by hand now.</param>
    public sealed record StaffIncident(
        Guid Id, string Reference, string Category, string Status, string Description, IReadOnlyDictionary<string, JsonElement> Answers, Form Form,
        IncidentLocation? Location, IncidentCommunity? Community, IReadOnlyList<IncidentPhoto> Photos,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime AnswerBy, DateTime FixBy, DateTime? ConfirmBy, int Reopenings, int Followers,
        IReadOnlyList<IncidentAssignment> Assignments, IReadOnlyList<IncidentEvent> Events,
        Reporter Reporter, IReadOnlyList<string> Allowed, bool Sensitive);

    public sealed record Reporter(Guid Id, string Name, ReporterContact? Contact);

    public sealed record ReporterContact(string? Name, string? Phone);

    /// <param name="reason">Why a sensitive case is opened (5 to 500 characters); kept with the officer's name.</param>
    public static async Task<Results<Ok<StaffIncident>, Refusal>> Handle(
        Guid id, HttpContext http, DistrictData districtData, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        string? reason = null)
    {
        var officer = Person.Of(http.User);
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var parts = await IncidentParts.Read(connection, id, officer.Id, ct);
        if (parts.Incident is not { } row) return Refusal.NotFound;

        var sensitive = district.Category(row.CategoryCode)?.Sensitive != false;
        if (sensitive)
        {
            if (!officer.Has(Roles.Caseworkers)) return Refusal.NotFound;
            if (reason?.Trim() is not { Length: >= ShortestReason and <= LongestReason } given) return new Refusal(403, "reason_required");
            await connection.Run(
                "insert into sensitive_access (id, incident_id, person_id, reason, opened_at) values (@accessId, @id, @person, @given, @now)",
                new { accessId = Clock.NewId(clock.Now()), id, person = officer.Id, given, now = clock.Now() }, ct);
        }

        return TypedResults.Ok(new StaffIncident(
            row.Id, row.Reference, row.CategoryCode, row.Status, row.Description,
            IncidentParts.Json<Dictionary<string, JsonElement>>(row.Answers), IncidentParts.Form(row), IncidentParts.Location(row),
            district.Community(row.CommunityCode) is { } community ? new(community.Code, community.Name) : null,
            IncidentParts.Photos(parts, links),
            row.ReportedAt, row.UpdatedAt, row.AnswerBy, row.FixBy, row.ConfirmBy, row.Reopenings, row.Followers,
            IncidentParts.Assignments(parts), parts.Events.ConvertAll(e => IncidentParts.Event(e, parts, links, withNames: true)),
            new(row.ReporterId, row.ReporterName, row is { ContactName: null, ContactPhone: null } ? null : new(row.ContactName, row.ContactPhone)),
            officer.Has(Roles.Caseworkers) ? IncidentStatus.ForStaff(row.Status, row.StatusBeforeWaiting) : [],
            sensitive));
    }
}
