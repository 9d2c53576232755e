using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Api.Platform;

/// <summary>Text at the door: U+0000 cannot be stored by PostgreSQL, and half a surrogate pair is no character.</summary>
internal sealed class JsonText : JsonConverter<string>
{
    public const string Refused = "bad_text";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null)) throw new JsonException();
        string? text;
        try
        {
            text = reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(Refused, e);
        }

        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException(Refused) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

internal static class JsonSetup
{
    /// <summary>Strict on the way in: an unknown or doubled field is an error, so that a typing mistake is never lost in silence.</summary>
    public static void AddJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.SerializerOptions.AllowDuplicateProperties = false;
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.Converters.Add(new JsonText());
        json.SerializerOptions.Converters.Add(new UtcTime());
        // Thai stays readable on the wire and half the size; the answers are JSON, never HTML.
        json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });

    /// <summary>Times are UTC inside; a time that arrives must say its offset.</summary>
    private sealed class UtcTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time) && reader.TryGetDateTime(out var kind)
                && kind.Kind != DateTimeKind.Unspecified
                ? time.UtcDateTime
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc));
    }
}
