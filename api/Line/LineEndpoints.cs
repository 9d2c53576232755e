using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

internal static class LineEndpoints
{
    public static void AddLine(this IServiceCollection services)
    {
        services.AddOptions<LineOptions>().BindConfiguration("Line").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChannelToken>().AddSingleton<LineClient>();
        services.AddHttpClient(LineClient.Name)
            .ConfigureHttpClient((s, http) =>
            {
                http.BaseAddress = s.GetRequiredService<Microsoft.Extensions.Options.IOptions<LineOptions>>().Value.ApiUrl;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            // The factory's own loggers would write full URLs; LineClient logs what is needed.
            .RemoveAllLoggers();
        services.AddWork<SendDeliveries>(SendDeliveries.SideBySide).AddWork<ProcessWebhooks>();
    }

    public static void MapLine(this IEndpointRouteBuilder app)
    {
        app.MapPost("/line/webhook", ReceiveWebhook.Handle)
            .AllowAnonymous().DisableRateLimiting().WithTags("LINE").WithName(nameof(ReceiveWebhook))
            .WithSummary("Takes events from LINE: checks x-line-signature over the raw body, stores them, answers at once.")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(503);

        var deliveries = app.MapGroup("/api/v1/staff/deliveries").WithTags("Staff").RequireAuthorization(Policies.Staff)
            .ProducesProblem(401).ProducesProblem(403);
        deliveries.MapGet("", ListDeliveries.Handle).WithName(nameof(ListDeliveries))
            .WithSummary("Messages to LINE, newest first: what waits, what was accepted, and what is stuck and needs a person.")
            .ProducesProblem(400);
        deliveries.MapPost("/{id:guid}/retry", RetryDelivery.Handle).WithName(nameof(RetryDelivery)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Sends a stuck push again; under the same retry key while LINE knows it, else as a new message.")
            .ProducesProblem(404).ProducesProblem(409);
    }
}
