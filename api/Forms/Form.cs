using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Forms;

/// <summary>Questions as data. A version never changes once it is used; answers keep the version they answered.</summary>
public sealed record Form(int Version, IReadOnlyList<Question> Questions);

/// <param name="Type">text, textarea, number, date, choice, choices, scale, photo, location or consent.</param>
public sealed record Question(string Key, string Type, Text Label, bool Required)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Text? Hint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Option>? Options { get; init; }

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
