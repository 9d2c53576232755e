using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>What an event does. Types that are not named here are on record and do nothing.</summary>
internal sealed class ChatEvents(DbConnection connection, LineOptions line, District district, DateTime now)
{
    // A reply token lives a minute from the moment LINE delivered it.
    private static readonly TimeSpan TokenLives = TimeSpan.FromSeconds(50);
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public sealed record Stored(string Id, string Payload, int Attempts, DateTime OccurredAt, DateTime ReceivedAt);

    private LineMessages.Pages Pages => new(line.Link("report"), line.Link("report/advice"), line.Link("cases"));

    private string? Emergency => district.Settings.Emergency is { Count: > 0 } numbers ? string.Join(' ', numbers.Take(3).Select(n => n.Number)) : null;

    /// <exception cref="JsonException">A known type in a shape that LINE does not send.</exception>
    public Task Work(Stored stored, CancellationToken ct) => Type(stored) switch
    {
        "follow" => Follow(stored, true, ct),
        "unfollow" => Follow(stored, false, ct),
        "message" => Message(stored, ct),
        "unsend" => Unsend(stored, ct),
        _ => Task.CompletedTask,
    };

    private static string? Type(Stored stored)
    {
        using var json = JsonDocument.Parse(stored.Payload);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;
    }

    private static Told Read(Stored stored) => JsonSerializer.Deserialize<Told>(stored.Payload, Json) ?? throw new JsonException();

    /// <summary>LINE may deliver late or in another order: what happened last counts, not what arrived last.</summary>
    private async Task Follow(Stored stored, bool following, CancellationToken ct)
    {
        var told = Read(stored);
        if (told.Source?.UserId is not { } person) return;
        var newest = await connection.Run("""
            insert into line_follower (line_user_id, following, changed_at)
            values (@person, @following, @OccurredAt)
            on conflict (line_user_id) do update set following = excluded.following, changed_at = excluded.changed_at
            where line_follower.changed_at <= excluded.changed_at
            """, new { person, following, stored.OccurredAt }, ct);
        if (!following || newest == 0) return;

        await Reply(stored, told, LineMessages.Greeting(district.Settings.Name.Th, Pages, Emergency), $"reply:{stored.Id}", ct);
    }

    private async Task Message(Stored stored, CancellationToken ct)
    {
        var told = Read(stored);
        if (told.Message is not { } message) throw new JsonException();
        await ForgetIfUnsent(message, ct);
        if (told.Source is not { Type: "user", UserId: { } person }) return;

        if (message is { Type: "text", Text: { } text })
        {
            await Reply(stored, told, await Answer(text, person, ct), $"reply:{stored.Id}", ct);
            return;
        }

        if (message.Type is null or "text") return;
        // Pictures and stickers come in bursts: one answer an hour says that the chat cannot take them.
        var hour = stored.OccurredAt.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        await Reply(stored, told, LineMessages.Help(Pages, Emergency), $"help:{person}:{hour}", ct);
    }

    private async Task<string> Answer(string text, string person, CancellationToken ct)
    {
        var wish = ChatText.Read(text);
        if (wish.Reference is { } reference)
        {
            var found = await FindCase(reference, person, ct);
            if (found is null || (wish.Wants == ChatText.Wish.Receipt && !found.Mine)) return LineMessages.NotFound(reference, Pages);
            return wish.Wants == ChatText.Wish.Receipt
                ? LineMessages.Receipt(found.Reference, found.Category, found.AnswerBy, found.FixBy, Note(found), line.Link($"cases/{found.Id}"))
                : LineMessages.State(found.Reference, found.Category, found.Status, found.UpdatedAt, line.Link($"cases/{found.Id}"));
        }

        return wish.Wants switch
        {
            ChatText.Wish.Report => LineMessages.Report(Pages, Emergency),
            ChatText.Wish.Advice => LineMessages.Advice(Pages),
            ChatText.Wish.Cases => LineMessages.Cases(Pages),
            _ => LineMessages.Help(Pages, Emergency),
        };
    }

    /// <summary>
    /// While nobody has answered, what a reporter must know now: whom to call, or that the office is closed. That a sensitive case
    /// tells of danger may not stand in a chat that others read.
    /// </summary>
    private string? Note(FoundCase found) => found.Status == IncidentStatus.Received
        ? ReceiptText.Note(district, found.Category is null ? Priority.Normal : found.Priority, now, found.AnswerBy)?.Th
        : null;

    /// <summary>Only a person's own and followed cases; the category of a sensitive one stays out of the chat.</summary>
    private Task<FoundCase?> FindCase(string reference, string person, CancellationToken ct) => connection.OneOrNone<FoundCase>("""
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

    /// <summary>In groups the account is silent, and so it is while another module answers (standby).</summary>
    private async Task Reply(Stored stored, Told told, string messages, string dedupeKey, CancellationToken ct)
    {
        if (told.ReplyToken is not { Length: > 0 } token || told.Mode == "standby" || told.Source?.Type != "user") return;
        await Outbox.Add(connection,
            new(Outbox.Reply, token, LinePayload.Reply(token, messages), null, dedupeKey, stored.ReceivedAt + TokenLives), now, ct);
    }

    /// <summary>LINE's policy: what a person took back may no longer be kept or shown. The ids stay as the record that it was.</summary>
    private async Task Unsend(Stored stored, CancellationToken ct)
    {
        if (Read(stored).Unsend?.MessageId is not { } messageId) throw new JsonException();
        await Forget(messageId, ct);
    }

    private async Task ForgetIfUnsent(ChatMessage message, CancellationToken ct)
    {
        var unsent = message.Id is not null && await connection.One<bool>("""
            select exists (
                select
                from webhook_event
                where coalesce(payload->'message'->>'id', payload->'unsend'->>'messageId') = @Id and payload->'unsend' is not null)
            """, new { message.Id }, ct);
        if (unsent) await Forget(message.Id!, ct);
    }

    private Task<int> Forget(string messageId, CancellationToken ct) => connection.Run("""
        update webhook_event
        set payload = payload || jsonb_build_object('message', jsonb_build_object('id', @messageId::text, 'type', payload->'message'->'type', 'unsent', true))
        where coalesce(payload->'message'->>'id', payload->'unsend'->>'messageId') = @messageId and payload->'message' is not null
        """, new { messageId }, ct);

    private sealed record FoundCase(
        Guid Id, string Reference, string? Category, string Status, DateTime UpdatedAt, DateTime AnswerBy, DateTime FixBy, bool Mine, string Priority);

    private sealed record Told(string? Mode, ChatSource? Source, string? ReplyToken, ChatMessage? Message, Unsent? Unsend);

    private sealed record ChatSource(string? Type, string? UserId);

    private sealed record ChatMessage(string? Type, string? Id, string? Text);

    private sealed record Unsent(string? MessageId);
}
