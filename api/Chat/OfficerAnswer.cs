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
/// <param name="Key">The reply is known by this; the push and the line of the inbox by this and <c>:push</c>.</param>
internal sealed record OfficerAnswer(string? Person, string Text, string Key)
{
    public const string ByReply = "reply";
    public const string ByPush = "push";

    /// <summary>A token that dies on its way to LINE helps nobody.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <returns>Which way it went.</returns>
    public async Task<string> Send(DbConnection connection, Token? token, DateTime now, CancellationToken ct)
    {
        if (token is null)
        {
            await Push(connection, now, ct);
            return ByPush;
        }

        await AddLine(connection, now, ct);
        await Outbox.Add(connection,
            new(Outbox.Reply, token.Value, LinePayload.Reply(token.Value, GroupMessages.Plain(Text)), null, Key, token.Until, Purpose: "chat"), now, ct);
        return ByReply;
    }

    public Task Push(DbConnection connection, DateTime now, CancellationToken ct) => Told.Add(connection, now, ct);

    public Task AddLine(DbConnection connection, DateTime now, CancellationToken ct) =>
        Person is null ? Task.CompletedTask : Told.AddLine(connection, now, ct);

    private PersonPush Told => new(Person!, GroupMessages.Plain(Text), "chat", null, Key + ":push")
    {
        Prompt = true,
        Title = "เจ้าหน้าที่ตอบข้อความของท่าน",
        Text = Text,
    };

    public sealed record Token(string Value, DateTime Until);
}
