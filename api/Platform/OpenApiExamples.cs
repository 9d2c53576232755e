using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Saphansung.Api.Open311;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Saphansung.Api.Platform;

/// <summary>What a call may look like, written beside its route and shown in the contract.</summary>
internal sealed record Example(string? Request, string? Answer);

internal sealed class OpenApiExamples : IOperationFilter
{
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var example = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Example>().LastOrDefault();
        var xml = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<XmlExample>().LastOrDefault();
        foreach (var type in (string[])[Json, "application/x-www-form-urlencoded", "multipart/form-data"])
            if (example?.Request is { } request && Media(operation.RequestBody?.Content, type) is { } body) body.Example = JsonNode.Parse(request);
        if (xml is not null && operation.Parameters?.FirstOrDefault(p => p.Name == "format")?.Schema is OpenApiSchema format) format.Enum = ["xml", "json"];
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (xml is not null) Show(response.Content, status, xml);
            if (status[0] == '2' && example?.Answer is { } answer && (Media(response.Content, Json) ?? Media(response.Content, GeoJson)) is { } content)
                content.Example = JsonNode.Parse(answer);
            else if (Media(response.Content, "application/problem+json") is { } problem)
                problem.Example = Problem(int.Parse(status, CultureInfo.InvariantCulture));
        }
    }

    // Refusals of Open311 are lists as well, in both forms.
    private static void Show(IDictionary<string, IOpenApiMediaType>? content, string status, XmlExample answer)
    {
        var (root, tree) = status[0] == '2' ? (answer.Root, JsonNode.Parse(answer.Json)!) : ("errors", Open311Errors.Example(int.Parse(status, CultureInfo.InvariantCulture)));
        if (Media(content, Spark.Types[0]) is { } json) json.Example = tree;
        if (Media(content, Spark.Types[1]) is not { } xml) return;
        xml.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The same tree; its form is GeoReport's." };
        xml.Example = Encoding.UTF8.GetString(Spark.Xml(root, tree));
    }

    private static OpenApiMediaType? Media(IDictionary<string, IOpenApiMediaType>? content, string type) =>
        content?.TryGetValue(type, out var found) == true ? found as OpenApiMediaType : null;

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
