using System.Text.Json;
using Saphansung.Api.Forms;

namespace Saphansung.Api.Surveys;

/// <summary>A questionnaire as its columns hold it.</summary>
internal static class StoredForm
{
    public static Form Read(int version, string questions, string? sections, string? aspects) => new(version, Of<List<Question>>(questions)!)
    {
        Sections = sections is null ? null : Of<List<Section>>(sections),
        Aspects = aspects is null ? null : Of<List<Aspect>>(aspects),
    };

    /// <summary>Parsed as one document: a dictionary of elements would make one of each value.</summary>
    public static Dictionary<string, JsonElement> Answers(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    private static T? Of<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
}
