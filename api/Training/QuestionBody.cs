using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Api.Training;

internal static class QuestionKinds
{
    public const string Single = "single";
    public const string Multiple = "multiple";
    public const string TrueFalse = "true_false";
    public const string Matching = "matching";
    public const string Numeric = "numeric";
    public const string Short = "short";

    /// <summary>An essay or a description: kept as it came, never asked.</summary>
    public const string Unsupported = "unsupported";

    public static readonly string[] Asked = [Single, Multiple, TrueFalse, Matching, Numeric, Short];
}

/// <summary>A text as its author marked it up.</summary>
/// <param name="Format"><c>plain</c>, <c>html</c>, <c>markdown</c> or <c>moodle</c> (Moodle's own mixture of lines and HTML).</param>
public sealed record MarkedText(string Text, string Format = MarkedText.Plain)
{
    internal const string Plain = "plain";
    internal const string Moodle = "moodle";

    internal static readonly string[] Formats = [Plain, "html", "markdown", Moodle];
}

/// <param name="Key">What an answer names it by; stays when a question is corrected.</param>
/// <param name="Weight">Share of the mark, -1 to 1; 1 is all of it.</param>
/// <param name="Feedback">Shown after the test to whoever chose it.</param>
public sealed record AnswerOption(string Key, MarkedText Text, decimal Weight, MarkedText? Feedback);

/// <param name="Choice">Key of the choice that belongs to it.</param>
public sealed record MatchPair(string Key, MarkedText Text, string Choice);

/// <summary>What is matched with; one that no pair names is there to mislead.</summary>
public sealed record MatchChoice(string Key, string Text);

/// <param name="Value">Null takes whatever the ones before did not take.</param>
/// <param name="Tolerance">Up to and including so much more or less.</param>
/// <param name="Weight">Share of the mark, 0 to 1.</param>
public sealed record AcceptedNumber(decimal? Value, decimal Tolerance, decimal Weight, MarkedText? Feedback);

/// <param name="Text">A <c>*</c> stands for anything, <c>\*</c> for an asterisk.</param>
/// <param name="Weight">Share of the mark, 0 to 1.</param>
public sealed record AcceptedText(string Text, decimal Weight, MarkedText? Feedback);

/// <summary>What is asked and what is right; only the list of its kind is filled.</summary>
/// <param name="Options">Of <c>single</c>, <c>multiple</c> and <c>true_false</c> (keys <c>true</c> and <c>false</c>).</param>
/// <param name="Pairs">Of <c>matching</c>.</param>
/// <param name="Choices">Of <c>matching</c>.</param>
/// <param name="Numbers">Of <c>numeric</c>; the first that fits counts.</param>
/// <param name="Texts">Of <c>short</c>; the first that fits counts.</param>
/// <param name="Feedback">Shown to everybody after the test.</param>
/// <param name="Unsupported">What it was in the file it came from: <c>essay</c> or <c>description</c>.</param>
public sealed record QuestionBody(
    MarkedText Text,
    IReadOnlyList<AnswerOption>? Options = null,
    IReadOnlyList<MatchPair>? Pairs = null,
    IReadOnlyList<MatchChoice>? Choices = null,
    IReadOnlyList<AcceptedNumber>? Numbers = null,
    IReadOnlyList<AcceptedText>? Texts = null,
    MarkedText? Feedback = null,
    string? Unsupported = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal string Stored() => JsonSerializer.Serialize(this, Json);

    internal static QuestionBody Read(string json) => JsonSerializer.Deserialize<QuestionBody>(json, Json)!;
}
