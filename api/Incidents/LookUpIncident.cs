using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Where a case stands, for whoever holds its slip and has no LINE. Nothing that tells who reported it or what was written.</summary>
internal static class LookUpIncident
{
    /// <param name="Reference">As on the slip; small letters and blanks do no harm.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(40, ErrorMessage = "too_long|40")] string? Reference,
        [property: Required(ErrorMessage = "required"), StringLength(40, ErrorMessage = "too_long|40")] string? Code);

    /// <summary>A sensitive case answers with its reference and state alone, a merged one as the case it was merged into.</summary>
    public sealed record Found(
        string Reference, string Status, Text? Category, DateTime? ReportedAt, DateTime? FixBy,
        IReadOnlyList<FoundAgency> Agencies, IReadOnlyList<Line> Story);

    public sealed record FoundAgency(Text Name, string Status, DateTime Since);

    /// <param name="Kind">reported, moved, assigned, assignment, feedback or reopened.</param>
    /// <param name="Status">The state the case came to, if it moved.</param>
    /// <param name="Assignment">What the agencies said, for <c>assignment</c>.</param>
    /// <param name="Reason">Why the division ended the case; every follower was told the same.</param>
    public sealed record Line(string Kind, string? Status, string? Assignment, IReadOnlyList<Text> Agencies, DateTime At, string? Reason);

    private static readonly string[] Public = ["reported", "moved", "assigned", "assignment", "feedback", "reopened"];

    public static async Task<Results<Ok<Found>, Refusal>> Handle(
        Request request, HttpContext http, SlipCodes codes, PhotoLinks links, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (reference, code, now) = (Plain(request.Reference!), Plain(request.Code!), clock.Now());
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var guess = new LookupGuess(reference, codes.AddressHash(http.Connection.RemoteIpAddress), now);
        if (await guess.Barred(connection, ct) is { } until)
            return new Refusal(429, "too_many_guesses") { RetryAfter = until - now };

        // Dashes are no part of it: people read a reference aloud without them.
        var row = await connection.OneOrNone<Row>("""
            select incident.id, incident.reference, incident.category_code, lead.status, lead.id as lead_id
            from incident
            join incident lead on lead.id = coalesce(incident.parent_id, incident.id)
            where incident.reference = @reference and incident.behalf_name is not null
            """, new { reference = Dashed(reference, district.Settings.ReferencePrefix) }, ct);
        http.Response.Headers.CacheControl = "no-store";
        if (!codes.Opens(row?.Id ?? Guid.Empty, code))
        {
            await guess.Count(connection, ct);
            await transaction.CommitAsync(ct);
            return Refusal.NotFound;
        }

        var category = district.Category(row!.CategoryCode);
        if (category?.Sensitive != false) return TypedResults.Ok(new Found(row.Reference, row.Status, null, null, null, [], []));
        var parts = await IncidentParts.Read(connection, row.LeadId, Guid.Empty, withMerged: false, ct);
        var agencies = IncidentParts.Assignments(parts);
        return TypedResults.Ok(new Found(
            row.Reference, row.Status, category.Name, parts.Incident!.ReportedAt, parts.Incident.FixBy,
            agencies.ConvertAll(a => new FoundAgency(a.Agency.Name, a.Status, a.Since)),
            Story.Told(parts.Events
                .Where(e => !e.StaffOnly && Public.Contains(e.Kind))
                .Select(e => IncidentParts.Event(e, parts, links, withNames: false))).ConvertAll(line => Shown(line, agencies))));
    }

    private static Line Shown(IncidentEvent line, List<IncidentAssignment> agencies) => new(
        line.Kind, line.Status,
        line.Kind == "assignment" && line.Data.TryGetProperty("assignmentStatus", out var said) ? said.GetString() : null,
        [.. new[] { line.Agency }.Concat(line.With.Select(w => w.Agency)).Distinct()
            .Select(code => agencies.Find(a => a.Agency.Code == code)?.Agency.Name).OfType<Text>()],
        line.OccurredAt,
        line.By.Kind == "staff" && IncidentStatus.IsStaffEnd(line.Status ?? "") ? line.Text : null);

    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Dashed(string plain, string prefix) =>
        plain.StartsWith(prefix, StringComparison.Ordinal) && plain.Length > prefix.Length + 4
            ? $"{prefix}-{plain[prefix.Length..(prefix.Length + 4)]}-{plain[(prefix.Length + 4)..]}"
            : plain;

    private sealed record Row(Guid Id, string Reference, string CategoryCode, string Status, Guid LeadId);
}
