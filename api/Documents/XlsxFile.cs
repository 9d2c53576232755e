using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Saphansung.Api.Documents;

/// <summary>
/// A workbook of plain sheets. Text is written as text, never as a formula. Rows go to a file on disk as they come, because the format needs to go
/// back to its beginning, and from there to the caller.
/// </summary>
internal static class XlsxFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestCell = 32_767;
    private const int Buffer = 64 * 1024;

    /// <param name="Widths">Of the columns; none leaves them as they are.</param>
    /// <param name="Rows">Cells are text, numbers or null; the first row is bold.</param>
    public sealed record Sheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<object?>> Rows);

    public static PushStreamHttpResult Of(string name, IReadOnlyList<Sheet> sheets) => TypedResults.Stream(async body =>
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        Write(file, sheets);
        file.Position = 0;
        await file.CopyToAsync(body);
    }, Type, name);

    internal static void Write(Stream file, IReadOnlyList<Sheet> sheets)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles();
        var list = new Sheets();
        foreach (var sheet in sheets)
        {
            var part = book.AddNewPart<WorksheetPart>();
            Write(part, sheet);
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
        }

        book.Workbook = new Workbook(list);
    }

    private static void Write(WorksheetPart part, Sheet sheet)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        if (sheet.Widths.Count > 0) xml.WriteElement(new Columns(sheet.Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        var first = true;
        foreach (var row in sheet.Rows)
        {
            xml.WriteStartElement(new Row());
            foreach (var cell in row) xml.WriteElement(Of(cell, first));
            xml.WriteEndElement();
            first = false;
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static Cell Of(object? value, bool bold)
    {
        var style = bold ? 1u : 0;
        return value switch
        {
            null => new Cell { StyleIndex = style },
            string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style },
            _ => new Cell { CellValue = new(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)), StyleIndex = style },
        };
    }

    /// <summary>XML has no place for some characters that people paste.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return clean.Length > LongestCell ? clean[..LongestCell] : clean;
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }) { Count = 2 });
}
