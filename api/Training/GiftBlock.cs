namespace Saphansung.Api.Training;

/// <summary>
/// One block of a GIFT file, read from left to right: <c>::name:: text { answers } rest of the text</c>. Escaped characters are set
/// aside first, so that what is left of the control characters controls.
/// </summary>
internal sealed class GiftBlock
{
    private const string CategoryMark = "$CATEGORY:";
    private const string Gap = "_____";
    private const int MostName = 200;

    private readonly string text;
    private readonly int firstLine;
    private int at;

    public GiftBlock(string block, int line)
    {
        (text, firstLine) = (GiftEscapes.SetAside(block).TrimEnd(), line);
        SkipSpace();
    }

    /// <returns>The category that the following questions belong to; null when the block does not name one.</returns>
    public string? Category()
    {
        if (!text.AsSpan(at).StartsWith(CategoryMark, StringComparison.Ordinal)) return null;
        var line = Line(at);
        at += CategoryMark.Length;
        var end = text.IndexOf('\n', at);
        if (end < 0) end = text.Length;
        var path = GiftEscapes.BringBackAsWritten(text[at..end]).Trim();
        at = end;
        SkipSpace();
        // Where Moodle keeps its questions says nothing here: $course$/top/…
        if (path.StartsWith('$') && path.IndexOf('$', 1) is > 0 and var mark) path = path[(mark + 1)..].TrimStart('/');
        if (path.StartsWith("top/", StringComparison.Ordinal)) path = path["top/".Length..];
        return path.Length > MostName ? throw new GiftError(line, $"too_long|{MostName}") : path;
    }

    /// <returns>Null when nothing is left in the block.</returns>
    public GiftReader.Item? Question()
    {
        if (at >= text.Length) return null;
        var line = Line(at);
        var name = Name();
        var (opens, closes) = (text.IndexOf('{', at), text.IndexOf('}', at));
        if (opens < 0 && closes < 0) return Unsupported(line, name, "description", GiftEscapes.Marked(text[at..], MarkedText.Moodle), null);
        if (opens < 0) throw new GiftError(Line(closes), "gift_brace_open");
        if (closes >= 0 && closes < opens) throw new GiftError(Line(closes), "gift_brace_open");
        if (closes < 0) throw new GiftError(Line(opens), "gift_brace_close");
        if (text.IndexOfAny(['{', '}'], closes + 1) is >= 0 and var second) throw new GiftError(Line(second), "gift_second_block");
        if (text.AsSpan(opens + 1, closes - opens - 1).Contains('{')) throw new GiftError(Line(text.IndexOf('{', opens + 1)), "gift_second_block");

        var rest = text[(closes + 1)..];
        var asked = GiftEscapes.Marked(text[at..opens] + (rest.Length == 0 ? "" : Gap + rest), MarkedText.Moodle);
        var (end, feedback) = (closes, (MarkedText?)null);
        if (text.LastIndexOf("####", closes - 1, closes - opens, StringComparison.Ordinal) is >= 0 and var general)
        {
            end = general;
            feedback = GiftEscapes.MarkedOrNull(text[(general + 4)..closes], asked.Format);
        }

        var answers = new GiftAnswers(text, opens + 1, end, Line, asked.Format);
        if (answers.IsEmpty) return Unsupported(line, name, "essay", asked, feedback);
        var (kind, body) = answers.Read(new QuestionBody(asked, Feedback: feedback));
        Check(kind, body, line);
        return new(line, name, "", [], kind, body);
    }

    private static GiftReader.Item Unsupported(int line, string name, string what, MarkedText asked, MarkedText? feedback)
    {
        var body = new QuestionBody(asked, Feedback: feedback, Unsupported: what);
        Check(QuestionKinds.Unsupported, body, line);
        return new(line, UnsupportedName.Of(line, name), "", [], QuestionKinds.Unsupported, body);
    }

    private static void Check(string kind, QuestionBody body, int line)
    {
        if (body.Text.Text.Length == 0) throw new GiftError(line, "gift_text_missing");
        if (QuestionRules.Check(kind, body).FirstOrDefault() is { Key: not null } wrong) throw new GiftError(line, wrong.Value[0]);
    }

    private string Name()
    {
        if (!text.AsSpan(at).StartsWith("::", StringComparison.Ordinal)) return "";
        var line = Line(at);
        at += 2;
        var end = text.IndexOf("::", at, StringComparison.Ordinal);
        if (end < 0) return "";
        var name = GiftEscapes.BringBack(text[at..end]).ReplaceLineEndings(" ").Trim();
        at = end + 2;
        SkipSpace();
        return name.Length > MostName ? throw new GiftError(line, $"too_long|{MostName}") : name;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private int Line(int position) => firstLine + text.AsSpan(0, Math.Clamp(position, 0, text.Length)).Count('\n');
}

/// <summary>Questions that cannot be asked here are kept under a name that says so, and where they stood.</summary>
internal static class UnsupportedName
{
    private const string Beginning = "unsupported: line ";
    private const string Between = " · ";

    public static string Of(int line, string name) => FormattableString.Invariant($"{Beginning}{line}{(name.Length > 0 ? Between : "")}{name}");

    /// <returns>The name it had in the file.</returns>
    public static string Original(string name) =>
        !name.StartsWith(Beginning, StringComparison.Ordinal) ? name : name.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? name[(at + Between.Length)..] : "";
}
