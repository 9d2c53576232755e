using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Saphansung.Api.Platform;

/// <summary>The contract: the code is its source, <c>openapi.yaml</c> is generated from it and committed.</summary>
internal static class OpenApi
{
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new()
            {
                Title = "Saphansung",
                Version = "v1",
                Description = "Reports, casework and partner interface of a Bangkok district office. "
                    + "Times are ISO 8601 in UTC, ids are UUID strings, errors are RFC 9457 problem documents with a stable `code`; "
                    + "texts for people are Thai unless `Accept-Language` ranks English higher. "
                    + "Begin with the guide: [/guide](/guide) in Thai, [/guide/en](/guide/en) in English.",
            });
            swagger.CustomSchemaIds(type => type.IsNested ? type.DeclaringType!.Name + type.Name : TypeName(type));
            swagger.SupportNonNullableReferenceTypes();
            swagger.NonNullableReferenceTypesAsRequired();
            swagger.UseAllOfToExtendReferenceSchemas();
            swagger.SchemaFilter<References>();
            swagger.OperationFilter<References>();
            swagger.OperationFilter<OpenApiExamples>();
            swagger.OperationFilter<OpenApiDescriptions>();
            swagger.DocumentFilter<OpenApiTags>();
            // Relative: Swagger UI calls the service it came from.
            swagger.AddServer(new() { Url = "/", Description = "This service." });
            swagger.IncludeXmlComments(typeof(OpenApi).Assembly);
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The accessToken of POST /api/v1/sessions, an agency's key, or the token of an agency's link.",
            });
            swagger.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
        });
    }

    public static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger(swagger =>
        {
            swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            swagger.RouteTemplate = "swagger/{documentName}/openapi.{extension:regex(^(json|ya?ml)$)}";
        });
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint("/swagger/v1/openapi.yaml", "Saphansung v1");
            ui.DocumentTitle = "Saphansung API";
            ui.EnablePersistAuthorization();
            ui.DisplayRequestDuration();
        });
    }

    private static string TypeName(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(a => a.IsNested ? a.DeclaringType!.Name + a.Name : a.Name)) + type.Name.Split('`')[0]
        : type.Name;
}

/// <summary>
/// Swashbuckle wraps each reference, so that it can say whether it may be missing. OpenAPI 3.1 has a choice between nothing and the
/// schema for that, and needs no wrapping otherwise.
/// </summary>
internal sealed class References : ISchemaFilter, IOperationFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
            if (Unwrapped(property) is { } plain) schema.Properties![name] = plain;
    }

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var contents = (operation.Responses?.Values.Select(r => r.Content) ?? []).Append(operation.RequestBody?.Content);
        foreach (var media in contents.SelectMany(c => c?.Values ?? []).OfType<OpenApiMediaType>())
            if (Unwrapped(media.Schema) is { } plain) media.Schema = plain;
    }

    private static IOpenApiSchema? Unwrapped(IOpenApiSchema? wrapped)
    {
        if (wrapped is not OpenApiSchema { AllOf: [OpenApiSchemaReference reference] }) return null;
        if (wrapped.Type == JsonSchemaType.Null)
            return new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference], Description = wrapped.Description };
        if (wrapped.Description is not null) reference.Description = wrapped.Description;
        return reference;
    }
}
