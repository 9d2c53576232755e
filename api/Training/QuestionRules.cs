namespace Saphansung.Api.Training;

/// <summary>What makes a question askable; the same for the editor and for imports.</summary>
internal static class QuestionRules
{
    public const decimal MostNumber = 1_000_000_000_000_000;
    public const int MostAnswers = 50;
    private const int MostText = 8000;
    private const int MostKey = 40;

    /// <returns>What is wrong, by path.</returns>
    public static Dictionary<string, string[]> Check(string kind, QuestionBody body)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Wrong(string path, string message) => errors.TryAdd(path, [message]);

        Text(body.Text, "body.text", needed: true, Wrong);
        Text(body.Feedback, "body.feedback", needed: false, Wrong);
        switch (kind)
        {
            case QuestionKinds.Single or QuestionKinds.Multiple or QuestionKinds.TrueFalse:
                Options(kind, body.Options ?? [], Wrong);
                break;
            case QuestionKinds.Matching:
                Matching(body, Wrong);
                break;
            case QuestionKinds.Numeric:
                Numbers(body.Numbers ?? [], Wrong);
                break;
            case QuestionKinds.Short:
                Texts(body.Texts ?? [], Wrong);
                break;
            case QuestionKinds.Unsupported:
                break;
            default:
                Wrong("kind", "unknown_value");
                break;
        }

        return errors;
    }

    /// <summary>Without the lists that do not belong to the kind, and with one kind of line end.</summary>
    public static QuestionBody Tidy(string kind, QuestionBody body) => new(
        Tidy(body.Text),
        kind is QuestionKinds.Single or QuestionKinds.Multiple or QuestionKinds.TrueFalse ? [.. body.Options!.Select(o => o with { Text = Tidy(o.Text), Feedback = TidyFeedback(o.Feedback) })] : null,
        kind == QuestionKinds.Matching ? [.. body.Pairs!.Select(p => p with { Text = Tidy(p.Text) })] : null,
        kind == QuestionKinds.Matching ? [.. body.Choices!.Select(c => c with { Text = c.Text.Trim() })] : null,
        kind == QuestionKinds.Numeric ? [.. body.Numbers!.Select(n => n with { Feedback = TidyFeedback(n.Feedback) })] : null,
        kind == QuestionKinds.Short ? [.. body.Texts!.Select(t => t with { Text = t.Text.Trim(), Feedback = TidyFeedback(t.Feedback) })] : null,
        TidyFeedback(body.Feedback),
        body.Unsupported);

    private static MarkedText Tidy(MarkedText text) =>
        text with { Text = text.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim() };

    private static MarkedText? TidyFeedback(MarkedText? feedback) => string.IsNullOrWhiteSpace(feedback?.Text) ? null : Tidy(feedback);

    private static void Options(string kind, IReadOnlyList<AnswerOption> options, Action<string, string> wrong)
    {
        if (options.Count < 2) wrong("body.options", "question_few_answers|2");
        if (options.Count > MostAnswers) wrong("body.options", $"too_many|{MostAnswers}");
        foreach (var (option, i) in options.Select((o, i) => (o, i)))
        {
            var path = $"body.options[{i}]";
            if (option is null || !IsKey(option.Key)) { wrong($"{path}.key", "required"); continue; }
            if (options.Take(i).Any(o => o?.Key == option.Key)) wrong($"{path}.key", $"form_twice|{option.Key}");
            Text(option.Text, $"{path}.text", needed: kind != QuestionKinds.TrueFalse, wrong);
            Text(option.Feedback, $"{path}.feedback", needed: false, wrong);
            if (option.Weight is < -1 or > 1) wrong($"{path}.weight", "question_weight");
        }

        if (kind == QuestionKinds.TrueFalse && (options.Count != 2 || options[0]?.Key != "true" || options[1]?.Key != "false")) wrong("body.options", "question_true_false");
        if (kind == QuestionKinds.Multiple)
        {
            if (Math.Abs(options.Where(o => o?.Weight > 0).Sum(o => o.Weight) - 1) > 0.001m) wrong("body.options", "question_weights_sum");
        }
        else if (!options.Any(o => o?.Weight == 1)) wrong("body.options", "question_no_full_answer");
    }

    private static void Matching(QuestionBody body, Action<string, string> wrong)
    {
        var (pairs, choices) = (body.Pairs ?? [], body.Choices ?? []);
        if (pairs.Count < 2) wrong("body.pairs", "question_few_answers|2");
        if (pairs.Count > MostAnswers || choices.Count > MostAnswers) wrong("body.pairs", $"too_many|{MostAnswers}");
        foreach (var (choice, i) in choices.Select((c, i) => (c, i)))
        {
            if (choice is null || !IsKey(choice.Key)) { wrong($"body.choices[{i}].key", "required"); continue; }
            if (choices.Take(i).Any(c => c?.Key == choice.Key)) wrong($"body.choices[{i}].key", $"form_twice|{choice.Key}");
            if (string.IsNullOrWhiteSpace(choice.Text)) wrong($"body.choices[{i}].text", "required");
            if (choice.Text?.Length > MostText) wrong($"body.choices[{i}].text", $"too_long|{MostText}");
        }

        foreach (var (pair, i) in pairs.Select((p, i) => (p, i)))
        {
            if (pair is null || !IsKey(pair.Key)) { wrong($"body.pairs[{i}].key", "required"); continue; }
            if (pairs.Take(i).Any(p => p?.Key == pair.Key)) wrong($"body.pairs[{i}].key", $"form_twice|{pair.Key}");
            Text(pair.Text, $"body.pairs[{i}].text", needed: true, wrong);
            if (!choices.Any(c => c?.Key == pair.Choice)) wrong($"body.pairs[{i}].choice", "not_an_option");
        }
    }

    private static void Numbers(IReadOnlyList<AcceptedNumber> numbers, Action<string, string> wrong)
    {
        if (numbers.Count == 0) wrong("body.numbers", "question_few_answers|1");
        if (numbers.Count > MostAnswers) wrong("body.numbers", $"too_many|{MostAnswers}");
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
        {
            if (number is null) { wrong($"body.numbers[{i}]", "required"); continue; }
            if (number.Value is < -MostNumber or > MostNumber) wrong($"body.numbers[{i}].value", $"at_most|{MostNumber}");
            if (number.Tolerance is < 0 or > MostNumber) wrong($"body.numbers[{i}].tolerance", "at_least|0");
            if (number.Weight is < 0 or > 1) wrong($"body.numbers[{i}].weight", "question_weight");
            Text(number.Feedback, $"body.numbers[{i}].feedback", needed: false, wrong);
        }

        if (!numbers.Any(n => n?.Weight == 1)) wrong("body.numbers", "question_no_full_answer");
    }

    private static void Texts(IReadOnlyList<AcceptedText> texts, Action<string, string> wrong)
    {
        if (texts.Count == 0) wrong("body.texts", "question_few_answers|1");
        if (texts.Count > MostAnswers) wrong("body.texts", $"too_many|{MostAnswers}");
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            if (string.IsNullOrWhiteSpace(text?.Text)) { wrong($"body.texts[{i}].text", "required"); continue; }
            if (text.Text.Length > 500) wrong($"body.texts[{i}].text", "too_long|500");
            if (text.Weight is < 0 or > 1) wrong($"body.texts[{i}].weight", "question_weight");
            Text(text.Feedback, $"body.texts[{i}].feedback", needed: false, wrong);
        }

        if (!texts.Any(t => t?.Weight == 1)) wrong("body.texts", "question_no_full_answer");
    }

    private static void Text(MarkedText? text, string path, bool needed, Action<string, string> wrong)
    {
        if (text is null)
        {
            if (needed) wrong(path, "required");
            return;
        }

        if (needed && string.IsNullOrWhiteSpace(text.Text)) wrong(path, "required");
        else if (text.Text is null) wrong(path, "required");
        else if (text.Text.Length > MostText) wrong(path, $"too_long|{MostText}");
        if (!MarkedText.Formats.Contains(text.Format, StringComparer.Ordinal)) wrong($"{path}.format", "unknown_value");
    }

    private static bool IsKey(string? key) => key is { Length: > 0 and <= MostKey } && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
