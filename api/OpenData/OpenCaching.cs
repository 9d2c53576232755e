using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>
/// Everybody may keep what is open for a few minutes, and whoever asks again is told cheaply that nothing has changed: every change of a
/// case writes a line of history, and the newest line names the state of all of them.
/// </summary>
internal sealed class OpenCaching(NpgsqlDataSource database, TimeProvider clock) : IEndpointFilter
{
    private const string Kept = "public, max-age=300";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var tag = await Tag(http);
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified)) return Task.CompletedTask;
            var headers = http.Response.Headers;
            headers.CacheControl = Kept;
            headers.ETag = tag.ToString();
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
            return Task.CompletedTask;
        });
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(k => k.Compare(tag, useStrongComparison: false) || k.Equals(EntityTagHeaderValue.Any)) ? TypedResults.StatusCode(304) : await next(context);
    }

    private async Task<EntityTagHeaderValue> Tag(HttpContext http)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        // The number is given before a line is committed, and the newest line may be older than one that is committed later: together they tell.
        var newest = await connection.One<string>(
            "select concat((select id from incident_event order by id desc limit 1), (select last_value from incident_event_sequence_seq))", null, http.RequestAborted);
        // The district's names change without a line of history; within the hour that is seen, too.
        var state = $"{newest} {clock.Now():yyyyMMddHH} {http.Request.WantsEnglish()} {http.Request.Path}{http.Request.QueryString}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 12))}\"", isWeak: true);
    }
}
