using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>The newest announcements as an Atom feed (RFC 4287), for readers that follow many sources.</summary>
internal static class GetNewsFeed
{
    public const string ContentType = "application/atom+xml";
    private const int Newest = 20;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<ContentHttpResult> Handle(HttpContext http, DistrictData district, NpgsqlDataSource database, CancellationToken ct)
    {
        var (site, english) = ($"{http.Request.Scheme}://{http.Request.Host}", http.Request.WantsEnglish());
        var items = await ListNews.Read(database, null, Newest, ct);
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "id", $"{site}/news/"),
            new XElement(Atom + "title", $"{(await district.Get(ct)).Settings.Name.In(english)}: {(english ? "news" : "ข่าวและกิจกรรม")}"),
            new XElement(Atom + "updated", Time(items.Count > 0 ? items[0].PublishedAt : DateTime.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", (await district.Get(ct)).Settings.Name.In(english))),
            Link($"{site}{http.Request.Path}", "self"), Link($"{site}/news/", "alternate"),
            items.Select(i => new XElement(Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{i.Id}"),
                new XElement(Atom + "title", Plain(Said(i.Title, english))),
                new XElement(Atom + "updated", Time(i.PublishedAt)),
                Link($"{site}/news/{i.Id}", "alternate"),
                new XElement(Atom + "summary", Plain(Said(i.Beginning, english))))));
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, ContentType, Encoding.UTF8);
    }

    private static string Said(Text text, bool english) => english && text.En.Length > 0 ? text.En : text.Th;

    // XML 1.0 has no place for control characters.
    private static string Plain(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));

    private static string Time(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static XElement Link(string to, string rel) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", to));
}
