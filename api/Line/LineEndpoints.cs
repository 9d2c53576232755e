using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

internal static class LineEndpoints
{
    public static void AddLine(this IServiceCollection services)
    {
        services.AddOptions<LineOptions>().BindConfiguration("Line").ValidateDataAnnotations()
            .Validate<IHostEnvironment>(LineOptions.MayRun, "Line__Simulated and another Line__ApiUrl are for trying out only; remove them or leave Production.")
            .ValidateOnStart();
        services.AddSingleton<ChannelToken>().AddSingleton<LineClient>();
        services.AddHttpClient(LineClient.Name)
            .ConfigureHttpClient((s, http) =>
            {
                http.BaseAddress = s.GetRequiredService<IOptions<LineOptions>>().Value.ApiUrl;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            // The factory's own loggers would write full URLs; LineClient logs what is needed.
            .RemoveAllLoggers();
        services.AddWork<SendDeliveries>(SendDeliveries.SideBySide).AddWork<ProcessWebhooks>();
    }

    public static void MapWebhook(this IEndpointRouteBuilder app) => app.MapPost("/line/webhook", ReceiveWebhook.Handle)
        .AllowAnonymous().DisableRateLimiting().WithMetadata(new BodyLimit(ReceiveWebhook.LargestBody)).WithTags("LINE").WithName(nameof(ReceiveWebhook))
        .WithSummary("Takes events from LINE: checks x-line-signature over the raw body, stores them, answers at once.")
        .Refuses(400, 401, 413, 503);

    public static void MapDeliveries(this IEndpointRouteBuilder staff)
    {
        var deliveries = staff.MapGroup("/deliveries").WithTags("Deliveries");
        deliveries.MapGet("", ListDeliveries.Handle).WithName(nameof(ListDeliveries))
            .WithSummary("Messages to LINE, newest first: what waits, what was accepted, and what is stuck and needs a person.")
            .Shows(null, """
                {"items":[{"id":"0199d2f0-0000-7000-8000-000000000007","kind":"line_push","state":"stuck","incident":"SPS-2569-7K3QF","attempts":1,"dueAt":"2026-11-22T03:00:00Z","createdAt":"2026-11-22T02:59:00Z","lastError":"LINE ตอบ 400: Failed to send messages"}],"next":null}
                """);
        deliveries.MapPost("/{id}/retry", RetryDelivery.Handle).WithName(nameof(RetryDelivery)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Sends a stuck push again; under the same retry key while LINE knows it, else as a new message.")
            .Refuses(404, 409)
            .Shows(null, """{"id":"0199d2f0-0000-7000-8000-000000000007","state":"waiting"}""");
    }
}
