using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Open311 GeoReport v2 and mySociety's servicerequestupdates: the district's cases, and the same again over test cases.</summary>
internal static class Open311Endpoints
{
    private const string Format = ".{format:regex(^(xml|json)$)}";

    public static void AddOpen311(this IServiceCollection services) => services.AddSingleton<RequestView>();

    /// <summary>What is public may be read by the pages of others, too.</summary>
    public static void UseOpen311(this WebApplication app) => app.Use((http, next) =>
    {
        if (Open311Errors.Speaks(http.Request) && HttpMethods.IsGet(http.Request.Method)) http.Response.Headers.AccessControlAllowOrigin = "*";
        return next(http);
    });

    public static void MapOpen311(this IEndpointRouteBuilder app)
    {
        var open311 = app.MapGroup(Open311Call.Root).WithTags("Open311").AllowAnonymous().RefusesInGeoReport(400, 404, 429, 503)
            .AddEndpointFilter(async (context, next) =>
            {
                var http = context.HttpContext;
                var districtData = http.RequestServices.GetRequiredService<DistrictData>();
                return await Open311Call.WrongJurisdiction(http.Request.Query["jurisdiction_id"], districtData, http.RequestAborted) is { } refusal
                    ? refusal
                    : await next(context);
            });
        open311.MapGet("/discovery" + Format, Discover.Handle).WithName("GetDiscovery").WithSummary("The two endpoints: production and test.")
            .Shows(null, Open311Examples.Discovery).ShowsXml("discovery", Open311Examples.Discovery);
        MapEndpoint(open311.MapGroup("/v2"), "", "");
        MapEndpoint(open311.MapGroup("/test/v2"), "Test", " (test cases)");
    }

    /// <param name="name">Put before each operation's name.</param>
    /// <param name="world">Put behind each summary.</param>
    private static void MapEndpoint(RouteGroupBuilder v2, string name, string world)
    {
        v2.MapGet("/services" + Format, ListServices.Handle).WithName(name + nameof(ListServices)).WithSummary("What can be reported" + world + ".")
            .Shows(null, Open311Examples.Services).ShowsXml("services", Open311Examples.Services);
        v2.MapGet("/services/{service_code}" + Format, GetServiceDefinition.Handle).WithName(name + nameof(GetServiceDefinition))
            .WithSummary("The questions of one service" + world + ".")
            .Shows(null, Open311Examples.Definition).ShowsXml("service_definition", Open311Examples.Definition);
        v2.MapPost("/requests" + Format, CreateRequest.Handle).WithName(name + nameof(CreateRequest)).WithSummary("Files a report" + world + ".")
            .TakesForm<CreateRequest.Request>().RefusesInGeoReport(403, 413, 415)
            .Shows(Open311Examples.Report, Open311Examples.Filed).ShowsXml("service_requests", Open311Examples.Filed);
        v2.MapGet("/tokens/{token}" + Format, GetToken.Handle).WithName(name + nameof(GetToken)).WithSummary("The request of a token" + world + ".")
            .Shows(null, Open311Examples.Token).ShowsXml("service_requests", Open311Examples.Token);
        v2.MapGet("/requests" + Format, ListRequests.Handle).WithName(name + nameof(ListRequests)).WithSummary("Public requests, newest first" + world + ".")
            .Shows(null, Open311Examples.Requests).ShowsXml("service_requests", Open311Examples.Requests);
        v2.MapGet("/requests/{service_request_id}" + Format, GetRequest.Handle).WithName(name + nameof(GetRequest)).WithSummary("One public request" + world + ".")
            .Shows(null, Open311Examples.Requests).ShowsXml("service_requests", Open311Examples.Requests);
        v2.MapGet("/servicerequestupdates" + Format, ListUpdates.Handle).WithName(name + nameof(ListUpdates))
            .WithSummary("What happened to public requests, oldest first" + world + ".")
            .Shows(null, Open311Examples.Updates).ShowsXml("service_request_updates", Open311Examples.Updates);
        v2.MapPost("/servicerequestupdates" + Format, PostUpdate.Handle).WithName(name + nameof(PostUpdate))
            .WithSummary("An agency says what it did" + world + ".")
            .TakesForm<PostUpdate.Request>().RefusesInGeoReport(403, 413, 415)
            .Shows(Open311Examples.Update, Open311Examples.Updated).ShowsXml("service_request_updates", Open311Examples.Updated);
    }

    extension(RouteHandlerBuilder endpoint)
    {
        private RouteHandlerBuilder TakesForm<T>() where T : notnull => endpoint
            .Accepts<T>(isOptional: true, "application/x-www-form-urlencoded", "multipart/form-data")
            .WithMetadata(new BodyLimit(UploadPhoto.MostSent));
    }

    extension<TBuilder>(TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        private TBuilder RefusesInGeoReport(params int[] statuses)
        {
            endpoint.Add(e =>
            {
                foreach (var status in statuses)
                    e.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(List<Open311Errors.Error>), Spark.Types));
            });
            return endpoint;
        }

        private TBuilder ShowsXml(string root, string answer) => endpoint.WithMetadata(new XmlExample(root, answer));
    }
}
