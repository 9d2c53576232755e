using System.Text;

namespace Saphansung.Api.Training;

/// <summary>
/// Reads GIFT, Moodle's text format of questions. Blank lines part the blocks of a file; see <see cref="GiftBlock"/> for what stands in
/// one. Everything that is wrong is told by line.
/// </summary>
internal static class GiftReader
{
    public const int MostQuestions = 20_000;
    private const int MostErrors = 100;

    /// <param name="Line">Of the file, from 1.</param>
    public sealed record Item(int Line, string Name, string Category, IReadOnlyList<string> Tags, string Kind, QuestionBody Body);

    /// <param name="Message">In the form of <c>Texts</c>.</param>
    public sealed record Error(int Line, string Message);

    public sealed record File(IReadOnlyList<Item> Items, IReadOnlyList<Error> Errors);

    public static File Read(string text)
    {
        var (items, errors, category) = (new List<Item>(), new List<Error>(), "");
        foreach (var (line, block, tags) in Blocks(text))
        {
            if (errors.Count >= MostErrors) break;
            try
            {
                var reader = new GiftBlock(block, line);
                if (reader.Category() is { } named) category = named;
                if (reader.Question() is not { } question) continue;
                if (items.Count == MostQuestions) throw new GiftError(line, $"too_many|{MostQuestions}");
                items.Add(question with { Category = category, Tags = tags });
            }
            catch (GiftError e)
            {
                errors.Add(new(e.Line, e.Message));
            }
        }

        if (items.Count == 0 && errors.Count == 0) errors.Add(new(1, "gift_empty"));
        return new(items, errors);
    }

    /// <summary>A file is UTF-8; what is not text is told by line, too.</summary>
    public static File Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0) return new([], [new(bytes[..nul].Count((byte)'\n') + 1, "bad_text")]);
        try
        {
            return Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            return new([], [new(bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n') + 1, "not_utf8")]);
        }
    }

    // A comment keeps its line, so that later lines are still counted right, and does not part blocks.
    private static IEnumerable<(int Line, string Text, IReadOnlyList<string> Tags)> Blocks(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var (block, tags, first) = (new StringBuilder(), new List<string>(), 0);
        for (var i = 0; i <= lines.Length; i++)
        {
            var line = i < lines.Length ? lines[i].Trim() : "";
            if (line.Length > 0)
            {
                if (first == 0) first = i + 1;
                var comment = line.StartsWith("//", StringComparison.Ordinal);
                if (comment) tags.AddRange(GiftTags.Read(line));
                block.Append(comment ? " " : lines[i]).Append('\n');
                continue;
            }

            if (first > 0 && !string.IsNullOrWhiteSpace(block.ToString()))
            {
                yield return (first, block.ToString(), [.. tags.Distinct(StringComparer.Ordinal)]);
                tags.Clear();
            }

            block.Clear();
            first = 0;
        }
    }
}

internal sealed class GiftError(int line, string message) : Exception(message)
{
    public int Line => line;
}

/// <summary>Moodle writes a question's tags into the comment above it: <c>// [id:Q12] [tag:LINE]</c>.</summary>
internal static class GiftTags
{
    private const string Opening = "[tag:";
    private const int Most = 20;

    public static IEnumerable<string> Read(string comment)
    {
        var found = 0;
        for (var at = comment.IndexOf(Opening, StringComparison.Ordinal); at >= 0 && found < Most; at = comment.IndexOf(Opening, at, StringComparison.Ordinal))
        {
            var tag = new StringBuilder();
            for (at += Opening.Length; at < comment.Length && comment[at] != ']'; at++)
            {
                if (comment[at] == '\\' && at + 1 < comment.Length && comment[at + 1] is ']' or '\\') at++;
                tag.Append(comment[at]);
            }

            if (tag.ToString().Trim() is not { Length: > 0 and <= 60 } said || at >= comment.Length) continue;
            found++;
            yield return said;
        }
    }

    public static string Write(string tag) =>
        Opening + tag.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).ReplaceLineEndings(" ") + "]";
}
