using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

internal static class TargetEndpoints
{
    public static void AddTargets(this IServiceCollection services) => services.AddSingleton<TargetValues>().AddWork<KeepTargetValues>();

    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        var targets = api.MapGroup("/reports/targets").WithTags("Targets").RequireAuthorization(Policies.Staff).Refuses(400);
        targets.MapGet("", ListTargets.Handle).WithName(nameof(ListTargets)).WithSummary("Every indicator: definition, figure now, what is missing, trend.").Shows(null, TargetExamples.List);
        targets.MapGet("/{code}", GetTarget.Handle).WithName(nameof(GetTarget)).WithSummary("One indicator with its versions and a year of values.").Refuses(404)
            .Shows(null, TargetExamples.One);
    }

    public static void MapStaffTargets(this IEndpointRouteBuilder staff) => staff.MapPut("/reports/targets/{code}", ChangeTarget.Handle).WithName(nameof(ChangeTarget))
        .WithTags("Targets").RequireAuthorization(Policies.Head).WithSummary("Sets another goal or way to judge, as a new version.").Refuses(404, 409)
        .Shows(TargetExamples.Change, TargetExamples.Changed);
}
