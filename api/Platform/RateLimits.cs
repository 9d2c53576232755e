using System.Security.Claims;
using System.Threading.RateLimiting;
using Saphansung.Api.Auth;

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
    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            {
                var caller = http.User.FindFirstValue("sub") ?? http.User.FindFirstValue(AgencyKeys.Claim) ?? http.User.FindFirstValue(AgencyLinks.Claim);
                return caller is null
                    ? Window("address:" + http.Connection.RemoteIpAddress, limits.Anonymous)
                    : Window(caller, limits.Requests);
            });
        });
    }

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(key,
        _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
