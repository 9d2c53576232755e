using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>The chat between one person and the office. What people write comes by LINE's webhook.</summary>
internal static class ChatEndpoints
{
    public static void AddChat(this IServiceCollection services) =>
        services.AddWork<FetchContents>(FetchContents.SideBySide).AddWork<ForgetTalk>();

    public static void MapChatDrafts(this IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/chat-drafts").WithTags("Chat").RequireAuthorization(Policies.Resident).Refuses(400);
        drafts.MapGet("/{id}", GetChatDraft.Handle).WithName(nameof(GetChatDraft)).WithSummary("The photos and the place I sent in the chat, to report with.")
            .Refuses(404).Shows(null, ChatExamples.Draft);
        drafts.MapDelete("/{id}", DropChatDraft.Handle).WithName(nameof(DropChatDraft)).WithSummary("I reported with it, or do not want it.");
    }
}
