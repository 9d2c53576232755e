using Microsoft.AspNetCore.RateLimiting;
using Saphansung.Api.Platform;
using Saphansung.Api.Traffy;

namespace Saphansung.Api.OpenData;

internal static class OpenDataEndpoints
{
    /// <summary>Other sites' pages may read what everybody may read.</summary>
    private const string AnySite = "any_site";

    /// <summary>Whole files, which keep a connection of the database for as long as they are read.</summary>
    public const string Files = "files";

    private const int FilesAtOnce = 4;
    private const int FilesWaiting = 16;

    public static void AddOpenData(this IServiceCollection services)
    {
        services.AddCors(cors => cors.AddPolicy(AnySite, site => site.AllowAnyOrigin().WithMethods("GET").WithExposedHeaders("ETag")));
        services.Configure<RateLimiterOptions>(limiter => limiter.AddConcurrencyLimiter(Files, files =>
        {
            files.PermitLimit = FilesAtOnce;
            files.QueueLimit = FilesWaiting;
        }));
    }

    public static void MapOpenData(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").WithTags("Open data").AllowAnonymous().RequireCors(AnySite).Refuses(400);
        open.AddEndpointFilter<RouteGroupBuilder, OpenCaching>();
        open.MapGet("/open/cases.csv", ExportCases.Handle).WithName(nameof(ExportCases)).RequireRateLimiting(Files)
            .WithSummary("Public cases as CSV, in the columns of Open311's bulk format.").Produces<string>(200, "text/csv");
        open.MapGet("/open/cases.geojson", MapPublicCases.Handle).WithName(nameof(MapPublicCases))
            .WithSummary("Public cases on a map, newest first, as GeoJSON.").Produces<MapPublicCases.Response>(200, "application/geo+json")
            .Shows(null, OpenDataExamples.Map);
        open.MapGet("/open/daily", CountByDay.Handle).WithName(nameof(CountByDay)).WithSummary("What happened each day in each category.")
            .Shows(null, OpenDataExamples.Daily);
        open.MapGet("/open/daily.csv", CountByDay.Csv).WithName("CountByDayCsv").WithSummary("The same as CSV.").Produces<string>(200, "text/csv");
        open.MapGet("/open/traffy.csv", ExportTraffy.Handle).WithName(nameof(ExportTraffy)).RequireRateLimiting(Files)
            .WithSummary("Public cases as CSV, in the columns of Traffy Fondue's dump.").Produces<string>(200, "text/csv");
        open.MapGet("/open/figures", GetPublicFigures.Handle).WithName(nameof(GetPublicFigures))
            .WithSummary("Claimed, confirmed and disputed fixes, and how each agency takes notice of what is handed to it.")
            .Shows(null, OpenDataExamples.Figures);
    }
}
