using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>What the page behind an agency's link shows. Looking changes nothing of the case.</summary>
internal static class OpenAgencyLink
{
    /// <param name="Assignment">As the agency reads it with a key.</param>
    /// <param name="Allowed">What the agency may say now; empty once the assignment is no longer its own.</param>
    /// <param name="Category">Null when the case is sensitive.</param>
    /// <param name="Form">The questions that the reporter's answers belong to.</param>
    /// <param name="Notes">What the agency and the division wrote to each other; empty once the case was given back.</param>
    /// <param name="Agencies">Whom the agency may name when it declines.</param>
    public sealed record View(
        Text Agency, DateTime ExpiresAt, ListAssignments.Item Assignment, IReadOnlyList<string> Allowed, Text? Category, Form Form,
        IReadOnlyList<ListAgencies.Item> Agencies, IReadOnlyList<AgencyNotes.Note> Notes);

    public static async Task<Results<Ok<View>, Refusal>> Handle(
        HttpContext http, DistrictData districtData, PhotoLinks photos, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var caller = AgencyLinks.Of(http.User);
        var district = await districtData.Get(ct);
        http.Response.Headers.CacheControl = "no-store";
        if (await ListAssignments.Find(database, caller.Agency, caller.Assignment, photos, ct) is not { } assignment) return Refusal.NotFound;

        var notes = (await AgencyNotes.List(database, caller.Assignment, caller.Agency, ct)).Result as Ok<List<AgencyNotes.Note>>;
        await using var connection = await database.OpenConnectionAsync(ct);
        var link = await connection.One<Link>("""
            update agency_link
            set opened_at = @now
            from assignment
            join incident on incident.id = incident_id
            join form_version on form_version.form_key = incident.form_key and form_version.version = incident.form_version
            where agency_link.id = @Link and assignment.id = assignment_id
            returning expires_at, form_version.version, questions::text as questions
            """, new { caller.Link, now = clock.Now() }, ct);
        var (category, agency) = (district.Category(assignment.Incident.Category), district.Agency(caller.Agency)!);
        return TypedResults.Ok(new View(
            agency.Name, link.ExpiresAt, assignment, AssignmentStatus.After(assignment.Status), category?.Sensitive == false ? category.Name : null,
            new(link.Version, IncidentParts.Json<List<Question>>(link.Questions)),
            [.. district.Agencies.Where(a => a.Code != caller.Agency).Select(a => new ListAgencies.Item(a.Code, a.Name, a.Own))],
            notes?.Value ?? []));
    }

    private sealed record Link(DateTime ExpiresAt, int Version, string Questions);
}
