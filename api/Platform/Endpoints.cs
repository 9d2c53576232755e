using Microsoft.AspNetCore.Authorization;
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
                    e.Metadata.Add(Problem(status));
            });
            return endpoint;
        }

        /// <summary>Adds the refusals that follow from what an endpoint is: guarded, taking a body, limited, needing the database.</summary>
        public TBuilder RefusesAsUsual()
        {
            endpoint.Finally(e =>
            {
                var usual = new List<int> { 429, 503 };
                if (!e.Metadata.OfType<IAllowAnonymous>().Any()) usual.AddRange([401, 403]);
                if (e.Metadata.OfType<IAcceptsMetadata>().Any()) usual.AddRange([413, 415]);
                var said = e.Metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.StatusCode);
                foreach (var status in usual.Except(said).ToList()) e.Metadata.Add(Problem(status));
            });
            return endpoint;
        }
    }

    private static ProducesResponseTypeMetadata Problem(int status) => new(status, typeof(ProblemDetails), ["application/problem+json"]);
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
