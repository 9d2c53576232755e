using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The district's ready texts, filled in for one case; the officer may still change every word.</summary>
internal static class FillTemplates
{
    /// <param name="Use">message, note, or the state the case is moved to with it.</param>
    /// <param name="Text">Thai: it goes to the reporter as it stands.</param>
    public sealed record Template(string Code, string Use, string Title, string Text);

    public static async Task<Results<Ok<List<Template>>, Refusal>> Handle(
        Guid id, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select reference, category_code, community_code, fix_by,
                   (select string_agg(name_th, ' และ ' order by assignment.id)
                    from assignment
                    join agency on code = agency_code
                    where incident_id = incident.id and status not in ('declined', 'failed', 'expired')) as agencies
            from incident
            where id = @id
            """, new { id }, ct);
        if (row is null) return Refusal.NotFound;

        var templates = await connection.Many<Template>("select code, use, title_th as title, text_th as text from template order by position", null, ct);
        return TypedResults.Ok(templates.ConvertAll(template => template with { Text = Fill(template.Text, row, district) }));
    }

    // What a case lacks is named in general, so that no sentence ends in nothing.
    private static string Fill(string text, Row row, District district) => text
        .Replace("{เลขที่เรื่อง}", row.Reference, StringComparison.Ordinal)
        .Replace("{ประเภท}", district.Category(row.CategoryCode)?.Name.Th ?? row.CategoryCode, StringComparison.Ordinal)
        .Replace("{หน่วยงาน}", row.Agencies ?? "หน่วยงานที่รับผิดชอบ", StringComparison.Ordinal)
        .Replace("{ชุมชน}", district.Community(row.CommunityCode)?.Name ?? "พื้นที่ของท่าน", StringComparison.Ordinal)
        .Replace("{กำหนดแก้ไข}", LineText.Date(row.FixBy), StringComparison.Ordinal)
        .Replace("{เบอร์ติดต่อ}", district.Settings.Phone is { Length: > 0 } phone ? phone : district.Settings.Name.Th, StringComparison.Ordinal);

    private sealed record Row(string Reference, string CategoryCode, string? CommunityCode, DateTime FixBy, string? Agencies);
}
