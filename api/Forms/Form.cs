using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Forms;

/// <summary>Questions as data. A version never changes once it is used; answers keep the version they answered.</summary>
public sealed record Form(int Version, IReadOnlyList<Question> Questions)
{
    /// <summary>The screens of a questionnaire; without them the page makes its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Section>? Sections { get; init; }

    /// <summary>What the questions are counted together by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Aspect>? Aspects { get; init; }
}

/// <param name="Aspect">Code of the aspect that its questions belong to, unless they name one themselves.</param>
public sealed record Section(string Key, Text Label, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Aspect = null);

public sealed record Aspect(string Code, Text Label);

/// <param name="Type">text, textarea, number, date, choice, choices, scale, photo, location or consent.</param>
public sealed record Question(string Key, string Type, Text Label, bool Required)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Text? Hint { get; init; }

    /// <summary>Of a choice; of a scale, the words of its points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>Key of the section that asks it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Section { get; init; }

    /// <summary>Code of the aspect it is counted under.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Aspect { get; init; }

    /// <summary>How much it counts in a weighted mean; 1 when left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Weight { get; init; }

    /// <summary>Offered beside a scale to whoever cannot say; answered as <c>none</c> and left out of every mean.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Text? NoOpinion { get; init; }

    /// <summary>Smallest number, or the lower end of a scale.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Min { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Max { get; init; }

    /// <summary>Characters (UTF-16 units) of a text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxLength { get; init; }

    /// <summary>Asked only when an earlier question has one of these answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Condition? ShowIf { get; init; }

    /// <summary>Answers that mean danger to life: the page shows the message and the emergency numbers at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Stop? StopIf { get; init; }
}

public sealed record Option(string Value, Text Label);

public sealed record Condition(string Key, IReadOnlyList<string> In);

public sealed record Stop(IReadOnlyList<string> In, Text Message);
