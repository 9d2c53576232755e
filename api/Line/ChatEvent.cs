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
    // A reply token lives a minute from the moment LINE delivered it.
    public static readonly TimeSpan TokenLives = TimeSpan.FromSeconds(50);

    public LineMessages.Pages Pages => new(Line.Link("report"), Line.Link("report/advice"), Line.Link("cases"));

    public string? Emergency =>
        District.Settings.Emergency is { Count: > 0 } numbers ? string.Join(' ', numbers.Take(3).Select(n => n.Number)) : null;

    public static string Hour(ChatEvents.Stored stored) => stored.OccurredAt.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    /// <summary>Free, and only while the token lives; the account is silent while another module answers (standby).</summary>
    /// <param name="dedupeKey">The reply to the event itself when not given.</param>
    /// <returns>Whether the token is used by this.</returns>
    public async Task<bool> Reply(ChatEvents.Stored stored, Told told, string messages, CancellationToken ct, string? dedupeKey = null)
    {
        if (told.ReplyToken is not { Length: > 0 } token || told.Standby || told.Source?.Type is not ("user" or "group")) return false;
        return await Outbox.Add(Connection, new(Outbox.Reply, token, LinePayload.Reply(token, messages), null, dedupeKey ?? $"reply:{stored.Id}",
            stored.ReceivedAt + TokenLives), Now, ct) > 0;
    }
}
