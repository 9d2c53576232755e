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

    public static Dictionary<string, JsonElement> Answers(string json) => Of<Dictionary<string, JsonElement>>(json)!;

    private static T? Of<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
}
