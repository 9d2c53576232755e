using System.ComponentModel.DataAnnotations;
using System.Data.Common;
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

    /// <summary>A sensitive case answers with its reference and state alone.</summary>
    public sealed record Found(
        string Reference, string Status, Text? Category, DateTime? ReportedAt, DateTime? FixBy,
        IReadOnlyList<FoundAgency> Agencies, IReadOnlyList<Line> Story);

    public sealed record FoundAgency(Text Name, string Status, DateTime Since);

    /// <param name="Kind">reported, moved, assigned, assignment, feedback or reopened.</param>
    /// <param name="Status">The state the case came to, if it moved.</param>
    /// <param name="Assignment">What the agency said, for <c>assignment</c>.</param>
    /// <param name="Reason">Why the division ended the case; every follower was told the same.</param>
    public sealed record Line(string Kind, string? Status, string? Assignment, Text? Agency, DateTime At, string? Reason);

    public static async Task<Results<Ok<Found>, Refusal>> Handle(
        Request request, HttpContext http, SlipCodes codes, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
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
            select id, reference, category_code, status, reported_at, fix_by
            from incident
            where reference = @reference and behalf_name is not null
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
        return TypedResults.Ok(new Found(
            row.Reference, row.Status, category.Name, row.ReportedAt, row.FixBy,
            await Agencies(connection, row.Id, ct), await Story(connection, row.Id, ct)));
    }

    private static async Task<List<FoundAgency>> Agencies(DbConnection connection, Guid id, CancellationToken ct) =>
        (await connection.Many<AgencyRow>("""
            select name_th, name_en, assignment.status, assignment.updated_at
            from assignment
            join agency on code = agency_code
            where incident_id = @id
            order by assignment.id
            """, new { id }, ct)).ConvertAll(a => new FoundAgency(new(a.NameTh, a.NameEn), a.Status, a.UpdatedAt));

    private static async Task<List<Line>> Story(DbConnection connection, Guid id, CancellationToken ct) =>
        (await connection.Many<LineRow>("""
            select kind, status, data ->> 'assignmentStatus' as assignment, name_th, name_en, recorded_at,
                   case when actor_kind = 'staff' and status in ('closed_unfixed', 'not_ours', 'duplicate') then text end as reason
            from incident_event
            left join agency on code = agency_code
            where incident_id = @id
              and kind in ('reported', 'moved', 'assigned', 'assignment', 'feedback', 'reopened')
              and not staff_only
            order by recorded_at, sequence
            """, new { id }, ct)).ConvertAll(l => new Line(l.Kind, l.Status, l.Assignment, l.NameTh is null ? null : new(l.NameTh, l.NameEn!), l.RecordedAt, l.Reason));

    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Dashed(string plain, string prefix) =>
        plain.StartsWith(prefix, StringComparison.Ordinal) && plain.Length > prefix.Length + 4
            ? $"{prefix}-{plain[prefix.Length..(prefix.Length + 4)]}-{plain[(prefix.Length + 4)..]}"
            : plain;

    private sealed record Row(Guid Id, string Reference, string CategoryCode, string Status, DateTime ReportedAt, DateTime FixBy);

    private sealed record AgencyRow(string NameTh, string NameEn, string Status, DateTime UpdatedAt);

    private sealed record LineRow(string Kind, string? Status, string? Assignment, string? NameTh, string? NameEn, DateTime RecordedAt, string? Reason);
}
