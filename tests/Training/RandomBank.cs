using Saphansung.Api.Training;

namespace Saphansung.Tests.Training;

/// <summary>Questions of every kind with texts that try to break out of their file.</summary>
internal static class RandomBank
{
    private static readonly string[] Bits =
        ["{", "}", "=", "~", "#", "####", ":", "::", "\\", "\\n", "\n", "->", "%50%", "//", "[html]", "$CATEGORY: x", "น้ำ", "ๆ", "LINE", " ", "  ", "<b>", "</script>", "3.5", "*", "\\*", "T", "-", ">", "\t", "]"];

    public static List<GiftWriter.Entry> Of(Random random, int size)
    {
        var bank = new List<GiftWriter.Entry>();
        for (var i = 0; i < size; i++)
        {
            var kind = Pick(random, [.. QuestionKinds.Asked, QuestionKinds.Unsupported]);
            var name = OneLine(random);
            bank.Add(new(null, kind == QuestionKinds.Unsupported ? UnsupportedName.Of(i, name) : name, Pick(random, ["", "การรายงาน", "ก/ข", "a \\= b"]),
                random.Next(2) == 0 ? [] : ["LINE", "a]b\\"], kind, Body(random, kind)));
        }

        return bank;
    }

    private static QuestionBody Body(Random random, string kind)
    {
        var body = new QuestionBody(Marked(random), Feedback: Feedback(random));
        switch (kind)
        {
            case QuestionKinds.Single:
                return body with { Options = [.. Keys(random).Select((key, i) => new AnswerOption(key, Marked(random), i == 0 ? 1 : Pick(random, [0m, 0.5m, -0.25m, 1m]), Feedback(random)))] };
            case QuestionKinds.Multiple:
                return body with
                {
                    Options = [new("c1", Marked(random), 0.33333m, Feedback(random)), new("c2", Marked(random), 0.66667m, null), new("c3", Marked(random), Pick(random, [0m, -1m, -0.5m]), Feedback(random))],
                };
            case QuestionKinds.TrueFalse:
                var isTrue = random.Next(2) == 0;
                return body with { Options = [new("true", new(""), isTrue ? 1 : 0, Feedback(random)), new("false", new(""), isTrue ? 0 : 1, Feedback(random))] };
            case QuestionKinds.Numeric:
                var numbers = Keys(random).Select((_, i) => new AcceptedNumber(random.Next(-1000, 1000) / 8m, random.Next(10) / 4m, i == 0 ? 1 : Pick(random, [0m, 0.5m]), Feedback(random))).ToList();
                if (random.Next(2) == 0) numbers.Add(new(null, 0, 0, Feedback(random)));
                return body with { Numbers = numbers };
            case QuestionKinds.Short:
                return body with { Texts = [.. Keys(random).Select((_, i) => new AcceptedText(Text(random), i == 0 ? 1 : Pick(random, [0m, 0.5m, 1m]), Feedback(random)))] };
            case QuestionKinds.Matching:
                var choices = Enumerable.Range(0, random.Next(2, 5)).Select(_ => OneLine(random, 1)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((text, i) => new MatchChoice($"c{i + 1}", text)).ToList();
                var pairs = Enumerable.Range(0, random.Next(2, 5)).Select(i => new MatchPair($"p{i + 1}", Marked(random), choices[random.Next(choices.Count)].Key)).ToList();
                return body with { Choices = choices, Pairs = pairs };
            default:
                var essay = random.Next(2) == 0;
                return body with { Unsupported = essay ? "essay" : "description", Feedback = essay ? body.Feedback : null };
        }
    }

    private static IEnumerable<string> Keys(Random random) => Enumerable.Range(1, random.Next(2, 5)).Select(i => $"c{i}");

    private static MarkedText Marked(Random random) => new(Text(random), Pick(random, MarkedText.Formats));

    private static MarkedText? Feedback(Random random) => random.Next(2) == 0 ? null : Marked(random);

    private static string Text(Random random)
    {
        while (true)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pick(random, Bits))).Trim();
            if (text.Length > 0) return text;
        }
    }

    private static string OneLine(Random random, int least = 0) => random.Next(3) == 0 && least == 0 ? "" : Text(random).ReplaceLineEndings(" ").Trim();

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
