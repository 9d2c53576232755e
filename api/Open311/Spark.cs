using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml;
using Microsoft.AspNetCore.Http.Metadata;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>An example's tree under the root that its XML has.</summary>
internal sealed record XmlExample(string Root, string Json);

/// <summary>
/// One tree, written as JSON or as XML without a namespace, by the Spark convention of GeoReport v2: JSON drops the root element, and a
/// list is an array even with one child; XML names each child in the singular.
/// </summary>
internal sealed class Spark<T>(string root, T tree) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => Spark.Write(httpContext, root, tree, 200);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), Spark.Types));
}

internal static class Spark
{
    public static readonly string[] Types = ["application/json", "text/xml"];

    private static readonly Dictionary<string, string> Singular = new(StringComparer.Ordinal)
    {
        ["service_requests"] = "request",
        ["service_request_updates"] = "request_update",
    };

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new W3cTime() } };

    public static async Task Write<T>(HttpContext http, string root, T tree, int status)
    {
        var asJson = IsJson(http.Request);
        http.Response.StatusCode = status;
        http.Response.ContentType = asJson ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
        await http.Response.Body.WriteAsync(asJson ? JsonSerializer.SerializeToUtf8Bytes(tree, Json) : Xml(root, tree), http.RequestAborted);
    }

    /// <summary>The suffix decides; a path without one is no resource of ours, and its refusal goes by what the caller accepts.</summary>
    public static bool IsJson(HttpRequest request) => Path.GetExtension(request.Path.Value ?? "").ToUpperInvariant() switch
    {
        ".JSON" => true,
        ".XML" => false,
        _ => request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase),
    };

    public static byte[] Xml<T>(string root, T tree)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            Element(xml, root, JsonSerializer.SerializeToNode(tree, Json));
        return bytes.ToArray();
    }

    private static void Element(XmlWriter xml, string name, JsonNode? node)
    {
        xml.WriteStartElement(name);
        if (node is JsonObject fields)
            foreach (var (field, value) in fields) Element(xml, field, value);
        else if (node is JsonArray items)
            foreach (var item in items) Element(xml, Singular.GetValueOrDefault(name) ?? name.TrimEnd('s'), item);
        else if (node is JsonValue value)
            xml.WriteString(value.GetValueKind() == JsonValueKind.String ? Writable(value.GetValue<string>()) : value.ToJsonString());
        xml.WriteEndElement();
    }

    // A control character that somebody's keyboard put into a report must not cost everybody the list.
    private static string Writable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            kept.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return kept.ToString();
    }

    /// <summary>W3C date and time with the offset that GeoReport demands, in the district's own time.</summary>
    private sealed class W3cTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Clock.InBangkok(value).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture));
    }
}
