using System.Text.Json;
using Saphansung.Api.Chat;
using Saphansung.Api.Incidents;
using Saphansung.Api.Network;
using Saphansung.Api.News;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>What an event does. Types that are not named here are on record and do nothing.</summary>
internal sealed class ChatEvents(ChatScene scene)
{
    public sealed record Stored(string Id, string Payload, int Attempts, DateTime OccurredAt, DateTime ReceivedAt);

    /// <exception cref="JsonException">A known type in a shape that LINE does not send.</exception>
    public async Task Work(Stored stored, CancellationToken ct)
    {
        var type = Type(stored);
        await (type switch
        {
            "follow" => Follow(stored, true, ct),
            "unfollow" => Follow(stored, false, ct),
            "message" => Message(stored, ct),
            "unsend" => Unsend(stored, ct),
            "join" or "leave" or "memberJoined" or "memberLeft" or "messageEdited" or "postback" => InGroup(stored, ct),
            _ => Task.CompletedTask,
        });
        if (type is "follow" or "message" or "postback") await scene.Met(stored, ct);
    }

    private static string? Type(Stored stored)
    {
        using var json = JsonDocument.Parse(stored.Payload);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;
    }

    /// <summary>LINE may deliver late or in another order: what happened last counts, not what arrived last.</summary>
    private async Task Follow(Stored stored, bool following, CancellationToken ct)
    {
        var told = Told.Read(stored);
        if (told.Source?.UserId is not { } person) return;
        var newest = await scene.Connection.Run("""
            insert into line_follower (line_user_id, following, changed_at)
            values (@person, @following, @OccurredAt)
            on conflict (line_user_id) do update set following = excluded.following, changed_at = excluded.changed_at
            where line_follower.changed_at <= excluded.changed_at
            """, new { person, following, stored.OccurredAt }, ct);
        await FollowerLedger.Add(scene.Connection, stored, person, following, scene.Now, ct);
        if (!following || newest == 0) return;

        await scene.Reply(stored, told, LineMessages.Greeting(scene.District.Settings.Name.Th, scene.Pages, scene.Emergency), ct);
    }

    private async Task InGroup(Stored stored, CancellationToken ct)
    {
        var told = Told.Read(stored);
        if (told.Source is { Type: "group", GroupId.Length: > 0 }) await new GroupEvents(scene).Work(Type(stored)!, stored, told, ct);
    }

    private async Task Message(Stored stored, CancellationToken ct)
    {
        var told = Told.Read(stored);
        if (told.Message is not { } message) throw new JsonException();
        if (await Unsending.IsUnsent(scene.Connection, message.Id, ct))
        {
            await Unsending.Forget(scene.Connection, message.Id!, ct);
            return;
        }

        if (told.Source is { Type: "group", GroupId.Length: > 0 })
        {
            await new GroupEvents(scene).Work("message", stored, told, ct);
            return;
        }

        if (told.Source is not { Type: "user", UserId: { } person }) return;
        if (message is { Type: "text", Text: { } text })
        {
            if (await Answer(text, person, ct) is { } answer) await scene.Reply(stored, told, answer, ct);
            else await new ChatInbox(scene).Take(stored, told, person, text, ct);
            return;
        }

        if (message.Type is null or "text" || await new ChatDrafts(scene).Take(stored, told, null, ct)) return;
        // Stickers come in bursts: one answer an hour says that the chat cannot take them.
        await scene.Reply(stored, told, LineMessages.Help(scene.Pages, scene.Emergency), ct, $"help:{person}:{ChatScene.Hour(stored)}");
    }

    /// <returns>Null when the words say nothing that can be answered by itself.</returns>
    private async Task<string?> Answer(string text, string person, CancellationToken ct)
    {
        var wish = ChatText.Read(text);
        if (wish.Reference is { } reference)
        {
            var found = await FindCase(reference, person, ct);
            if (found is null || (wish.Wants == ChatText.Wish.Receipt && !found.Mine)) return LineMessages.NotFound(reference, scene.Pages);
            return wish.Wants == ChatText.Wish.Receipt
                ? LineMessages.Receipt(found.Reference, found.Category, found.AnswerBy, found.FixBy, Note(found), scene.Line.Link($"cases/{found.Id}"))
                : LineMessages.State(found.Reference, found.Category, found.Status, found.UpdatedAt, scene.Line.Link($"cases/{found.Id}"));
        }

        return wish.Wants switch
        {
            ChatText.Wish.Report => LineMessages.Report(scene.Pages, scene.Emergency),
            ChatText.Wish.Advice => LineMessages.Advice(scene.Pages),
            ChatText.Wish.Cases => LineMessages.Cases(scene.Pages),
            ChatText.Wish.Help => LineMessages.Help(scene.Pages, scene.Emergency),
            _ => null,
        };
    }

    /// <summary>
    /// While nobody has answered, what a reporter must know now: whom to call, or that the office is closed. That a sensitive case
    /// tells of danger may not stand in a chat that others read.
    /// </summary>
    private string? Note(FoundCase found) => found.Status == IncidentStatus.Received
        ? ReceiptText.Note(scene.District, found.Category is null ? Priority.Normal : found.Priority, scene.Now, found.AnswerBy)?.Th
        : null;

    /// <summary>Only a person's own and followed cases; the category of a sensitive one stays out of the chat.</summary>
    private Task<FoundCase?> FindCase(string reference, string person, CancellationToken ct) => scene.Connection.OneOrNone<FoundCase>("""
        select incident.id, incident.reference, case when not category.sensitive then category.name_th end as category,
               incident.status, incident.updated_at, incident.answer_by, incident.fix_by, incident.reporter_id = person.id as mine,
               incident.priority
        from incident
        join category on category.code = incident.category_code
        join person on person.line_user_id = @person
        where incident.reference = @reference
          and (incident.reporter_id = person.id
               or exists (select from incident_follower where incident_id = incident.id and person_id = person.id))
        """, new { reference, person }, ct);

    /// <summary>LINE's policy: what a person took back may no longer be kept or shown. The ids stay as the record that it was.</summary>
    private async Task Unsend(Stored stored, CancellationToken ct)
    {
        if (Told.Read(stored).Unsend?.MessageId is not { } messageId) throw new JsonException();
        await Unsending.Forget(scene.Connection, messageId, ct);
    }

    private sealed record FoundCase(
        Guid Id, string Reference, string? Category, string Status, DateTime UpdatedAt, DateTime AnswerBy, DateTime FixBy, bool Mine, string Priority);
}
