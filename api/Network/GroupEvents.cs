using Saphansung.Api.Auth;
using Saphansung.Api.Chat;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// What happens in groups. Every answer is a reply, which is free; a push to a group would cost one message for each member. In a group
/// that is not bound the account greets once and binds, and is otherwise silent.
/// </summary>
internal sealed class GroupEvents(ChatScene scene)
{
    /// <summary>So long a message of the group may be read by the staff, as the greeting says.</summary>
    public static readonly TimeSpan TextKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan WelcomeOnce = TimeSpan.FromMinutes(5);

    public async Task Work(string type, ChatEvents.Stored stored, Told told, CancellationToken ct)
    {
        var lineGroup = told.Source!.GroupId!;
        if (type == "join")
        {
            await scene.Reply(stored, told, GroupMessages.Greeting(scene.District.Settings.Name.Th, scene.Pages), ct);
            return;
        }

        if (type == "message" && BindCode(told) is { } code)
        {
            await new GroupBinding(scene).Bind(stored, told, code, ct);
            return;
        }

        if (await Active(lineGroup, ct) is not { } group) return;
        if (type == "leave")
        {
            await Leave(group, lineGroup, stored, ct);
            return;
        }

        if (told.Source.UserId is { } person) await Roster.Seen(scene.Connection, group, [person], true, stored.OccurredAt, ct);
        switch (type)
        {
            case "memberJoined":
                await Roster.Seen(scene.Connection, group, Named(told.Joined), true, stored.OccurredAt, ct);
                await scene.Reply(stored, told, GroupMessages.Welcome(scene.District.Settings.Name.Th, Ways(group)), ct,
                    $"welcome:{group}:{stored.OccurredAt.Ticks / WelcomeOnce.Ticks}");
                break;
            case "memberLeft":
                await Roster.Seen(scene.Connection, group, Named(told.Left), false, stored.OccurredAt, ct);
                break;
            case "message":
                await Message(group, stored, told, ct);
                break;
            case "messageEdited":
                await Keep(group, stored, told, asked: true, ct);
                break;
        }
    }

    private Task<Guid?> Active(string lineGroup, CancellationToken ct) => scene.Connection.OneOrNone<Guid?>(
        "select id from network_group where line_group_id = @lineGroup and state = 'active'", new { lineGroup }, ct);

    private static string? BindCode(Told told)
    {
        const string word = "ผูกกลุ่ม";
        var text = told.Message is { Type: "text", Text: { } said } ? said.Trim() : "";
        return text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..] : null;
    }

    private async Task Message(Guid group, ChatEvents.Stored stored, Told told, CancellationToken ct)
    {
        if (told.Message is not { Type: "text", Text: not null } message)
        {
            await new ChatDrafts(scene).Take(stored, told, group, ct);
            return;
        }

        var wish = GroupText.Read(message);
        var answered = wish.Wants != GroupText.Wish.None && await scene.Reply(stored, told, await Answer(group, wish, told.Source!.UserId, ct), ct);
        answered = answered || await TellAnswer(group, stored, told, ct);
        await Keep(group, stored, told, answered, ct);
    }

    /// <summary>An officer's answer that came after its question's token had died goes with this one; the question itself is not repeated.</summary>
    private async Task<bool> TellAnswer(Guid group, ChatEvents.Stored stored, Told told, CancellationToken ct)
    {
        if (told.Standby || told.ReplyToken is not { Length: > 0 }) return false;
        var held = await scene.Connection.OneOrNone<HeldAnswer>("""
            select id, answer, said_at from group_message where group_id = @group and answer_way = 'next' order by answered_at limit 1 for update skip locked
            """, new { group }, ct);
        if (held is null || !await scene.Reply(stored, told, GroupMessages.Answer(held.Answer, held.SaidAt), ct, $"question:{held.Id}")) return false;
        await scene.Connection.Run("update group_message set answer_way = 'reply' where id = @Id", held, ct);
        return true;
    }

    private async Task<string> Answer(Guid group, GroupText wish, string? person, CancellationToken ct)
    {
        var ways = Ways(group);
        return wish.Wants switch
        {
            GroupText.Wish.Report => GroupMessages.Report(ways, scene.Emergency),
            GroupText.Wish.Advice => GroupMessages.Advice(ways),
            GroupText.Wish.Guide => GroupMessages.Guide(ways),
            GroupText.Wish.Digest => GroupMessages.Digest(await Digest.Of(scene.Connection, scene.Now - TimeSpan.FromDays(1), scene.Now, ct)),
            GroupText.Wish.Receipt => await Receipt(wish.Reference!, person, ways, ct),
            GroupText.Wish.State => await State(wish.Reference!, ways, ct),
            _ => GroupMessages.Help(ways, scene.Emergency),
        };
    }

    /// <summary>Nothing but what everybody may see: the number, what kind of problem, how it stands.</summary>
    private async Task<string> State(string reference, GroupMessages.Ways ways, CancellationToken ct) =>
        await scene.Connection.OneOrNone<PublicCase>("""
            select reference, category.name_th as category, status, updated_at
            from public_incident
            join category on category.code = category_code
            where reference = @reference
            """, new { reference }, ct) is { } found
            ? GroupMessages.State(found.Reference, found.Category, found.Status, found.UpdatedAt, ways)
            : GroupMessages.NotFound(reference, ways);

    /// <summary>Whoever filed it told the group; of a sensitive or private case nothing is named.</summary>
    private async Task<string> Receipt(string reference, string? person, GroupMessages.Ways ways, CancellationToken ct)
    {
        var found = await scene.Connection.OneOrNone<FiledCase>("""
            select case when category.public and not category.sensitive then category.name_th end as category, answer_by
            from incident
            join category on category.code = incident.category_code
            join person on person.id = incident.reporter_id
            where incident.reference = @reference and person.line_user_id = @person
            """, new { reference, person }, ct);
        if (found is null) return GroupMessages.NotFound(reference, ways);
        return found.Category is null ? GroupMessages.QuietReceipt() : GroupMessages.Receipt(reference, found.Category, found.AnswerBy, ways);
    }

    private GroupMessages.Ways Ways(Guid group) => new(Link(group, "report"), Link(group, "advice"), Link(group, "guide"));

    private string Link(Guid group, string purpose) => scene.Line.Link($"g/{scene.Keys.Make(group, purpose, scene.Now)}/{purpose}");

    /// <summary>The latest wording counts, whichever arrives last.</summary>
    /// <param name="asked">The reply token is used, or there is none.</param>
    private async Task Keep(Guid group, ChatEvents.Stored stored, Told told, bool asked, CancellationToken ct)
    {
        if (told.Message is not { Type: "text", Id: { } messageId, Text: { } text }) return;
        if (await Unsending.IsUnsent(scene.Connection, messageId, ct))
        {
            await Unsending.Forget(scene.Connection, messageId, ct);
            return;
        }

        await scene.Connection.Run("""
            insert into group_message (id, group_id, message_id, line_user_id, text, text_at, said_at, reply_token, token_until, delete_at)
            values (@id, @group, @messageId, @person, @text, @OccurredAt, @OccurredAt, @token, @until, @deleteAt)
            on conflict (message_id) do update
            set text = case when group_message.text_at <= excluded.text_at then excluded.text else group_message.text end,
                text_at = greatest(group_message.text_at, excluded.text_at),
                said_at = least(group_message.said_at, excluded.said_at),
                line_user_id = coalesce(group_message.line_user_id, excluded.line_user_id)
            """, new
        {
            id = Clock.NewId(stored.OccurredAt),
            group,
            messageId,
            person = told.Source!.UserId,
            text,
            stored.OccurredAt,
            token = asked || told.Standby ? null : told.ReplyToken,
            until = stored.ReceivedAt + ChatScene.TokenLives,
            deleteAt = stored.OccurredAt + TextKept,
        }, ct);
    }

    /// <summary>Somebody took the account out of the group: nothing more goes there, and the heads are told.</summary>
    private async Task Leave(Guid group, string lineGroup, ChatEvents.Stored stored, CancellationToken ct)
    {
        var name = await scene.Connection.OneOrNone<string>("""
            update network_group
            set state = 'left', ended_at = @OccurredAt, digest_due_at = null
            where id = @group and state = 'active' and bound_at <= @OccurredAt
            returning coalesce(name, '')
            """, new { group, stored.OccurredAt }, ct);
        if (name is null) return;

        await scene.Connection.Run("""
            update outbox set state = 'undeliverable', last_error = 'บัญชีออกจากกลุ่มแล้ว (the account has left the group)'
            where recipient = @lineGroup and kind = 'line_push' and state = 'waiting'
            """, new { lineGroup }, ct);
        var heads = await scene.Connection.Many<string>("""
            select line_user_id
            from person
            where line_user_id is not null and id in (select person_id from person_role where role = @head)
            """, new { head = Roles.Head }, ct);
        foreach (var head in heads)
        {
            var messages = GroupMessages.Left(name, scene.Line.Link("staff/network"));
            await new PersonPush(head, messages, "duty", "staff/network", $"left:{stored.Id}:{head}") { SubjectId = group }.Add(scene.Connection, scene.Now, ct);
        }
    }

    private static string[] Named(ChatMembers? members) => [.. (members?.Members ?? []).Select(m => m.UserId).OfType<string>().Distinct()];

    private sealed record HeldAnswer(Guid Id, string Answer, DateTime SaidAt);

    private sealed record PublicCase(string Reference, string Category, string Status, DateTime UpdatedAt);

    private sealed record FiledCase(string? Category, DateTime AnswerBy);
}
