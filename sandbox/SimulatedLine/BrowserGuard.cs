namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Any web page can make its visitor's browser call this machine. So the product's pages may call what they need, the phone
/// everything, and other origins nothing; callers without an origin are programs and not in question.
/// </summary>
internal sealed class BrowserGuard(Addresses addresses, RequestDelegate next)
{
    private static readonly PathString[] ForSite = ["/_sim/id-tokens", "/_sim/chat", "/_sim/tiles", "/v2/profile", "/friendship", "/oauth2/v2.1"];

    public Task Invoke(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || addresses.IsOwn(origin))
            return next(context);
        if (!addresses.IsSite(origin) || !Array.Exists(ForSite, start => context.Request.Path.StartsWithSegments(start, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(context.Request.Method))
            return next(context);
        headers.AccessControlAllowHeaders = "content-type, authorization";
        headers.AccessControlAllowMethods = "GET, POST";
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
