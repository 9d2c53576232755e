using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Saphansung.Api.Platform;

/// <summary>What a call may look like, written beside its route and shown in the contract.</summary>
internal sealed record Example(string? Request, string? Answer);

internal sealed class OpenApiExamples : IOperationFilter
{
    private const string Json = "application/json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var example = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Example>().LastOrDefault();
        if (example?.Request is { } request && operation.RequestBody?.Content?.TryGetValue(Json, out var body) == true)
            body.Example = JsonNode.Parse(request);

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status[0] == '2' && example?.Answer is { } answer && response.Content?.TryGetValue(Json, out var content) == true)
                content.Example = JsonNode.Parse(answer);
            else if (response.Content?.TryGetValue("application/problem+json", out var problem) == true)
                problem.Example = Problem(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static JsonObject Problem(int status)
    {
        var code = ProblemWriter.CodeOf(status, validation: status == 400);
        var problem = new JsonObject
        {
            ["type"] = $"urn:saphansung:problem:{code}",
            ["title"] = Texts.Say(code, english: false),
            ["status"] = status,
            ["code"] = code,
            ["traceId"] = "0HNQ8Q5TQD1BV:00000001",
        };
        if (status == 400) problem["errors"] = new JsonObject { ["description"] = new JsonArray(Texts.Say("required", english: false)) };
        if (status == 409) problem["allowed"] = new JsonArray("triaged", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate");
        return problem;
    }
}

internal static class Examples
{
    extension<TBuilder>(TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        /// <param name="request">JSON of the body; null when there is none.</param>
        /// <param name="answer">JSON of the successful answer.</param>
        public TBuilder Shows(string? request, string? answer = null) => endpoint.WithMetadata(new Example(request, answer));
    }
}
