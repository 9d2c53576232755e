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

internal static class UnknownRoutes
{
    // Routing's own answer to a wrong method carries no policy, so the fallback policy would call it a missing sign-in.
    public static void UseMethodNotAllowed(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.DisplayName != "405 HTTP Method Not Supported") return next(http);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });

    public static void MapUnknown(this WebApplication app) =>
        app.MapFallback(() => Refusal.NotFound).AllowAnonymous().ExcludeFromDescription();
}

/// <summary>Most bytes a request body may have.</summary>
internal sealed record BodyLimit(long MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    long? IRequestSizeLimitMetadata.MaxRequestBodySize => MaxRequestBodySize;
}
