using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Guide;

/// <summary>
/// The manuals, one for each kind of reader: <c>/manuals/resident</c>, in English <c>/manuals/en/resident</c>. The pages' build made
/// them of <c>liff-web/manuals/</c>; names and telephone numbers are the district's data and come in here.
/// </summary>
internal static class ManualEndpoints
{
    public static void MapManuals(this IEndpointRouteBuilder app)
    {
        var manuals = app.MapGroup("/manuals").AllowAnonymous().ExcludeFromDescription();
        manuals.MapGet("/{name:alpha=index}", (string name, HttpContext http, CancellationToken ct) => Show("th", name, http, ct));
        manuals.MapGet("/en/{name:alpha=index}", (string name, HttpContext http, CancellationToken ct) => Show("en", name, http, ct));
    }

    private static async Task<Results<ContentHttpResult, Refusal>> Show(string language, string name, HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        var file = services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo($"manuals/{language}/{name}.html");
        if (!file.Exists) return Refusal.NotFound;

        using var reader = new StreamReader(file.CreateReadStream());
        var html = await reader.ReadToEndAsync(ct);
        var district = (await services.GetRequiredService<DistrictData>().Get(ct)).Settings;
        foreach (var (placeholder, words) in Words(district, language == "en")) html = html.Replace($"{{district.{placeholder}}}", words, StringComparison.Ordinal);

        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // People open the manual from a page inside LIFF, which the simulated phone shows in a frame.
        var frame = services.GetRequiredService<IOptions<LineOptions>>().Value.Simulated?.GetLeftPart(UriPartial.Authority) ?? "'none'";
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors {frame}";
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static (string Placeholder, string Html)[] Words(DistrictSettings district, bool english)
    {
        string Of(Text text) => WebUtility.HtmlEncode(text.In(english));
        var (name, division) = (Of(district.Name), Of(district.Division));
        var phone = district.Phone.Length == 0 ? "" : (english ? ", tel. " : " โทร ") + Call(district.Phone);
        return
        [
            ("name", name),
            ("division", division),
            ("contact", $"{division}{(english ? ", " : " ")}{name}{phone}"),
            ("emergency", string.Join(" · ", district.Emergency.Select(e => $"{Call(e.Number)} {Of(e.Name)}"))),
            ("prefix", WebUtility.HtmlEncode(district.ReferencePrefix)),
        ];
    }

    private static string Call(string number) => $"""<a href="tel:{string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'))}">{WebUtility.HtmlEncode(number)}</a>""";
}
