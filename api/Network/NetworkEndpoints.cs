using Saphansung.Api.Auth;
using Saphansung.Api.Chat;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>The two-way LINE group of the network. What happens in it comes by LINE's webhook, see <see cref="GroupEvents"/>.</summary>
internal static class NetworkEndpoints
{
    public static void AddNetwork(this IServiceCollection services)
    {
        services.AddSingleton<GroupKeys>().AddSingleton<LineReads>().AddSingleton<GroupAccess>().AddSingleton<AdviceCases>();
        services.AddWork<CountGroups>().AddWork<SendDigests>();
    }

    public static void MapNetwork(this IEndpointRouteBuilder api)
    {
        var network = api.MapGroup("/network").WithTags("Network").RequireAuthorization(Policies.Resident);
        network.MapGet("/entry", EnterGroup.Handle).WithName(nameof(EnterGroup)).WithSummary("Opens a link that the account gave in the group.")
            .Shows(null, NetworkExamples.Entry);
    }

    public static void MapStaffNetwork(this IEndpointRouteBuilder staff)
    {
        var network = staff.MapGroup("/network").WithTags("Network");
        network.MapGet("", GetNetwork.Handle).WithName(nameof(GetNetwork)).WithSummary("The group, its size against LINE's limit, and its daily digest.")
            .Shows(null, NetworkExamples.Network);

        var work = network.MapGroup("").RequireAuthorization(Policies.Caseworker);
        work.MapPost("/codes", MakeGroupCode.Handle).WithName(nameof(MakeGroupCode)).WithSummary("A code that binds the group in which it is typed.")
            .Shows(null, NetworkExamples.Code);
        work.MapPost("/count", CountGroup.Handle).WithName(nameof(CountGroup)).WithSummary("Asks LINE how many members the group has.").Refuses(404)
            .Shows(null, NetworkExamples.Network);
        work.MapPost("/unbind", UnbindGroup.Handle).WithName(nameof(UnbindGroup)).WithSummary("The group is no longer the network's; another may be bound.")
            .Shows(null, NetworkExamples.Unbound);
        work.MapPut("/digest", SetDigest.Handle).WithName(nameof(SetDigest)).WithSummary("Switches the daily digest on or off.").Refuses(404)
            .Shows(NetworkExamples.DigestHour, NetworkExamples.Digesting);
        work.MapGet("/messages", ListGroupMessages.Handle).WithName(nameof(ListGroupMessages)).WithSummary("What was said in the group, and which questions wait.")
            .Shows(null, NetworkExamples.Messages);
        work.MapPost("/messages/{id}/question", AnswerQuestion.Mark).WithName("MarkQuestion").WithSummary("Makes a message a request for advice.").Refuses(404)
            .Shows(null, NetworkExamples.Marked);
        work.MapPost("/messages/{id}/answer", AnswerQuestion.Handle).WithName(nameof(AnswerQuestion)).WithSummary("Answers a question of the group.").Refuses(404, 409, 422)
            .Shows(ChatExamples.Answer, NetworkExamples.Answered);
    }
}
