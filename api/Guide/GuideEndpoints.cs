using System.Net;
using System.Reflection;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Guide;

/// <summary>The guide for integrators, beside Swagger UI: Markdown in this folder, shown as plain pages without a script.</summary>
internal static class GuideEndpoints
{
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseGenericAttributes().UseAutoIdentifiers().Build();

    private static readonly Dictionary<string, Lazy<string>> Guides = new(StringComparer.Ordinal)
    {
        [""] = new(() => Page("guide.th.md", "th")),
        ["en"] = new(() => Page("guide.en.md", "en")),
        ["changelog"] = new(() => Page("changelog.md", "en")),
    };

    public static void MapGuide(this IEndpointRouteBuilder app)
    {
        var guide = app.MapGroup("/guide").AllowAnonymous().ExcludeFromDescription();
        guide.MapGet("/{page?}", (string? page, HttpContext http) => Show(page ?? "", http));
        guide.MapGet("/guide.css", () => TypedResults.Text(Read("guide.css"), "text/css; charset=utf-8"));
    }

    private static Results<ContentHttpResult, Refusal> Show(string page, HttpContext http)
    {
        if (!Guides.TryGetValue(page, out var html)) return Refusal.NotFound;

        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Content(html.Value, "text/html; charset=utf-8");
    }

    private static string Page(string file, string language)
    {
        var document = Markdig.Markdown.Parse(Read(file), Markdown);
        // Whatever may be wider than a phone scrolls by itself, with the keyboard too.
        foreach (var code in document.Descendants<FencedCodeBlock>()) code.GetAttributes().AddProperty("tabindex", "0");
        var text = document.ToHtml(Markdown)
            .Replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        var title = document.Descendants<HeadingBlock>().First().Inline!.FirstChild!.ToString();
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)} · Saphansung</title>
            <link rel="stylesheet" href="/guide/guide.css">
            </head>
            <body>
            <header><nav aria-label="Saphansung">
            <a href="/guide" lang="th">คู่มือภาษาไทย</a><a href="/guide/en" lang="en">Guide in English</a><a href="/guide/changelog" lang="en">Changelog</a><a href="/swagger" lang="en">Swagger UI</a><a href="/manuals/agency" lang="th">คู่มือ</a>
            </nav></header>
            <main>
            {text}
            </main>
            </body>
            </html>
            """;
    }

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Guide/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
