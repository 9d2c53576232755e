using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Saphansung.Api.Network;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>What LINE tells of one event, as far as anything is done about it.</summary>
internal sealed record Told(
    string? Mode, ChatSource? Source, string? ReplyToken, ChatMessage? Message, Unsent? Unsend, ChatMembers? Joined, ChatMembers? Left)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Another module of the account answers; nothing goes out from here.</summary>
    public bool Standby => Mode == "standby";

    /// <exception cref="JsonException">A known type in a shape that LINE does not send.</exception>
    public static Told Read(ChatEvents.Stored stored) => JsonSerializer.Deserialize<Told>(stored.Payload, Json) ?? throw new JsonException();
}

internal sealed record ChatSource(string? Type, string? UserId, string? GroupId);

internal sealed record ChatMessage(
    string? Type, string? Id, string? Text, ChatMention? Mention, ContentProvider? ContentProvider, string? Title, string? Address,
    double? Latitude, double? Longitude);

internal sealed record ChatMention(List<Mentionee>? Mentionees);

internal sealed record Mentionee(int Index, int Length, bool IsSelf);

internal sealed record ContentProvider(string? Type);

internal sealed record Unsent(string? MessageId);

internal sealed record ChatMembers(List<ChatSource>? Members);

/// <summary>What working an event needs: the transaction it is worked in, the district, and the moment.</summary>
internal sealed record ChatScene(DbConnection Connection, LineOptions Line, District District, GroupKeys Keys, DateTime Now)
{
    // The event whose token is used; several are worked in one scene.
    private string? answered;

    // A reply token lives a minute from the moment LINE delivered it.
    public static readonly TimeSpan TokenLives = TimeSpan.FromSeconds(50);

    public LineMessages.Pages Pages => new(Line.Link("report"), Line.Link("report/advice"), Line.Link("cases"), Line.Link("manual"));

    public string? Emergency =>
        District.Settings.Emergency is { Count: > 0 } numbers ? string.Join(' ', numbers.Take(3).Select(n => n.Number)) : null;

    public static string Hour(ChatEvents.Stored stored) => stored.OccurredAt.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    /// <summary>Free, and only while the token lives; the account is silent while another module answers (standby).</summary>
    /// <param name="messages">What was held back for the person goes with it.</param>
    /// <param name="dedupeKey">The reply to the event itself when not given.</param>
    /// <returns>Whether the token is used by this.</returns>
    public async Task<bool> Reply(ChatEvents.Stored stored, Told told, string messages, CancellationToken ct, string? dedupeKey = null)
    {
        if (told.Standby || told.Source?.Type is not ("user" or "group")) return false;
        // Answered before, by the same words: what is held back is reason enough to answer again.
        return await Say(stored, told, messages, dedupeKey ?? $"reply:{stored.Id}", ct) || await Say(stored, told, "[]", $"held:{stored.Id}", ct);
    }

    /// <summary>Whoever is with us now may be told what waits, even when what they sent asks for no answer.</summary>
    public async Task Met(ChatEvents.Stored stored, CancellationToken ct)
    {
        var told = Told.Read(stored);
        if (told.Standby || told.Source is not { Type: "user", UserId: { } person }) return;
        await Connection.Run("update person set seen_at = greatest(seen_at, @OccurredAt) where line_user_id = @person", new { person, stored.OccurredAt }, ct);
        await Say(stored, told, "[]", $"held:{stored.Id}", ct);
    }

    private async Task<bool> Say(ChatEvents.Stored stored, Told told, string messages, string dedupeKey, CancellationToken ct)
    {
        if (answered == stored.Id || told.ReplyToken is not { Length: > 0 } token) return false;
        var (answer, carried) = told.Source is { Type: "user", UserId: { } person }
            ? await HeldMessages.Join(Connection, person, messages, left => LineMessages.More(left, Line.Link("inbox")), Now, ct)
            : (messages, []);
        if (answer == "[]") return false;

        var reply = Clock.NewId(Now);
        var added = await Outbox.Add(Connection, new(Outbox.Reply, token, LinePayload.Reply(token, answer), null, dedupeKey,
            stored.ReceivedAt + TokenLives, Id: reply), Now, ct) > 0;
        if (!added) return false;
        answered = stored.Id;
        await Outbox.Merge(Connection, carried, reply, ct);
        return true;
    }
}
