using System.Globalization;

namespace Saphansung.Api.Training;

/// <summary>
/// What stands between the braces of a GIFT question. The kind follows from the control characters that are in it: <c>#</c> first is
/// numeric, a <c>~</c> makes it choices, <c>=</c> with <c>-></c> pairs, <c>T</c> or <c>F</c> alone true or false, anything else a short text.
/// </summary>
/// <param name="line">The file's line of a position in the text.</param>
internal sealed class GiftAnswers(string text, int from, int to, Func<int, int> line, string format)
{
    private static readonly string[] True = ["T", "TRUE"];
    private static readonly string[] False = ["F", "FALSE"];

    private readonly int start = Skip(text, from, to);

    /// <param name="Marker"><c>=</c> or <c>~</c>; nothing for what stands before the first.</param>
    /// <param name="Weight">As written between percent signs; null when nothing is written.</param>
    private sealed record Part(int At, char? Marker, string Text, decimal? Weight);

    public bool IsEmpty => start >= to;

    public (string Kind, QuestionBody Body) Read(QuestionBody body)
    {
        var all = text.AsSpan(start, to - start);
        if (all[0] == '#') return (QuestionKinds.Numeric, body with { Numbers = Numbers() });
        if (all.Contains('~'))
        {
            var kind = all.Contains('=') ? QuestionKinds.Single : QuestionKinds.Multiple;
            return (kind, body with { Options = Options() });
        }

        if (all.Contains('=') && all.IndexOf("->", StringComparison.Ordinal) >= 0) return (QuestionKinds.Matching, Pairs(body));
        var (said, wrong, right) = TrueFalse(all.ToString());
        if (True.Contains(said, StringComparer.Ordinal) || False.Contains(said, StringComparer.Ordinal))
            return (QuestionKinds.TrueFalse, body with { Options = TrueFalse(True.Contains(said, StringComparer.Ordinal), wrong, right) });
        return (QuestionKinds.Short, body with { Texts = [.. Parts(start, "=").Select(Worded)] });
    }

    private List<AnswerOption> Options()
    {
        var parts = Parts(start, "=~");
        if (parts[0].Marker is null) throw new GiftError(line(parts[0].At), "gift_before_first");
        if (parts.Count < 2) throw new GiftError(line(start), "question_few_answers|2");
        return [.. parts.Select((part, i) =>
        {
            var (said, feedback) = Commented(part);
            return new AnswerOption(Key(i), said, part.Weight ?? (part.Marker == '=' ? 1 : 0), feedback);
        })];
    }

    private AcceptedText Worded(Part part)
    {
        var (said, feedback) = Commented(part);
        return new(said.Text, part.Weight ?? 1, feedback);
    }

    private List<AcceptedNumber> Numbers()
    {
        var wrong = text.IndexOf('~', start, to - start);
        var numbers = new List<AcceptedNumber>();
        var (first, end) = (Skip(text, start + 1, to), wrong < 0 ? to : wrong);
        if (first < end) numbers.AddRange(Parts(first, "=", end).Select(Number));
        if (numbers.Count == 0) throw new GiftError(line(start), "gift_no_number");
        if (wrong >= 0 && text.IndexOf('#', wrong, to - wrong) is >= 0 and var comment)
            numbers.Add(new(null, 0, 0, GiftEscapes.MarkedOrNull(text[(comment + 1)..to], format)));
        return numbers;
    }

    private AcceptedNumber Number(Part part)
    {
        var (said, feedback) = Commented(part);
        var weight = part.Weight ?? 1;
        if (said.Text == "*") return new(null, 0, weight, feedback);
        decimal Read(string number) =>
            decimal.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= QuestionRules.MostNumber
                ? value
                : throw new GiftError(line(part.At), "gift_not_a_number");
        if (said.Text.IndexOf("..", StringComparison.Ordinal) is > 0 and var range)
        {
            var (least, most) = (Read(said.Text[..range]), Read(said.Text[(range + 2)..]));
            return least > most ? throw new GiftError(line(part.At), "gift_range") : new((least + most) / 2, most - (least + most) / 2, weight, feedback);
        }

        if (said.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var margin)
            return Read(said.Text[(margin + 1)..]) is >= 0 and var tolerance
                ? new(Read(said.Text[..margin]), tolerance, weight, feedback)
                : throw new GiftError(line(part.At), "gift_not_a_number");
        return new(Read(said.Text), 0, weight, feedback);
    }

    private QuestionBody Pairs(QuestionBody body)
    {
        var pairs = new List<(MarkedText Text, string Choice)>();
        foreach (var part in Parts(start, "=", withWeights: false))
        {
            if (part.Marker is null) throw new GiftError(line(part.At), "gift_before_first");
            var arrow = part.Text.IndexOf("->", StringComparison.Ordinal);
            if (arrow < 0) throw new GiftError(line(part.At), "gift_no_arrow");
            pairs.Add((GiftEscapes.Marked(part.Text[..arrow], format), GiftEscapes.BringBack(part.Text[(arrow + 2)..]).Trim()));
        }

        // In the order of their words, so that the keys do not give away what belongs together.
        var choices = pairs.Select(p => p.Choice).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((choice, i) => new MatchChoice(Key(i), choice)).ToList();
        return body with
        {
            Choices = choices,
            Pairs = [.. pairs.Where(p => p.Text.Text.Length > 0).Select((p, i) => new MatchPair(FormattableString.Invariant($"p{i + 1}"), p.Text, choices.Find(c => c.Text == p.Choice)!.Key))],
        };
    }

    private (string Said, MarkedText? Wrong, MarkedText? Right) TrueFalse(string all)
    {
        var bits = all.Split('#', 3);
        return (bits[0].Trim(), bits.Length > 1 ? GiftEscapes.MarkedOrNull(bits[1], format) : null, bits.Length > 2 ? GiftEscapes.MarkedOrNull(bits[2], format) : null);
    }

    private static List<AnswerOption> TrueFalse(bool isTrue, MarkedText? wrong, MarkedText? right) =>
        [new("true", new(""), isTrue ? 1 : 0, isTrue ? right : wrong), new("false", new(""), isTrue ? 0 : 1, isTrue ? wrong : right)];

    /// <summary>Where answers begin at one of these marks; what stands before the first mark is a part of its own.</summary>
    private List<Part> Parts(int begin, string marks, int? until = null, bool withWeights = true)
    {
        var (parts, end) = (new List<Part>(), until ?? to);
        var at = begin;
        while (at < end)
        {
            char? marker = marks.Contains(text[at], StringComparison.Ordinal) ? text[at] : null;
            var content = marker is null ? at : at + 1;
            // ~= is the = of somebody who sets a mark before every answer.
            if (marker == '~' && Skip(text, content, end) is var next && next < end && text[next] == '=') (marker, content) = ('=', next + 1);
            var close = content;
            while (close < end && !marks.Contains(text[close], StringComparison.Ordinal)) close++;
            content = Skip(text, content, close);
            var weight = withWeights ? Weight(ref content, close, at) : null;
            if (marker is not null || content < close)
            {
                if (content >= close) throw new GiftError(line(at), "gift_answer_empty");
                parts.Add(new(at, marker, text[content..close], weight));
            }

            if (parts.Count > QuestionRules.MostAnswers) throw new GiftError(line(at), $"too_many|{QuestionRules.MostAnswers}");
            at = close;
        }

        return parts;
    }

    private decimal? Weight(ref int content, int close, int at)
    {
        if (content >= close || text[content] != '%' || text.IndexOf('%', content + 1, close - content - 1) is not (>= 0 and var end)) return null;
        var number = text.AsSpan(content + 1, end - content - 1);
        if (number.Length == 0 || !char.IsAsciiDigit(number[^1]) || !decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return null;
        if (percent is < -100 or > 100) throw new GiftError(line(at), "question_weight");
        content = Skip(text, end + 1, close);
        return percent / 100;
    }

    private (MarkedText Said, MarkedText? Feedback) Commented(Part part)
    {
        var bits = part.Text.Split('#', 2);
        var said = GiftEscapes.Marked(bits[0], format);
        return said.Text.Length == 0
            ? throw new GiftError(line(part.At), "gift_answer_empty")
            : (said, bits.Length > 1 ? GiftEscapes.MarkedOrNull(bits[1], format) : null);
    }

    private static string Key(int number) => FormattableString.Invariant($"c{number + 1}");

    private static int Skip(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
