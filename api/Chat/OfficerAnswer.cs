using System.Data.Common;
using Saphansung.Api.Line;
using Saphansung.Api.Network;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// An officer's own words to a person: by the reply token while it lives, which is free, else as a counted message to that person alone.
/// Either way it is a line of their inbox.
/// </summary>
/// <param name="Person">LINE user id; null when LINE did not say who wrote.</param>
/// <param name="Key">Known by this, in the outbox and in the inbox.</param>
internal sealed record OfficerAnswer(string? Person, string Text, string Key)
{
    public const string ByReply = "reply";
    public const string ByPush = "push";

    /// <summary>A token that dies on its way to LINE helps nobody.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <returns>Which way it went.</returns>
    public async Task<string> Send(DbConnection connection, Token? token, DateTime now, CancellationToken ct)
    {
        var messages = GroupMessages.Plain(Text);
        if (Person is not null)
            await Inbox.Add(connection, Person, "เจ้าหน้าที่ตอบข้อความของท่าน", Text, null, "chat", null, Key, now, ct);
        if (token is not null)
        {
            await Outbox.Add(connection, new(Outbox.Reply, token.Value, LinePayload.Reply(token.Value, messages), null, Key, token.Until, Purpose: "chat"), now, ct);
            return ByReply;
        }

        await Push(connection, Person!, messages, Key, now, ct);
        return ByPush;
    }

    public static Task<int> Push(DbConnection connection, string person, string messages, string key, DateTime now, CancellationToken ct) =>
        Outbox.Add(connection, new(Outbox.Push, person, LinePayload.Push(person, messages), null, key, Prompt: true, Purpose: "chat"), now, ct);

    public sealed record Token(string Value, DateTime Until);
}
