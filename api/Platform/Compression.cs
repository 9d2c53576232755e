using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Saphansung.Api.Platform;

/// <summary>
/// Compresses what everybody may read. Answers that hold a person's data beside text that others chose stay as they are:
/// their compressed length would tell about the one by way of the other (BREACH).
/// </summary>
internal static class Compression
{
    private static readonly string[] Public = ["/api/v1/categories", "/api/v1/communities", "/api/v1/open", "/swagger"];

    public static void AddCompression(this IServiceCollection services) =>
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "application/geo+json"];
        })
            // A phone keeps the forms for a minute; the time to pack them well is less than the time to send them badly.
            .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);

    public static void UseCompression(this WebApplication app) => app.UseWhen(
        http => Public.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
        branch => branch.UseResponseCompression());
}
