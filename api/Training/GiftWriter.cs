using System.Globalization;
using System.Text;

namespace Saphansung.Api.Training;

/// <summary>Writes questions as GIFT, so that reading them gives the same questions again.</summary>
internal static class GiftWriter
{
    /// <param name="Code">Null for none; stands in a comment.</param>
    public sealed record Entry(string? Code, string Name, string Category, IReadOnlyList<string> Tags, string Kind, QuestionBody Body);

    public static string Write(IEnumerable<Entry> entries)
    {
        var (file, category) = (new StringBuilder(), "");
        foreach (var entry in entries)
        {
            if (entry.Category != category)
            {
                category = entry.Category;
                file.Append("$CATEGORY: ").Append(category.ReplaceLineEndings(" ")).Append("\n\n");
            }

            var notes = (string[])[.. entry.Code is null ? Array.Empty<string>() : [$"[id:{entry.Code}]"], .. entry.Tags.Select(GiftTags.Write)];
            if (notes.Length > 0) file.Append("// ").AppendJoin(' ', notes).Append('\n');
            Question(file, entry);
            file.Append("\n\n");
        }

        return file.ToString();
    }

    private static void Question(StringBuilder file, Entry entry)
    {
        var (body, format) = (entry.Body, entry.Body.Text.Format);
        // A name, even an empty one, keeps a text that begins like a comment or a category from being read as one.
        file.Append("::").Append(GiftEscapes.Write(entry.Kind == QuestionKinds.Unsupported ? UnsupportedName.Original(entry.Name) : entry.Name)).Append("::");
        file.Append(GiftEscapes.Write(body.Text, MarkedText.Moodle));
        if (body.Unsupported == "description") return;

        file.Append('{');
        switch (entry.Kind)
        {
            case QuestionKinds.TrueFalse:
                var isTrue = body.Options![0].Weight == 1;
                var (right, wrong) = isTrue ? (body.Options[0].Feedback, body.Options[1].Feedback) : (body.Options[1].Feedback, body.Options[0].Feedback);
                file.Append(isTrue ? "TRUE" : "FALSE");
                if (wrong is not null || right is not null) file.Append('#').Append(Feedback(wrong, format));
                if (right is not null) file.Append('#').Append(Feedback(right, format));
                break;
            case QuestionKinds.Single or QuestionKinds.Multiple:
                var full = body.Options!.FirstOrDefault(o => o.Weight == 1);
                foreach (var option in body.Options!) Line(file, Mark(entry.Kind, option, ReferenceEquals(option, full)), GiftEscapes.Write(option.Text, format), option.Feedback, format);
                break;
            case QuestionKinds.Short:
                foreach (var text in body.Texts!) Line(file, "=" + Percent(text.Weight), GiftEscapes.Write(new MarkedText(text.Text, format), format), text.Feedback, format);
                break;
            case QuestionKinds.Numeric:
                file.Append('#');
                foreach (var number in body.Numbers!) Number(file, number, format);
                break;
            case QuestionKinds.Matching:
                Pairs(file, body, format);
                break;
        }

        if (body.Feedback is not null) file.Append("\n\t####").Append(GiftEscapes.Write(body.Feedback, format));
        file.Append("\n}");
    }

    // Without a ~ it would be read as short texts, so only the first right one is written with =.
    private static string Mark(string kind, AnswerOption option, bool first) => option.Weight switch
    {
        1 when kind == QuestionKinds.Single && first => "=" + Guard(option.Text.Text, 1),
        0 => "~" + Guard(option.Text.Text, 0),
        _ => "~" + Percent(option.Weight),
    };

    // A text that begins with a percent sign would be read as a weight.
    private static string Guard(string text, decimal weight) => text.StartsWith('%') ? Percent(weight) : "";

    private static void Number(StringBuilder file, AcceptedNumber number, string format)
    {
        if (number.Value is { } value) Line(file, "=" + Percent(number.Weight), $"{Plain(value)}:{Plain(number.Tolerance)}", number.Feedback, format);
        else Line(file, "=" + Percent(number.Weight), "*", number.Feedback, format);
    }

    private static void Pairs(StringBuilder file, QuestionBody body, string format)
    {
        foreach (var pair in body.Pairs!)
            file.Append("\n\t=").Append(GiftEscapes.Write(pair.Text, format)).Append(" -> ").Append(GiftEscapes.Write(body.Choices!.First(c => c.Key == pair.Choice).Text));
        foreach (var choice in body.Choices!.Where(c => body.Pairs.All(p => p.Choice != c.Key))) file.Append("\n\t= -> ").Append(GiftEscapes.Write(choice.Text));
    }

    private static void Line(StringBuilder file, string mark, string text, MarkedText? feedback, string format)
    {
        file.Append("\n\t").Append(mark).Append(text);
        if (feedback is not null) file.Append('#').Append(Feedback(feedback, format));
    }

    private static string Feedback(MarkedText? feedback, string format) => feedback is null ? "" : GiftEscapes.Write(feedback, format);

    private static string Percent(decimal weight) => $"%{Plain(weight * 100)}%";

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
