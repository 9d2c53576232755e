using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;

namespace Saphansung.Api.Platform;

/// <summary>Section <c>Map</c> of the configuration.</summary>
public sealed class MapOptions
{
    /// <summary>Tile URL template with {z}, {x}, {y}; empty for a plain grid.</summary>
    public string Tiles { get; set; } = "";

    public string Attribution { get; set; } = "";
}

/// <summary>
/// Serves the pages of <c>liff-web/</c>. A page answers with 200 and without a redirect at every depth, because a redirect would lose
/// what LINE puts into the address (LIFF documentation, "Developing a LIFF app"); its files carry their hash and never change.
/// </summary>
internal static class Pages
{
    /// <summary>These work without LINE and are told nothing of it.</summary>
    private const string Track = "track";

    private const string Agency = "agency";
    private const string Open = "open";
    private const string News = "news";
    private const string Kiosk = "kiosk";
    private const string Report = "report";

    private const string PlainPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static void UsePages(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)) PreferCompressed(http.Request, app.Environment);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            ServeUnknownFileTypes = true,
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
                if (Encoding(file.File.Name) is not { } encoding) return;
                headers.ContentEncoding = encoding;
                headers.Vary = "Accept-Encoding";
                headers.ContentType = ContentTypes.TryGetContentType(Path.GetFileNameWithoutExtension(file.File.Name), out var type)
                    ? type
                    : "application/octet-stream";
            },
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/liff/")).AllowAnonymous().ExcludeFromDescription();
        foreach (var page in (string[])["liff", "staff", Track, Agency, Open, News, Kiosk, Report])
            app.MapGet($"/{page}/{{**path}}", (HttpContext http, CancellationToken ct) => Show(page, http, ct)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<ContentHttpResult, Refusal>> Show(string page, HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        var shell = services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo($"{page}/index.html");
        if (!shell.Exists) return new Refusal(503, "unavailable");

        using var reader = new StreamReader(shell.CreateReadStream());
        var line = services.GetRequiredService<IOptions<LineOptions>>().Value;
        var map = services.GetRequiredService<IOptions<MapOptions>>().Value;
        var district = await services.GetRequiredService<DistrictData>().Get(ct);
        var shown = new { district.Settings.Name, district.Settings.Division, district.Settings.Phone };
        var plain = page is Track or Agency or News or Kiosk or Report;
        var drawn = new { map.Tiles, map.Attribution, district.Settings.Map.Lat, district.Settings.Map.Lng, district.Settings.Map.Zoom };
        object told = plain ? new { District = shown, district.Settings.Emergency } : page == Open ? new { District = shown, Map = drawn } : new
        {
            line.LiffId,
            line.LoginChannelId,
            SimulatedLine = line.Simulated?.ToString().TrimEnd('/'),
            LiffUrl = line.LiffUrl.ToString().TrimEnd('/'),
            District = shown,
            district.Settings.Emergency,
            Map = drawn,
        };
        // The default encoder writes < as an escape, so no text of the district can end the script element.
        var settings = JsonSerializer.Serialize(told, JsonSerializerOptions.Web);
        var html = (await reader.ReadToEndAsync(ct))
            .Replace("<!--settings-->", $"""<script type="application/json" id="settings">{settings}</script>""", StringComparison.Ordinal);

        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        // The address may carry LINE's tokens until the page has read them.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self)";
        if (page is Agency or Kiosk or Report) headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers.ContentSecurityPolicy = plain ? PlainPolicy : page == Open ? PlainPolicy.Replace("img-src", $"img-src {Tiles(map)}", StringComparison.Ordinal) : Policy(line, map);
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static string Policy(LineOptions line, MapOptions map)
    {
        var simulated = line.Simulated?.GetLeftPart(UriPartial.Authority);
        return $"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
            + $"img-src 'self' data: blob: https://profile.line-scdn.net https://sprofile.line-scdn.net {Tiles(map)}; "
            + $"connect-src 'self' https://api.line.me https://access.line.me https://liff.line.me https://liffsdk.line-scdn.net {simulated}; "
            + $"frame-ancestors {simulated ?? "'none'"}";
    }

    private static string? Tiles(MapOptions map) => Uri.TryCreate(map.Tiles.Replace("{s}", "*", StringComparison.Ordinal), UriKind.Absolute, out var template)
        ? template.GetLeftPart(UriPartial.Authority)
        : null;

    // The build has put a .br and a .gz beside each file.
    private static void PreferCompressed(HttpRequest request, IWebHostEnvironment environment)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, suffix) in ((string, string)[])[("br", ".br"), ("gzip", ".gz")])
        {
            if (!accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase)) continue;
            if (!environment.WebRootFileProvider.GetFileInfo(request.Path + suffix).Exists) continue;
            request.Path += suffix;
            return;
        }
    }

    private static string? Encoding(string file) => Path.GetExtension(file) switch
    {
        ".br" => "br",
        ".gz" => "gzip",
        _ => null,
    };
}
