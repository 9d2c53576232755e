using Microsoft.OpenApi;

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
                    + "texts for people are Thai unless `Accept-Language` ranks English higher.",
            });
            swagger.CustomSchemaIds(type => type.IsNested ? type.DeclaringType!.Name + type.Name : TypeName(type));
            swagger.SupportNonNullableReferenceTypes();
            swagger.NonNullableReferenceTypesAsRequired();
            swagger.OperationFilter<OpenApiExamples>();
            swagger.IncludeXmlComments(typeof(OpenApi).Assembly);
            swagger.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The accessToken of POST /api/v1/sessions, or an agency's key.",
            });
            swagger.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
        });
    }

    public static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger(swagger => swagger.RouteTemplate = "swagger/{documentName}/openapi.{extension:regex(^(json|ya?ml)$)}");
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
