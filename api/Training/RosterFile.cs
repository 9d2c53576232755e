using System.Text;
using CsvHelper;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

/// <summary>A list of invited people as an office keeps it: .xlsx, or .csv in UTF-8. Other columns than these are left alone.</summary>
internal static class RosterFile
{
    private static readonly string[] NameHeads = ["ชื่อ-สกุล", "ชื่อ - สกุล", "ชื่อ-นามสกุล", "ชื่อ - นามสกุล", "ชื่อ สกุล", "ชื่อ", "name", "full name"];
    private static readonly string[] CommunityHeads = ["ชุมชน", "community"];
    private static readonly string[] PhoneHeads = ["โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "โทร", "phone", "telephone"];

    /// <param name="Number">As a spreadsheet counts, from 1.</param>
    public sealed record Row(int Number, string Name, string? Community, string? Phone);

    /// <returns>Null when no sheet has a column of names.</returns>
    public static List<Row>? Read(byte[] file)
    {
        var sheets = file is [(byte)'P', (byte)'K', ..] ? Workbook.Read(file)?.Values.ToList() : Csv(file) is { } csv ? [csv] : null;
        foreach (var sheet in sheets ?? [])
        {
            // A title may stand above the table.
            for (var i = 0; i < Math.Min(sheet.Count, 10); i++)
                if (Column(sheet[i], NameHeads) is { } name) return [.. Rows(sheet.Skip(i + 1), name, Column(sheet[i], CommunityHeads), Column(sheet[i], PhoneHeads))];
        }

        return null;
    }

    private static IEnumerable<Row> Rows(IEnumerable<Workbook.Row> rows, int name, int? community, int? phone) =>
        from row in rows
        where row.Cells.Count > 0
        select new Row(row.Number, Cell(row, name) ?? "", Cell(row, community), Cell(row, phone));

    private static string? Cell(Workbook.Row row, int? column) => column is { } at ? row.Cells.GetValueOrDefault(at) : null;

    private static int? Column(Workbook.Row head, string[] names) => head.Cells
        .Where(cell => names.Contains(cell.Value.Trim().ToLowerInvariant(), StringComparer.Ordinal)).Select(cell => (int?)cell.Key).FirstOrDefault();

    private static List<Workbook.Row>? Csv(byte[] file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF').Replace("\0", "", StringComparison.Ordinal);
            using var csv = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)), new() { HasHeader = false, TrackLineNumbers = true });
            var rows = new List<Workbook.Row>();
            while (csv.Read() && rows.Count <= CourseBody.MostCapacity + 10)
            {
                var cells = Enumerable.Range(0, csv.FieldCount).Select(i => (i, Text: csv.GetString(i).Trim())).Where(c => c.Text.Length > 0);
                rows.Add(new((int)csv.LineNumber, cells.ToDictionary(c => c.i, c => c.Text)));
            }

            return rows;
        }
        catch (Exception broken) when (broken is DecoderFallbackException or CsvFormatException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Everything that is wrong, by row and column.</summary>
    public static Dictionary<string, string[]> Check(IReadOnlyList<Row> rows, District district, out List<Invited> invited)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        invited = [];
        foreach (var row in rows)
        {
            var community = row.Community is null ? null : Community(district, row.Community);
            if (row.Name.Length == 0) errors[$"rows.{row.Number}.name"] = ["required"];
            else if (row.Name.Length > 100) errors[$"rows.{row.Number}.name"] = ["too_long|100"];
            if (row.Community is not null && community is null) errors[$"rows.{row.Number}.community"] = ["unknown_community"];
            if (row.Phone?.Length > 30) errors[$"rows.{row.Number}.phone"] = ["too_long|30"];
            var key = RosterNames.Key(row.Name, community);
            if (row.Name.Length > 0 && !seen.TryAdd(key, row.Number)) errors[$"rows.{row.Number}.name"] = [$"same_as_row|{seen[key]}"];
            invited.Add(new(row.Name, community, row.Phone, key));
        }

        return errors;
    }

    private static string? Community(District district, string text) => district.Communities.FirstOrDefault(c =>
        string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase) || Plain(c.Name) == Plain(text))?.Code;

    private static string Plain(string name) => name.Replace("ชุมชน", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    public sealed record Invited(string Name, string? Community, string? Phone, string Key);
}
