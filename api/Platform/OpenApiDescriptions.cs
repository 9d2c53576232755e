using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Saphansung.Api.Platform;

/// <summary>What stands above a use case in the code is its description in the contract.</summary>
internal sealed partial class OpenApiDescriptions : IOperationFilter
{
    private readonly Dictionary<string, string> summaries = XDocument.Load(Path.ChangeExtension(typeof(OpenApi).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Text(m.Element("summary")!), StringComparer.Ordinal);

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (Above(context.MethodInfo) is { } description) operation.Description = description;
        // A list that is left out is empty, whatever the generated endpoints say of it.
        foreach (var list in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p is { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array }) ?? [])
            list.Required = false;
    }

    private string? Above(MethodInfo handler)
    {
        var type = handler.DeclaringType!.FullName!;
        return summaries.FirstOrDefault(s => s.Key.StartsWith($"M:{type}.{handler.Name}(", StringComparison.Ordinal)).Value
            ?? summaries.GetValueOrDefault($"T:{type}");
    }

    private static string Text(XElement summary) => Blanks().Replace(string.Concat(summary.Nodes().Select(Word)).Trim(), " ");

    private static string Word(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement see => see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Attribute("name")?.Value ?? see.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();
}
