using System.Text.Json.Nodes;
using Saphansung.Sandbox.SimulatedLine.Messages;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Push, multicast, broadcast, narrowcast and reply: check, count, deliver, and remember the retry key, one request at a time.
/// Messaging API reference, "Message".
/// </summary>
internal sealed class Sending(People people, Groups groups, Chats chats, Quota quota, RetryKeys retryKeys, ReplyTokens replyTokens, SentCounts counts)
{
    private const int MostRecipients = 500;
    private readonly Lock gate = new();

    public IResult Push(LineCall call)
    {
        var body = call.Json();
        var messages = Sendable(body);
        if (body["to"].Text() is not { Length: > 0 } to)
            throw LineRefusal.Property("to");
        lock (gate)
        {
            retryKeys.RefuseRepeat(call.RetryKey);
            var (delivered, cost) = Recipient(to);
            Spend("push", cost);
            var sent = new JsonArray();
            foreach (var message in messages)
            {
                // Somebody who blocked the account gets nothing, yet the call is 200 like any other.
                var id = delivered ? chats.Deliver(to, message, "push") : Ids.Message();
                sent.Add(new JsonObject { ["id"] = id, ["quoteToken"] = Ids.Token() });
            }
            retryKeys.Remember(call.RetryKey, call.RequestId, sent);
            return Json.Answer(new JsonObject { ["sentMessages"] = sent.DeepClone() });
        }
    }

    /// <summary>Users only, at most 500 and all different; a group among them is refused.</summary>
    public IResult Multicast(LineCall call)
    {
        var body = call.Json();
        var messages = Sendable(body);
        if (body["to"] is not JsonArray { Count: >= 1 and <= MostRecipients } list)
            throw LineRefusal.Errors([new("Size must be between 1 and 500", "to")]);
        var to = list.Select(id => id.Text() ?? "").ToList();
        if (!to.TrueForAll(Ids.IsUser) || to.Distinct(StringComparer.Ordinal).Count() != to.Count)
            throw LineRefusal.Property("to");
        return ToMany(call, "multicast", messages, [.. to.Select(people.Find).OfType<People.Account>().Where(person => person.Following)]);
    }

    public IResult Broadcast(LineCall call) => ToMany(call, "broadcast", Sendable(call.Json()), people.Friends);

    /// <summary>Fewer than 50 recipients: accepted, and failed later (error code 2 of the progress).</summary>
    public IResult Narrowcast(LineCall call)
    {
        var messages = Sendable(call.Json());
        var friends = people.Friends;
        counts.Narrowcasts[call.RequestId] = friends.Count;
        ToMany(call, "narrowcast", messages, friends.Count < 50 ? [] : friends);
        return Json.Empty(202);
    }

    public IResult Reply(LineCall call)
    {
        var body = call.Json();
        var messages = Sendable(body);
        lock (gate)
        {
            var token = body["replyToken"].Text();
            var chat = replyTokens.Check(token);
            replyTokens.Spend(token!);
            counts.Add("reply", 1);
            var sent = messages.Select(message => new { id = chats.Deliver(chat, message, "reply"), quoteToken = Ids.Token() }).ToList();
            return Json.Answer(new { sentMessages = sent });
        }
    }

    /// <summary>A dry run. Reference, "Validate message objects of a push message" and its sisters.</summary>
    public static IResult Validate(LineCall call)
    {
        MessageRules.Check(call.Json());
        return Json.Empty();
    }

    private IResult ToMany(LineCall call, string via, IReadOnlyList<JsonObject> messages, IReadOnlyList<People.Account> recipients)
    {
        lock (gate)
        {
            retryKeys.RefuseRepeat(call.RetryKey);
            Spend(via, recipients.Count);
            foreach (var person in recipients)
            {
                foreach (var message in messages)
                    chats.Deliver(person.UserId, message, via);
            }
            retryKeys.Remember(call.RetryKey, call.RequestId, sentMessages: null);
            return Json.Empty();
        }
    }

    private static IReadOnlyList<JsonObject> Sendable(JsonObject body)
    {
        var messages = MessageRules.Check(body);
        if (body.ContainsKey("notificationDisabled") && !body["notificationDisabled"].IsBoolean())
            throw LineRefusal.Property("notificationDisabled");
        return messages;
    }

    /// <summary>A push to a group costs one message for each member.</summary>
    private (bool Delivered, int Cost) Recipient(string to)
    {
        if (groups.Find(to) is { } group)
            return (true, group.Members.Count);
        var person = people.Find(to) ?? throw LineRefusal.NotSent();
        return (person.Following, person.Following ? 1 : 0);
    }

    private void Spend(string via, int recipients)
    {
        quota.Spend(recipients);
        counts.Add(via, recipients);
    }
}
