using Saphansung.Sandbox.SimulatedLine;
using Saphansung.Tests.Network;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class NetworkScenes
{
    private const string Group = "network";

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["EnterGroup"] = async w =>
        {
            await Bound(w);
            var token = GroupSteps.Token(await w.Answer(Group, w.Said(DocumentedWorld.Reporter, "แจ้งเหตุ", Group)));
            return new Scene(w.By(DocumentedWorld.Reporter)).With("Group-Link", token);
        },
        ["GetNetwork"] = OfStaff,
        ["MakeGroupCode"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts("words")),
        ["CountGroup"] = OfStaff,
        ["UnbindGroup"] = OfStaff,
        ["SetDigest"] = OfStaff,
        ["ListGroupMessages"] = async w =>
        {
            var question = await Question(w);
            await Mark(w, question);
            return new Scene(w.By(DocumentedWorld.Officer)).Knows(42, question).Asking("view=questions");
        },
        ["MarkQuestion"] = async w =>
        {
            var question = await Question(w);
            return new Scene(w.By(DocumentedWorld.Officer)).At(question).Knows(42, question);
        },
        ["AnswerQuestion"] = async w =>
        {
            var question = await Question(w);
            await Mark(w, question);
            return new Scene(w.By(DocumentedWorld.Officer)).At(question).Knows(42, question).Counts("answerState");
        },
        ["ListChats"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Knows(43, (await Chat(w)).Chat),
        ["GetChat"] = OfChat,
        ["AnswerChat"] = OfChat,
        ["CloseChat"] = OfChat,
        ["GetChatDraft"] = async w =>
        {
            var (draft, photo) = await Draft(w);
            return new Scene(w.By(DocumentedWorld.Reporter)).At(draft).Knows(41, draft).Knows(3, photo).Counts("url", "landmark");
        },
        ["DropChatDraft"] = async w => new Scene(w.By(DocumentedWorld.Reporter)).At((await Draft(w)).Draft),
    };

    private static async Task<Guid> Question(DocumentedWorld w)
    {
        await Bound(w);
        var told = w.Said(DocumentedWorld.Reporter, "เบี้ยผู้สูงอายุต้องลงทะเบียนเดือนไหนคะ", Group);
        await w.Happens(told);
        return await w.Sql<Guid>("select id from group_message where message_id = $1", GroupSteps.MessageId(told));
    }

    private static Task<System.Text.Json.JsonElement> Mark(DocumentedWorld w, Guid question) =>
        w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/network/messages/{question}/question", new { });

    private static async Task<Scene> OfChat(DocumentedWorld w)
    {
        var (chat, message) = await Chat(w);
        return new Scene(w.By(DocumentedWorld.Officer)).At(chat).Knows(43, chat).Knows(44, message).Counts("state", "freeUntil", "way");
    }

    /// <summary>The reporter has just written to the office, and nobody has answered.</summary>
    private static async Task<(Guid Chat, Guid Message)> Chat(DocumentedWorld w)
    {
        w.Advance(TimeSpan.FromMinutes(1));
        var told = LineSide.Text(DocumentedWorld.Reporter, "ขอถามเรื่องเบี้ยผู้สูงอายุค่ะ โทร 081-234-5678", w.Now);
        await w.Sql("delete from chat_message");
        await w.Happens(told);
        return (await w.Sql<Guid>("select thread_id from chat_message where message_id = $1", GroupSteps.MessageId(told)),
            await w.Sql<Guid>("select id from chat_message where message_id = $1", GroupSteps.MessageId(told)));
    }

    private static async Task<Scene> OfStaff(DocumentedWorld w)
    {
        await Bound(w);
        return new Scene(w.By(DocumentedWorld.Officer)).Counts("memberCount", "known", "room");
    }

    private static async Task Bound(DocumentedWorld w)
    {
        if (await w.Sql<bool>("select exists (select from network_group where state = 'active')")) return;
        w.Line.Platform.AddGroup(new Group(GroupSteps.Id(Group), "เครือข่ายสะพานสูง (ตัวอย่าง)", [LineSide.UserId(DocumentedWorld.Reporter)]));
        await w.Bind(Group, DocumentedWorld.Officer);
        await App.Eventually(() => w.Sql<bool>("select member_count is not null from network_group where state = 'active'"), "the count");
    }

    /// <summary>A place and a photo that the reporter sent in the chat.</summary>
    private static async Task<(Guid Draft, Guid Photo)> Draft(DocumentedWorld w)
    {
        var photo = await w.SendPhoto(DocumentedWorld.Reporter);
        await w.Happens(GroupSteps.Place(DocumentedWorld.Reporter, w.Now));
        await App.Eventually(() => w.Sql<bool>("select state = 'kept' from chat_draft_photo where message_id = $1", photo), "the photo's being fetched");
        return await Ids(w, photo);
    }

    private static async Task<(Guid, Guid)> Ids(DocumentedWorld w, string messageId) => (
        await w.Sql<Guid>("select draft_id from chat_draft_photo where message_id = $1", messageId),
        await w.Sql<Guid>("select photo_id from chat_draft_photo where message_id = $1", messageId));
}
