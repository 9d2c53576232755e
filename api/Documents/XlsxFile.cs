using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Saphansung.Api.Documents;

/// <summary>
/// A workbook of plain sheets (ECMA-376). Text is written as text, never as a formula. Rows go to a file on disk as they come and from there to the
/// caller: the memory needed does not grow with them.
/// </summary>
internal static class XlsxFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Parts = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private const string FirstRowStays = """
        <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
        """;

    /// <summary>The second cell format is bold.</summary>
    private const string Styles = """
        <fonts count="2"><font/><font><b/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>
        """;

    private const int LongestCell = 32_767;

    /// <param name="Widths">Of the columns; none leaves them as they are.</param>
    /// <param name="Rows">Cells are text, numbers or null; the first row is bold.</param>
    public sealed record Sheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<object?>> Rows);

    public static PushStreamHttpResult Of(string name, IReadOnlyList<Sheet> sheets) => FileOnDisk.Of(name, Type, file =>
    {
        Write(file, sheets);
        return Task.CompletedTask;
    });

    internal static void Write(Stream file, IReadOnlyList<Sheet> sheets)
    {
        // Not by the SDK's package: it holds every part in memory until the end.
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (sheet, number) in sheets.Select((sheet, i) => (sheet, i + 1))) Add(zip, $"xl/worksheets/sheet{number}.xml", xml => Write(xml, sheet));
        Add(zip, "xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteAttributeString("xmlns", "r", null, Relations);
            xml.WriteStartElement("sheets");
            foreach (var (sheet, number) in sheets.Select((sheet, i) => (sheet, i + 1)))
                Element(xml, "sheet", ("name", sheet.Name), ("sheetId", $"{number}"), ("r:id", $"s{number}"));
        });
        Add(zip, "xl/styles.xml", xml =>
        {
            xml.WriteStartElement("styleSheet", Main);
            xml.WriteRaw(Styles);
        });
        Add(zip, "xl/_rels/workbook.xml.rels", xml => Related(xml, [
            .. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles", "styles.xml")]));
        Add(zip, "_rels/.rels", xml => Related(xml, [("book", "officeDocument", "xl/workbook.xml")]));
        Add(zip, "[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
            Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Parts + "sheet.main+xml"));
            Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", Parts + "styles+xml"));
            for (var number = 1; number <= sheets.Count; number++)
                Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{number}.xml"), ("ContentType", Parts + "worksheet+xml"));
        });
    }

    private static void Write(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw(FirstRowStays);
        if (sheet.Widths.Count > 0)
        {
            xml.WriteStartElement("cols");
            foreach (var (width, number) in sheet.Widths.Select((width, i) => (width, i + 1)))
                Element(xml, "col", ("min", $"{number}"), ("max", $"{number}"), ("width", width.ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("sheetData");
        var style = "1";
        foreach (var row in sheet.Rows)
        {
            xml.WriteStartElement("row");
            foreach (var cell in row) Write(xml, cell, style);
            xml.WriteEndElement();
            style = "0";
        }
    }

    private static void Write(XmlWriter xml, object? value, string style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("s", style);
        if (value is string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else if (value is not null)
        {
            xml.WriteElementString("v", ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    /// <summary>XML has no place for some characters that people paste.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return clean.Length > LongestCell ? clean[..LongestCell] : clean;
    }

    /// <summary>What is left open is closed.</summary>
    private static void Add(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var part = zip.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument();
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Related(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> related)
    {
        xml.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
        foreach (var (id, type, target) in related) Element(xml, "Relationship", ("Id", id), ("Type", $"{Relations}/{type}"), ("Target", target));
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (attribute == "r:id") xml.WriteAttributeString("id", Relations, value);
            else xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }
}
