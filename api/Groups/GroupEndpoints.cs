using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Groups;

internal static class GroupEndpoints
{
    public static void AddGroups(this IServiceCollection services) =>
        services.AddSingleton<CaseGroup>().AddSingleton<Storms>().AddSingleton<Recurrences>();

    public static void MapGroups(this IEndpointRouteBuilder staff)
    {
        var cases = staff.MapGroup("/incidents/{id}").WithTags("Groups").RequireAuthorization(Policies.Caseworker).OpensWithReason().Refuses(404);
        cases.MapGet("/duplicates", FindDuplicates.Handle).WithName(nameof(FindDuplicates))
            .WithSummary("Open cases nearby that may tell of the same problem, nearest first.")
            .Shows(null, GroupExamples.Duplicates);
        cases.MapPost("/merge", MergeCase.Handle).WithName(nameof(MergeCase))
            .WithSummary("Goes on with another case; everything of this one is kept and its people hear of the other.").Refuses(409, 422)
            .Shows(GroupExamples.Merge, GroupExamples.Merged);
        cases.MapPost("/split", SplitCase.Handle).WithName(nameof(SplitCase)).WithSummary("Takes a merged case out of its group.").Refuses(409)
            .Shows(GroupExamples.Split, GroupExamples.SplitOff);
        cases.MapPost("/storm/end", EndStorm.Handle).WithName(nameof(EndStorm))
            .WithSummary("Ends a storm before it is quiet by itself; the clocks run on.").Refuses(409)
            .Shows(null, GroupExamples.StormEnded);

        var points = staff.MapGroup("/chronic-points").WithTags("Groups");
        points.MapGet("", ListChronicPoints.Handle).WithName(nameof(ListChronicPoints))
            .WithSummary("Places where a fixed problem came back, the most often first.")
            .Shows(null, GroupExamples.ChronicPoints);
        points.MapPatch("/{id}", UpdateChronicPoint.Handle).WithName(nameof(UpdateChronicPoint))
            .WithSummary("Says why it comes back and what is done about it.").RequireAuthorization(Policies.Caseworker).Refuses(404)
            .Shows(GroupExamples.RootCause, GroupExamples.ChronicPoint);
    }
}
