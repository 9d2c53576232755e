using System.Globalization;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// What happens to every call of LINE's API before and after its endpoint: request id, log, size, faults, channel token,
/// retry key, and LINE's shape for every refusal.
/// </summary>
internal sealed class Door(SimulatedLineOptions options, RequestLog log, Faults faults, ChannelTokens tokens, RateLimits limits, RequestDelegate next)
{
    private const int LargestBody = 2 * 1024 * 1024;
    private static readonly PathString[] Line = ["/v2", "/oauth2", "/user/v1", "/friendship"];

    public static bool IsLine(PathString path) => Array.Exists(Line, start => path.StartsWithSegments(start, StringComparison.Ordinal));

    public async Task Invoke(HttpContext context)
    {
        var at = options.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var (bytes, isTooLarge) = await Read(context.Request);
        var call = new LineCall(context.Request, bytes);
        var fault = faults.Take(context.Request.Path);
        context.Features.Set(call);
        context.Response.Headers["x-line-request-id"] = call.RequestId;
        try
        {
            if (isTooLarge)
                throw LineRefusal.Api(413, "The request body is too large");
            if (fault == Faults.Hang)
                await Hold(context);
            else
                await Answer(context, call, fault);
        }
        catch (LineRefusal refusal)
        {
            await Write(context, refusal);
        }
        finally
        {
            log.Add(context.Request, at, call, context.RequestAborted.IsCancellationRequested && fault == Faults.Hang ? 0 : context.Response.StatusCode, fault);
        }
        if (fault is Faults.Hang or Faults.Timeout)
            context.Abort();
    }

    public static async Task Write(HttpContext context, LineRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        foreach (var (name, value) in refusal.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsJsonAsync(refusal.Body, Json.Written);
    }

    private async Task Answer(HttpContext context, LineCall call, string? fault)
    {
        switch (fault)
        {
            case Faults.RateLimit:
                throw LineRefusal.RateLimit();
            case Faults.MonthlyLimit:
                throw LineRefusal.MonthlyLimit();
            case Faults.ServerError:
                throw LineRefusal.Api(500, "Internal server error");
            case Faults.Timeout:
                // The work is done and the answer is lost: whoever repeats with the same retry key has to get 409.
                context.Response.Body = Stream.Null;
                break;
            default:
                break;
        }

        var path = context.Request.Path;
        if (path.StartsWithSegments("/v2/bot", StringComparison.Ordinal))
        {
            tokens.Check(call.Bearer);
            limits.Count(context.Request.Method, path);
        }
        RetryKeys.Check(path, call.RetryKey);
        await next(context);
        if (context.Response.StatusCode is 404 or 405 && !context.Response.HasStarted)
            throw LineRefusal.Api(context.Response.StatusCode, context.Response.StatusCode == 404 ? "Not found" : "Method not allowed");
    }

    private async Task Hold(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, faults.Released);
        await Task.Delay(options.Patience, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<(byte[] Bytes, bool IsTooLarge)> Read(HttpRequest request)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            read.Write(buffer, 0, count);
            if (read.Length > LargestBody)
                return ([], true);
        }
        return (read.ToArray(), false);
    }
}
