using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Training;

namespace Saphansung.Api.Platform;

/// <summary>Section <c>RateLimits</c> of the configuration; counts are per minute and per caller.</summary>
public sealed class RateLimitOptions
{
    public int Requests { get; set; } = 600;

    /// <summary>Signing in, pages and photos, per address; many phones of one operator share an address.</summary>
    public int Anonymous { get; set; } = 3000;
}

internal static class RateLimits
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Span;
                context.HttpContext.Response.Headers.RetryAfter = Seconds(wait);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Caller(http) is { } caller
                ? Window(caller, limits.Requests)
                : Window("address:" + http.Connection.RemoteIpAddress, limits.Anonymous));
        });
        builder.Services.AddSingleton(limits);
    }

    /// <summary>
    /// Tells an agency's system how far it may go (IETF draft-ietf-httpapi-ratelimit-headers-07): calls a minute, calls left, and seconds
    /// until all of them are there again.
    /// </summary>
    public static void UseRateLimitHeaders(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var limit = app.Services.GetRequiredService<RateLimitOptions>().Requests.ToString(CultureInfo.InvariantCulture);
        app.Use((http, next) =>
        {
            if (!http.User.HasClaim(c => c.Type == AgencyKeys.Claim)) return next(http);

            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers["RateLimit-Limit"] = limit;
                headers["RateLimit-Remaining"] = (limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0).ToString(CultureInfo.InvariantCulture);
                headers["RateLimit-Reset"] = Seconds(Span);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static string? Caller(HttpContext http) =>
        http.User.FindFirstValue("sub") ?? http.User.FindFirstValue(AgencyKeys.Claim) ?? http.User.FindFirstValue(AgencyLinks.Claim) ?? http.User.FindFirstValue(KioskAccess.TabletClaim);

    private static string Seconds(TimeSpan span) => Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(key,
        _ => new() { PermitLimit = permits, Window = Span, SegmentsPerWindow = 6, QueueLimit = 0 });
}
