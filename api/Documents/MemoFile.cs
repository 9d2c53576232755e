using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Saphansung.Api.Documents;

/// <summary>
/// An official memo (บันทึกข้อความ, form 29): A4, left margin 3 cm, right 2 cm, title 29 pt, labels 20 pt with dotted leaders, text 16 pt in
/// TH Sarabun PSK (cabinet resolution of 7 September 2553). A framed place of 1.5 cm waits for the garuda: it is a state emblem, not ours to draw
/// or to give away, so the office puts its own picture there.
/// </summary>
internal sealed class MemoFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "TH SarabunPSK";
    private const int Centimetre = 567;
    private const int TextWidth = 16 * Centimetre;
    private const int TextSize = 16;
    private const int LabelSize = 20;
    private const int TitleSize = 29;
    private const int EmblemSize = 10;
    private const double EmblemHeight = 1.5;
    private readonly Body body = new();

    public MemoFile Head(string office, string number, string day, string subject, string to)
    {
        body.Append(Emblem());
        var title = Paragraph(null, JustificationValues.Center, Run("บันทึกข้อความ", TitleSize, bold: true));
        title.ParagraphProperties!.SpacingBetweenLines = new() { Line = "700", LineRule = LineSpacingRuleValues.Exact };
        body.Append(title);
        body.Append(Labelled(("ส่วนราชการ", office, TextWidth)));
        body.Append(Labelled(("ที่", number, TextWidth / 2), ("วันที่", day, TextWidth)));
        body.Append(Labelled(("เรื่อง", subject, TextWidth)));
        return Plain("เรียน  " + to);
    }

    /// <summary>Beside the title, not above it.</summary>
    private static Paragraph Emblem()
    {
        var place = Paragraph(null, JustificationValues.Center, Run("ตราครุฑ", EmblemSize));
        place.ParagraphProperties!.FrameProperties = new()
        {
            Width = Twips(EmblemHeight),
            Height = (uint)(EmblemHeight * Centimetre),
            HeightType = HeightRuleValues.Exact,
            Wrap = TextWrappingValues.Around,
            HorizontalPosition = HorizontalAnchorValues.Margin,
            VerticalPosition = VerticalAnchorValues.Text,
            XAlign = HorizontalAlignmentValues.Left,
        };
        place.ParagraphProperties.ParagraphBorders = new(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>());
        return place;
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Dotted, Size = 4 };

    public MemoFile Plain(string text)
    {
        body.Append(Paragraph(null, JustificationValues.Left, Run(text)));
        return this;
    }

    public MemoFile Heading(string text)
    {
        var paragraph = Paragraph(null, JustificationValues.Left, Run(text, bold: true));
        paragraph.ParagraphProperties!.KeepNext = new();
        body.Append(paragraph);
        return this;
    }

    /// <summary>Text with its first line indented 2.5 cm.</summary>
    public MemoFile Text(string text)
    {
        body.Append(Paragraph(Centimetre * 5 / 2, JustificationValues.ThaiDistribute, Run(text)));
        return this;
    }

    /// <param name="widths">In centimetres, together at most 16.</param>
    /// <param name="rows">The first is repeated on every page; a bold row has its mark.</param>
    public MemoFile Table(IReadOnlyList<double> widths, IReadOnlyList<(bool Bold, IReadOnlyList<string> Cells)> rows)
    {
        var borders = new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
        var table = new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, borders, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            var properties = index == 0 ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit());
            table.Append(new TableRow([properties, .. row.Cells.Select((cell, i) => new TableCell(
                new TableCellProperties(new TableCellWidth { Width = Twips(widths[i]), Type = TableWidthUnitValues.Dxa }),
                Paragraph(null, i == 0 && index > 0 ? JustificationValues.Left : JustificationValues.Center, Run(cell, bold: row.Bold))))]));
        }

        body.Append(table, Paragraph(null, JustificationValues.Left));
        return this;
    }

    public MemoFile Signature(string position)
    {
        foreach (var line in (string[])["", "(ลงชื่อ) ........................................", "(........................................)", position])
        {
            var paragraph = Paragraph(null, JustificationValues.Center, Run(line));
            paragraph.ParagraphProperties!.Indentation = new() { Left = Twips(6) };
            paragraph.ParagraphProperties.KeepNext = line == position ? null : new();
            body.Append(paragraph);
        }

        return this;
    }

    public byte[] Bytes()
    {
        body.Append(new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2 * Centimetre, Right = 2 * Centimetre, Bottom = 2 * Centimetre, Left = 3 * Centimetre, Header = Centimetre, Footer = Centimetre, Gutter = 0 }));
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document)) document.AddMainDocumentPart().Document = new Document(body);
        return file.ToArray();
    }

    private static string Twips(double centimetres) => ((int)(centimetres * Centimetre)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Paragraph Labelled(params ReadOnlySpan<(string Label, string Text, int End)> parts)
    {
        var paragraph = new Paragraph();
        var tabs = new Tabs();
        foreach (var (label, text, end) in parts)
        {
            tabs.Append(new TabStop { Val = TabStopValues.Left, Leader = TabStopLeaderCharValues.Dot, Position = end });
            paragraph.Append(Run(label + "  ", LabelSize, bold: true), Run(text), new Run(Properties(TextSize, false), new TabChar()));
        }

        paragraph.PrependChild(new ParagraphProperties(tabs, new SpacingBetweenLines { After = "0" }));
        return paragraph;
    }

    private static Paragraph Paragraph(int? firstLine, JustificationValues justification, params ReadOnlySpan<Run> runs)
    {
        var properties = new ParagraphProperties
        {
            SpacingBetweenLines = new() { After = "0" },
            Justification = new() { Val = justification },
        };
        if (firstLine is { } twips)
        {
            properties.Indentation = new() { FirstLine = twips.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            properties.SpacingBetweenLines.Before = "120";
        }

        var paragraph = new Paragraph(properties);
        foreach (var run in runs) paragraph.Append(run);
        return paragraph;
    }

    private static Run Run(string text, int size = TextSize, bool bold = false) => new(
        Properties(size, bold), new Text(string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))) { Space = SpaceProcessingModeValues.Preserve });

    // Thai is a complex script: without the cs font and sizes Word takes its own.
    private static RunProperties Properties(int size, bool bold)
    {
        var halves = (size * 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var properties = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font });
        if (bold) properties.Append(new Bold(), new BoldComplexScript());
        properties.Append(new FontSize { Val = halves }, new FontSizeComplexScript { Val = halves }, new Languages { Bidi = "th-TH" });
        return properties;
    }
}
