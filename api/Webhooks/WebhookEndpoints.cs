using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

internal static class WebhookEndpoints
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookTargets>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookClient>().AddWebhookClient();
        services.AddWork<SendWebhooks>(SendWebhooks.SideBySide).AddWork<SendTestWebhooks>(SendTestWebhooks.SideBySide);
    }

    public static void MapAgencyWebhooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/agency/webhooks").WithTags("Webhooks").RequireAuthorization(Policies.AgencyUpdate);
        hooks.MapGet("", ListWebhooks.ByAgency).WithName(nameof(ListWebhooks)).WithSummary("Where the agency is told of changes, and how that goes.")
            .Shows(null, WebhookExamples.Webhooks);
        hooks.MapPost("", CreateWebhook.Handle).WithName(nameof(CreateWebhook))
            .WithSummary("Adds one (Standard Webhooks 1.0), at most five; its secret is shown this once.").Refuses(400, 409, 422)
            .Shows(WebhookExamples.New, WebhookExamples.Made);

        var one = hooks.MapGroup("").Refuses(400, 404);
        one.MapPatch("/{id}", ChangeWebhook.ByAgency).WithName(nameof(ChangeWebhook)).WithSummary("Changes its address or types, or switches it off or on.")
            .Shows(WebhookExamples.Change, WebhookExamples.Changed);
        one.MapDelete("/{id}", DeleteWebhook.Handle).WithName(nameof(DeleteWebhook)).WithSummary("Ends it.");
        one.MapPost("/{id}/rotate", RotateSecret.ByAgency).WithName("RotateWebhookSecret")
            .WithSummary("Gives it a new secret; the old one signs too until the overlap ends.").Shows(WebhookExamples.Rotate, WebhookExamples.Rotated);
        one.MapPost("/{id}/ping", PingWebhook.ByAgency).WithName(nameof(PingWebhook)).WithSummary("Sends it a ping now and says what it answered.")
            .Shows(null, WebhookExamples.Answered);
        one.MapGet("/{id}/deliveries", ListWebhookDeliveries.ByAgency).WithName(nameof(ListWebhookDeliveries))
            .WithSummary("What was sent to it, newest first; dead letters are stuck.").Shows(null, WebhookExamples.Deliveries);
        one.MapPost("/{id}/replay", ReplayWebhooks.SinceByAgency).WithName(nameof(ReplayWebhooks))
            .WithSummary("Sends its dead letters since a time again, and what came while it was off.").Refuses(409)
            .Shows(WebhookExamples.Since, WebhookExamples.Queued);
        one.MapPost("/deliveries/{id}/replay", ReplayWebhooks.OneByAgency).WithName("ReplayWebhook")
            .WithSummary("Sends one again under the same webhook-id.").Refuses(409).Shows(null, WebhookExamples.Replayed);
    }

    public static void MapStaffWebhooks(this IEndpointRouteBuilder staff)
    {
        var hooks = staff.MapGroup("/webhooks").WithTags("Webhooks");
        hooks.MapGet("", ListWebhooks.ByStaff).WithName("ListAllWebhooks").WithSummary("Every agency's, of the district's cases or of the test cases.")
            .Shows(null, WebhookExamples.Webhooks);
        hooks.MapGet("/{id}/deliveries", ListWebhookDeliveries.ByStaff).WithName("ListDeliveriesOfWebhook").WithSummary("What was sent to it, newest first.")
            .Refuses(404).Shows(null, WebhookExamples.Deliveries);

        var helps = hooks.MapGroup("").RequireAuthorization(p => p.RequireClaim("role", [.. Roles.Caseworkers, Roles.Admin])).Refuses(404);
        helps.MapPost("/{id}/ping", PingWebhook.ByStaff).WithName("PingAnyWebhook").WithSummary("Sends it a ping now and says what it answered.")
            .Shows(null, WebhookExamples.Answered);
        helps.MapPost("/{id}/replay", ReplayWebhooks.SinceByStaff).WithName("ReplayAnyWebhooks")
            .WithSummary("Sends its dead letters since a time again, and what came while it was off.").Refuses(409)
            .Shows(WebhookExamples.Since, WebhookExamples.Queued);
        helps.MapPost("/deliveries/{id}/replay", ReplayWebhooks.OneByStaff).WithName("ReplayAnyWebhook")
            .WithSummary("Sends one again under the same webhook-id.").Refuses(409).Shows(null, WebhookExamples.Replayed);

        var controls = hooks.MapGroup("").RequireAuthorization(Policies.Admin).Refuses(404);
        controls.MapPatch("/{id}", ChangeWebhook.ByStaff).WithName("SwitchWebhook").WithSummary("Switches it off or on.")
            .Shows(WebhookExamples.Switch, WebhookExamples.Switched);
        controls.MapPost("/{id}/rotate", RotateSecret.ByStaff).WithName("RotateAnyWebhookSecret")
            .WithSummary("Gives it a new secret, for the agency; the old one signs too until the overlap ends.")
            .Shows(WebhookExamples.Rotate, WebhookExamples.Rotated);
    }
}
