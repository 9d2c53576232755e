using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Saphansung.Api.Platform;

/// <summary>What every endpoint says of itself the same way.</summary>
internal static class Endpoints
{
    extension<TBuilder>(TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>The problem documents an endpoint may answer with, for the contract.</summary>
        public TBuilder Refuses(params int[] statuses)
        {
            endpoint.Add(e =>
            {
                foreach (var status in statuses)
                    e.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
            });
            return endpoint;
        }
    }
}

internal static class Gate
{
    /// <summary>
    /// Answers what reaches no endpoint of ours. Routing's own refusals (405, 415) carry no policy, so the fallback policy would
    /// call them a missing sign-in.
    /// </summary>
    public static void UseGate(this WebApplication app) => app.Use((http, next) =>
    {
        // PostgreSQL cannot hold U+0000; in a body JsonText refuses it.
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
            return Refusal.Invalid("query", "bad_text").ExecuteAsync(http);

        return http.GetEndpoint() switch
        {
            null => Refusal.NotFound.ExecuteAsync(http),
            RouteEndpoint => next(http),
            { RequestDelegate: { } refusal } => refusal(http),
            _ => next(http),
        };
    });
}

/// <summary>Most bytes a request body may have.</summary>
internal sealed record BodyLimit(long MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    long? IRequestSizeLimitMetadata.MaxRequestBodySize => MaxRequestBodySize;
}
