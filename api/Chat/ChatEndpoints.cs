using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>The chat between one person and the office. What people write comes by LINE's webhook.</summary>
internal static class ChatEndpoints
{
    public static void AddChat(this IServiceCollection services) =>
        services.AddWork<FetchContents>(FetchContents.SideBySide).AddWork<ForgetTalk>().AddWork<SendLateAnswers>();

    public static void MapChatDrafts(this IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/chat-drafts").WithTags("Chat").RequireAuthorization(Policies.Resident).Refuses(400);
        drafts.MapGet("/{id}", GetChatDraft.Handle).WithName(nameof(GetChatDraft)).WithSummary("The photos and the place I sent in the chat, to report with.")
            .Refuses(404).Shows(null, ChatExamples.Draft);
        drafts.MapDelete("/{id}", DropChatDraft.Handle).WithName(nameof(DropChatDraft)).WithSummary("I reported with it, or do not want it.");
    }

    public static void MapChats(this IEndpointRouteBuilder staff)
    {
        var chats = staff.MapGroup("/chats").WithTags("Chat").RequireAuthorization(Policies.Caseworker);
        chats.MapGet("", ListChats.Handle).WithName(nameof(ListChats)).WithSummary("Who wrote to the office, and who waits for an answer.")
            .Shows(null, ChatExamples.Chats);
        var one = chats.MapGroup("/{id}").Refuses(404);
        one.MapGet("", GetChat.Handle).WithName(nameof(GetChat)).WithSummary("One person's chat with the office.").Shows(null, ChatExamples.Talk);
        one.MapPost("/messages", AnswerChat.Handle).WithName(nameof(AnswerChat)).WithSummary("Answers the person in LINE.").Refuses(422)
            .Shows(ChatExamples.Answer, ChatExamples.Answered);
        one.MapPost("/close", CloseChat.Handle).WithName(nameof(CloseChat)).WithSummary("Nothing needs to be answered.").Shows(null, ChatExamples.Closed);
    }
}
