using System.Globalization;
using System.Text.Json;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Reads <c>attribute[CODE]</c> as answers to a category's form; whether they fit is for <see cref="FormAnswers"/> to say.</summary>
internal static class FormAttributes
{
    /// <param name="photoIds">Uploaded with the report; they answer a question for photos.</param>
    /// <param name="place">Answers a question for a place.</param>
    public static Dictionary<string, JsonElement> Answers(
        Form form, Dictionary<string, List<string>> attributes, IReadOnlyCollection<Guid> photoIds, (double Lat, double Lng)? place)
    {
        var answers = attributes.ToDictionary(a => a.Key, a => Answer(form.Questions.FirstOrDefault(q => q.Key == a.Key), a.Value), StringComparer.Ordinal);
        foreach (var question in form.Questions.Where(q => q.Required && q.ShowIf is null))
        {
            if (question.Type == "photo" && photoIds.Count > 0) answers[question.Key] = JsonSerializer.SerializeToElement(photoIds);
            if (question.Type == "location" && place is var (lat, lng)) answers[question.Key] = JsonSerializer.SerializeToElement(new { lat, lng });
        }

        return answers;
    }

    /// <returns>The form's errors under the names that the caller used.</returns>
    public static IEnumerable<KeyValuePair<string, string[]>> Check(Form form, Dictionary<string, JsonElement> answers) =>
        FormAnswers.Check(form, answers).Select(e => KeyValuePair.Create(Open311Form.Attribute + e.Key["answers.".Length..] + "]", e.Value));

    private static JsonElement Answer(Question? question, List<string> values) => question?.Type switch
    {
        "choices" => JsonSerializer.SerializeToElement(values),
        // A list where one value belongs is of the wrong type, and the form says so.
        _ when values.Count > 1 => JsonSerializer.SerializeToElement(values),
        "number" or "scale" when decimal.TryParse(values[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) =>
            JsonSerializer.SerializeToElement(number),
        "consent" when bool.TryParse(values[0], out var agreed) => JsonSerializer.SerializeToElement(agreed),
        "date" => JsonSerializer.SerializeToElement(Day(values[0])),
        _ => JsonSerializer.SerializeToElement(values[0]),
    };

    // The datatype is datetime: of a moment, its day in Bangkok.
    private static string Day(string text)
    {
        var errors = new Dictionary<string, string[]>();
        return Window.Time(text, "", errors) is { } moment ? Clock.DayInBangkok(moment).ToString("O", CultureInfo.InvariantCulture) : text;
    }
}
