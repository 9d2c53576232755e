using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Saphansung.Api.Surveys;

/// <summary>The texts of an .xlsx file, read within bounds: a small file may unfold to gigabytes.</summary>
internal static class Workbook
{
    public const int MostBytes = 2 * 1024 * 1024;
    private const int MostParts = 100;
    private const long MostUnfolded = 20 * 1024 * 1024;
    private const int MostRows = 2000;

    /// <param name="Number">As Excel counts, from 1.</param>
    public sealed record Row(int Number, IReadOnlyDictionary<int, string> Cells);

    /// <returns>Rows by the sheet's name in lower case; null when this is no workbook, or too large a one.</returns>
    public static Dictionary<string, List<Row>>? Read(byte[] file)
    {
        try
        {
            if (!Bounded(file)) return null;
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            var book = document.WorkbookPart!;
            var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
            return book.Workbook.Descendants<Sheet>().ToDictionary(
                sheet => sheet.Name!.Value!.Trim().ToLowerInvariant(),
                sheet => ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>()
                    .Take(MostRows).Select((row, i) => new Row((int)(row.RowIndex?.Value ?? (uint)i + 1), Cells(row, shared))).ToList(),
                StringComparer.Ordinal);
        }
        // Whatever the library stumbles over, the file is not what it says it is.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return null;
        }
    }

    // What the directory of a zip says of its sizes is only a claim, so everything is unfolded once and counted.
    private static bool Bounded(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        if (zip.Entries.Count > MostParts) return false;
        var (buffer, total) = (new byte[64 * 1024], 0L);
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
                if ((total += read) > MostUnfolded) return false;
        }

        return true;
    }

    private static Dictionary<int, string> Cells(DocumentFormat.OpenXml.Spreadsheet.Row row, List<string> shared)
    {
        var cells = new Dictionary<int, string>();
        foreach (var (cell, i) in row.Elements<Cell>().Select((cell, i) => (cell, i)))
        {
            var text = cell.DataType?.Value switch
            {
                CellValues.SharedString => shared[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)],
                CellValues.InlineString => cell.InlineString?.InnerText ?? "",
                CellValues.Boolean => cell.CellValue?.Text == "1" ? "true" : "false",
                _ => cell.CellValue?.Text ?? "",
            };
            if (!string.IsNullOrWhiteSpace(text)) cells[Column(cell.CellReference?.Value) ?? i] = text.Trim();
        }

        return cells;
    }

    private static int? Column(string? reference) => reference is null ? null
        : reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (number, letter) => (number * 26) + (letter & 31)) - 1;
}
