using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

internal static class BoardEndpoints
{
    public static void AddBoard(this IServiceCollection services) => services.AddSingleton<ChangeCases.Changes>().AddWork<TallyFold>();

    public static void MapBoard(this IEndpointRouteBuilder staff)
    {
        var board = staff.MapGroup("").WithTags("Board");
        board.MapGet("/incidents", ListCases.Handle).WithName(nameof(ListCases)).WithSummary("The board: newest first, or worst first.")
            .Shows(null, BoardExamples.Board);
        board.MapGet("/incidents/map", MapCases.Handle).WithName(nameof(MapCases)).WithSummary("The board as clusters on a map; open cases unless asked otherwise.")
            .Shows(null, BoardExamples.Map);
        board.MapGet("/counters", GetCounters.Handle).WithName(nameof(GetCounters)).WithSummary("How things stand, and claimed, confirmed, unconfirmed and disputed fixes in a range of days.")
            .Shows(null, BoardExamples.Counters);
        board.MapGet("/dashboard", GetDashboard.Handle).WithName(nameof(GetDashboard)).WithSummary("What burns, what waits, this week and the targets, in one call.")
            .Shows(null, BoardExamples.Dashboard);
        board.MapGet("/filters", SavedFilters.List).WithName("ListFilters").WithSummary("My saved filters, by name.")
            .Shows(null, BoardExamples.Filters);
        board.MapPost("/filters", SavedFilters.Save).WithName("SaveFilter").WithSummary("Saves a filter under a name; one of the same name is replaced.")
            .Shows(BoardExamples.NewFilter, BoardExamples.Filter);
        board.MapDelete("/filters/{id}", SavedFilters.Forget).WithName("ForgetFilter").WithSummary("Forgets one of my filters.");
        board.MapGet("/officers", ListOfficers.Handle).WithName(nameof(ListOfficers)).WithSummary("Officers and heads, with their open and overdue cases.")
            .Shows(null, BoardExamples.Officers);
        board.MapPost("/incidents/bulk", ChangeCases.Handle).WithName(nameof(ChangeCases)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Does one thing to many cases, each for itself.").Refuses(422)
            .Shows(BoardExamples.Bulk, BoardExamples.BulkDone);
        board.MapPost("/handovers", HandOverCases.Handle).WithName(nameof(HandOverCases)).RequireAuthorization(Policies.Head)
            .WithSummary("Gives all open cases of one officer to another.")
            .Shows(BoardExamples.HandOver, BoardExamples.HandedOver);
    }
}
