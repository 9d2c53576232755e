using System.Text.Json;

namespace Saphansung.Api.Line;

/// <summary>One Flex bubble: a title in both languages, facts, a text, and buttons that open a page.</summary>
/// <param name="Alt">What a notification and a screen reader say.</param>
internal sealed record LineCard(string Alt, string Title, string English)
{
    private const string Ink = "#1F2A2E";
    private const string Quiet = "#5B6A70";
    private const string Leaf = "#0B6B4A";

    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];
    public string? Text { get; init; }
    public IReadOnlyList<(string Label, string Link)> Buttons { get; init; } = [];

    /// <returns>A JSON array of this one message.</returns>
    public string ToJson() => JsonSerializer.Serialize(new object[]
    {
        new
        {
            type = "flex",
            altText = LineText.Cut(Alt, 400),
            contents = new
            {
                type = "bubble",
                body = Box("vertical", [Heading(), .. Facts.Select(Fact), .. Text is null ? (object[])[] : [Paragraph(LineText.Cut(Text, 1000))]]),
                footer = Buttons.Count == 0 ? null : Box("vertical", [.. Buttons.Select(Button)]),
            },
        },
    }, LinePayload.Json);

    private object Heading() => Box("vertical",
    [
        new { type = "text", text = Title, weight = "bold", size = "lg", color = Ink, wrap = true },
        new { type = "text", text = English, size = "sm", color = Quiet, wrap = true },
    ], "none");

    private static object Fact((string Name, string Value) fact) => Box("vertical",
    [
        new { type = "text", text = fact.Name, size = "xs", color = Quiet, wrap = true },
        new { type = "text", text = fact.Value, size = "md", color = Ink, wrap = true },
    ], "none");

    private static object Paragraph(string text) => new { type = "text", text, size = "md", color = Ink, wrap = true };

    private static object Button((string Label, string Link) button, int position) => position == 0
        ? new { type = "button", style = "primary", color = Leaf, action = Open(button) }
        : new { type = "button", style = "link", color = Leaf, action = Open(button) };

    private static object Open((string Label, string Link) button) =>
        new { type = "uri", label = LineText.CutLabel(button.Label, 40), uri = button.Link };

    private static object Box(string layout, object[] contents, string spacing = "md") => new { type = "box", layout, spacing, contents };
}
