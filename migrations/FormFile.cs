using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Migrations;

/// <summary>A form as it is written down. This file and its rules are compiled into <c>api/</c> too, for the forms that staff make.</summary>
internal sealed record FormFile(
    IReadOnlyList<FormQuestion> Questions,
    IReadOnlyList<FormSection>? Sections = null,
    IReadOnlyList<FormAspect>? Aspects = null);

internal sealed record FormQuestion(
    string Key,
    string Type,
    BothLanguages Label,
    bool Required,
    BothLanguages? Hint = null,
    string? Section = null,
    string? Aspect = null,
    decimal? Weight = null,
    BothLanguages? NoOpinion = null,
    IReadOnlyList<FormOption>? Options = null,
    decimal? Min = null,
    decimal? Max = null,
    int? MaxLength = null,
    ShownIf? ShowIf = null,
    StoppedIf? StopIf = null);

internal sealed record FormSection(string Key, BothLanguages Label, string? Aspect = null);

internal sealed record FormAspect(string Code, BothLanguages Label);

internal sealed record FormOption(string Value, BothLanguages Label);

internal sealed record ShownIf(string Key, IReadOnlyList<string> In);

internal sealed record StoppedIf(IReadOnlyList<string> In, BothLanguages Message);

internal sealed record BothLanguages(string Th, string En);

/// <summary>Reads strictly: a misspelt property is an error, because it would otherwise be lost without a word.</summary>
internal static class FormFiles
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
}
