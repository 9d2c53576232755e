using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saphansung.Sandbox.SimulatedLine.Messages;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Messaging API reference, "Rich menu object", and the requirements for its image.</summary>
internal static partial class RichMenuRules
{
    private const int LargestImage = 1024 * 1024;

    public static JsonObject Check(JsonObject menu)
    {
        var findings = new List<LineRefusal.Detail>();
        var part = new Part(menu, "", findings);
        part.Label("name", 300);
        part.Label("chatBarText", 14);
        if (!menu["selected"].IsBoolean())
            part.Find("May not be null", "selected");
        if (part.Child("size") is { } size)
        {
            size.Number("width", 800, 2500);
            size.Number("height", 250, double.MaxValue);
            if (size.Json["width"].Number() / size.Json["height"].Number() < 1.45)
                size.Find("The aspect ratio (width / height) must be at least 1.45", "height");
        }
        foreach (var area in part.Children("areas", 0, 20))
        {
            Bounds(area.Child("bounds"), menu["size"] as JsonObject);
            ActionRules.Check(area.Child("action"), ActionRules.Place.RichMenu);
        }
        if (findings.Count > 0)
            throw LineRefusal.Errors(findings);
        return menu;
    }

    /// <summary>JPEG or PNG by content as well as by name, at most 1 MB.</summary>
    public static string Image(LineCall call)
    {
        var type = call.ContentType?.Split(';')[0].Trim();
        var isPng = call.Bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
        var isJpeg = call.Bytes is [0xFF, 0xD8, 0xFF, ..];
        if (type is not ("image/png" or "image/jpeg"))
            throw LineRefusal.Api(415, $"The content type, {type ?? "none"}, is not supported");
        if ((type == "image/png" && !isPng) || (type == "image/jpeg" && !isJpeg))
            throw LineRefusal.Api(400, "The image format is invalid");
        return call.Bytes.Length <= LargestImage ? type : throw LineRefusal.Api(413, "The image is larger than 1 MB");
    }

    public static string Alias(JsonObject body) =>
        body["richMenuAliasId"].Text() is { } alias && AliasId().IsMatch(alias) ? alias : throw LineRefusal.Property("richMenuAliasId");

    private static void Bounds(Part? bounds, JsonObject? size)
    {
        if (bounds is null)
            return;
        var width = size?["width"].Number() ?? 0;
        var height = size?["height"].Number() ?? 0;
        bounds.Number("x", 0, width);
        bounds.Number("y", 0, height);
        bounds.Number("width", 1, width - (bounds.Json["x"].Number() ?? 0));
        bounds.Number("height", 1, height - (bounds.Json["y"].Number() ?? 0));
    }

    [GeneratedRegex("^[a-z0-9_-]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex AliasId();
}
