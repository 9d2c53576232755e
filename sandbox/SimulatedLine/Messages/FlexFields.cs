using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>
/// The fields of each Flex component; LINE refuses others with "unknown field", unlike in ordinary messages.
/// Messaging API reference, "Flex Message".
/// </summary>
internal static partial class FlexFields
{
    private const string Place = "flex margin position offsetTop offsetBottom offsetStart offsetEnd";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["carousel"] = Names("contents"),
        ["bubble"] = Names("size direction header hero body footer styles action"),
        ["box"] = Names($"""
            layout contents {Place} backgroundColor borderColor borderWidth cornerRadius width maxWidth height maxHeight spacing
            paddingAll paddingTop paddingBottom paddingStart paddingEnd action justifyContent alignItems background
            """),
        ["button"] = Names($"action {Place} height style color gravity adjustMode scaling"),
        ["image"] = Names($"url {Place} align gravity size aspectRatio aspectMode backgroundColor action animated"),
        ["video"] = Names("url previewUrl altContent aspectRatio action"),
        ["icon"] = Names($"url {Place} size scaling aspectRatio"),
        ["text"] = Names($"""
            text contents {Place} adjustMode size scaling align gravity wrap lineSpacing maxLines weight color action style decoration
            """),
        ["span"] = Names("text color size weight style decoration"),
        ["separator"] = Names("margin color"),
        ["filler"] = Names("flex"),
    };

    public static void Check(Part part)
    {
        var known = Known[part.Type!];
        foreach (var (name, value) in part.Json)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                part.Find("unknown field", name);
            else if (!IsValid(part.Type!, name, value))
                part.Find("invalid property", name);
        }
    }

    private static bool IsValid(string type, string name, JsonNode? value) => name switch
    {
        "wrap" or "scaling" or "animated" => value.IsBoolean(),
        "flex" or "maxLines" => value.Whole() >= 0,
        "color" or "backgroundColor" or "borderColor" => value.Text() is { } color && Color().IsMatch(color),
        "weight" => value.Text() is "regular" or "bold",
        "align" => value.Text() is "start" or "end" or "center",
        "gravity" => value.Text() is "top" or "bottom" or "center",
        "margin" or "spacing" or "lineSpacing" or "cornerRadius" or "borderWidth" => value.Text() is { } length && Length().IsMatch(length),
        "size" when type == "bubble" => value.Text() is "nano" or "micro" or "deca" or "hecto" or "kilo" or "mega" or "giga",
        "size" => value.Text() is { } size && Size().IsMatch(size),
        "style" when type == "button" => value.Text() is "primary" or "secondary" or "link",
        "style" => value.Text() is "normal" or "italic",
        "decoration" => value.Text() is "none" or "underline" or "line-through",
        "height" when type == "button" => value.Text() is "sm" or "md",
        "aspectMode" => value.Text() is "cover" or "fit",
        "position" => value.Text() is "relative" or "absolute",
        "direction" => value.Text() is "ltr" or "rtl",
        "layout" => value.Text() is "horizontal" or "vertical" or "baseline",
        _ => value is not null,
    };

    private static string[] Names(string names) => ["type", .. names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Color();

    [GeneratedRegex(@"^(none|xs|sm|md|lg|xl|xxl|light|normal|medium|semi-bold|bold|\d+(\.\d+)?px)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|\d+(\.\d+)?(px|%))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}
