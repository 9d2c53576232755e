using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class BudgetEndpoints
{
    public static void AddBudgets(this IServiceCollection services) => services.AddSingleton<BudgetView>();

    public static void MapBudgets(this IEndpointRouteBuilder staff)
    {
        var budget = staff.MapGroup("/courses/{id}/budget").WithTags("Course desk").Refuses(404);
        budget.MapGet("", GetBudget.Handle).WithName(nameof(GetBudget)).WithSummary("A course's budget: plan, what is due, what was paid.")
            .Shows(null, BudgetExamples.Saved);
        budget.MapPut("", SaveBudget.Handle).WithName(nameof(SaveBudget)).RequireAuthorization(Policies.Caseworker).WithSummary("Writes a course's budget.").Refuses(409)
            .Shows(BudgetExamples.Change, BudgetExamples.Saved);
    }
}
