using System.Text.Json;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;

namespace Saphansung.Api.News;

/// <summary>An announcement as one Flex bubble: picture, title, the first lines, when and where, and a button to the page that has it all.</summary>
internal sealed class NewsCard(IOptions<LineOptions> line, IOptions<NewsOptions> news, PhotoLinks links)
{
    private const string Ink = "#1F2A2E";
    private const string Quiet = "#5B6A70";
    private const string Leaf = "#0B6B4A";
    private const int FirstLines = 180;

    /// <summary>The link says which announcement it is and that it came by message; nothing about who got it.</summary>
    public string Link(Guid id) => line.Value.Link($"news/{id}?via=message");

    /// <param name="open">It may be read by everybody; until then its picture has a link that expires.</param>
    /// <returns>The JSON array of its one message.</returns>
    public string Messages(AnnouncementRow row, IReadOnlyList<AnnouncementRow.FileRow> files, bool open)
    {
        var picture = files.FirstOrDefault(f => f.Kind == "picture");
        var shown = picture is null || news.Value.SiteUrl is not { } site ? null : new Uri(site, open ? GetNewsFile.Path(picture.Id) : links.NewsUrl(picture.Id)).ToString();
        var action = new { type = "uri", label = "อ่านต่อ · Read more", uri = Link(row.Id) };
        var bubble = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = "bubble",
            ["body"] = Box([.. Title(row), .. When(row), Words(LineText.Cut(row.BodyTh, FirstLines), "md", Ink)], "md"),
            ["footer"] = Box([new { type = "button", style = "primary", color = Leaf, action }], "none"),
        };
        if (shown is not null) bubble["hero"] = new { type = "image", url = shown, size = "full", aspectRatio = "20:13", aspectMode = "cover", action };
        var alt = row.EventFrom is { } from ? $"{row.TitleTh} ({LineText.Date(from)})" : row.TitleTh;
        return JsonSerializer.Serialize(new object[] { new { type = "flex", altText = LineText.Cut(alt, 400), contents = bubble } }, LinePayload.Json);
    }

    private static IEnumerable<object> Title(AnnouncementRow row)
    {
        yield return new { type = "text", text = row.TitleTh, weight = "bold", size = "lg", color = Ink, wrap = true };
        if (row.TitleEn.Length > 0) yield return Words(row.TitleEn, "sm", Quiet);
    }

    private static IEnumerable<object> When(AnnouncementRow row)
    {
        if (row.EventFrom is { } from) yield return Fact("วันเวลา · When", row.EventTo is { } to ? $"{LineText.Date(from)} - {LineText.Date(to)}" : LineText.Date(from));
        if (row.EventPlace is { } place) yield return Fact("สถานที่ · Where", place);
    }

    private static object Fact(string name, string value) => Box([Words(name, "xs", Quiet), Words(value, "md", Ink)], "none");

    private static object Words(string text, string size, string color) => new { type = "text", text, size, color, wrap = true };

    private static object Box(object[] contents, string spacing) => new { type = "box", layout = "vertical", spacing, contents };
}
