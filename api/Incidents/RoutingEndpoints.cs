using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class RoutingEndpoints
{
    public static void MapRouting(this IEndpointRouteBuilder staff)
    {
        var rules = staff.MapGroup("/routing-rules").WithTags("Routing").RequireAuthorization(Policies.Caseworker);
        rules.MapGet("", ListRoutingRules.Handle).WithName(nameof(ListRoutingRules))
            .WithSummary("The rules that give a new report its priority and agency, in their order.").Shows(null, RoutingExamples.Rules);

        var work = rules.MapGroup("").RequireAuthorization(Policies.Head);
        work.MapPost("", SaveRoutingRule.Create).WithName("CreateRoutingRule").WithSummary("Writes a new rule, as a draft at the end.").Refuses(422)
            .Shows(RoutingExamples.Written, RoutingExamples.Draft);
        work.MapPut("/{id}", SaveRoutingRule.Change).WithName("ChangeRoutingRule").WithSummary("Changes a rule; it becomes a draft again.").Refuses(404)
            .Shows(RoutingExamples.Written, RoutingExamples.Draft);
        work.MapPost("/{id}/trial", TryRoutingRule.Handle).WithName(nameof(TryRoutingRule)).WithSummary("Tries a rule against past cases.").Refuses(404)
            .Shows(null, RoutingExamples.Trial);
        work.MapPost("/{id}/state", SwitchRoutingRule.Handle).WithName(nameof(SwitchRoutingRule)).WithSummary("Switches a rule on or off; in force within a minute.")
            .Refuses(404, 409).Shows(RoutingExamples.State, RoutingExamples.Rule);
        work.MapPut("/order", OrderRoutingRules.Handle).WithName(nameof(OrderRoutingRules)).WithSummary("Puts all rules into a new order.")
            .Shows(RoutingExamples.Order, RoutingExamples.Rules);
    }
}
