using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Reading JSON of unknown shape without surprises, and writing Thai so that people can read it.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JsonNode? Parse(ReadOnlySpan<byte> bytes) => JsonNode.Parse(bytes, documentOptions: Strict);

    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool IsTrue(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    public static bool IsBoolean(this JsonNode? node) => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    public static double? Number(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) ? number : null;

    public static int? Whole(this JsonNode? node) =>
        Number(node) is { } number && Math.Abs(number) < int.MaxValue && double.IsInteger(number) ? (int)number : null;

    public static JsonObject Copy(this JsonObject node) => node.DeepClone().AsObject();

    public static IResult Answer(object? body, int status = 200) => Results.Json(body, Written, statusCode: status);

    /// <summary>Most LINE calls that only do something answer <c>{}</c>.</summary>
    public static IResult Empty(int status = 200) => Results.Content("{}", "application/json", statusCode: status);
}
