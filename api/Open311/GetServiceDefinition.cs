using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>A category's form in the terms of GeoReport. Photos and places have parameters of their own there and are left out.</summary>
internal static class GetServiceDefinition
{
    public sealed record Definition(
        [property: JsonPropertyName("service_code")] string ServiceCode,
        [property: JsonPropertyName("attributes")] IReadOnlyList<Attribute> Attributes);

    /// <param name="Variable">False: nothing to answer, a notice to show.</param>
    /// <param name="Datatype">string, number, datetime, text, singlevaluelist or multivaluelist.</param>
    /// <param name="Required">Never true for a question that depends on another; the description of its datatype says when it is asked.</param>
    public sealed record Attribute(
        [property: JsonPropertyName("variable")] bool Variable,
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("datatype")] string Datatype,
        [property: JsonPropertyName("required")] bool Required,
        [property: JsonPropertyName("datatype_description")] string? DatatypeDescription,
        [property: JsonPropertyName("order")] int Order,
        [property: JsonPropertyName("description")] string Description,
        [property: JsonPropertyName("values"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Value>? Values);

    public sealed record Value(
        [property: JsonPropertyName("key")] string Key,
        [property: JsonPropertyName("name")] string Name);

    public static async Task<Results<Spark<Definition>, Refusal>> Handle(
        [AsParameters] Open311Call call, [FromRoute(Name = "service_code")] string serviceCode, DistrictData districtData, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        return district.Category(serviceCode) is { Public: true } category
            ? new Spark<Definition>("service_definition", new(category.Code, Attributes(category.Form, district.Settings.Emergency, call.English)))
            : new Refusal(404, "unknown_service");
    }

    private static List<Attribute> Attributes(Form form, IReadOnlyList<EmergencyNumber> emergency, bool english)
    {
        var attributes = new List<Attribute>();
        foreach (var question in form.Questions.Where(q => q.Type is not ("photo" or "location")))
        {
            attributes.Add(new(
                Variable: true, question.Key, Datatype(question.Type), question.Required && question.ShowIf is null,
                Explained(form, question, english), attributes.Count + 1,
                question.Hint is null ? question.Label.In(english) : $"{question.Label.In(english)} ({question.Hint.In(english)})",
                Values(question, english)));
            if (question.StopIf is not { } stop) continue;
            var numbers = string.Join(", ", emergency.Select(n => $"{n.Name.In(english)} {n.Number}"));
            attributes.Add(new(
                Variable: false, question.Key + "Notice", "string", Required: false, null, attributes.Count + 1,
                $"{Options(question, stop.In, english)}: {stop.Message.In(english)} {numbers}", null));
        }

        return attributes;
    }

    private static string Datatype(string type) => type switch
    {
        "text" => "string",
        "textarea" => "text",
        "number" or "scale" => "number",
        "date" => "datetime",
        "choices" => "multivaluelist",
        _ => "singlevaluelist",
    };

    private static List<Value>? Values(Question question, bool english) => question.Type switch
    {
        "choice" or "choices" => [.. question.Options!.Select(o => new Value(o.Value, o.Label.In(english)))],
        "consent" => [new("true", english ? "I agree" : "ยินยอม")],
        _ => null,
    };

    private static string? Explained(Form form, Question question, bool english)
    {
        var parts = new List<string>();
        if (question.ShowIf is { } condition && form.Questions.FirstOrDefault(q => q.Key == condition.Key) is { } earlier)
        {
            var answers = Options(earlier, condition.In, english);
            parts.Add((english, question.Required) switch
            {
                (true, true) => $"Required when \"{earlier.Label.En}\" ({earlier.Key}) is one of: {answers}; leave it out otherwise.",
                (true, false) => $"Only when \"{earlier.Label.En}\" ({earlier.Key}) is one of: {answers}; leave it out otherwise.",
                (false, true) => $"ต้องตอบเมื่อ \"{earlier.Label.Th}\" ({earlier.Key}) เป็น: {answers} นอกจากนั้นไม่ต้องส่ง",
                (false, false) => $"ตอบได้เมื่อ \"{earlier.Label.Th}\" ({earlier.Key}) เป็น: {answers} นอกจากนั้นไม่ต้องส่ง",
            });
        }

        if (question.Min is { } min) parts.Add(string.Create(CultureInfo.InvariantCulture, $"≥ {min}"));
        if (question.Max is { } max) parts.Add(string.Create(CultureInfo.InvariantCulture, $"≤ {max}"));
        if (question.MaxLength is { } length) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(english ? "characters" : "ตัวอักษร")} ≤ {length}"));
        if (question.Type == "date") parts.Add(english ? "A day, YYYY-MM-DD; of a moment, its day in Bangkok counts." : "วันที่ YYYY-MM-DD (ค.ศ.)");
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static string Options(Question question, IReadOnlyList<string> values, bool english) =>
        string.Join(", ", values.Select(v => question.Options?.FirstOrDefault(o => o.Value == v)?.Label.In(english) ?? v));
}
