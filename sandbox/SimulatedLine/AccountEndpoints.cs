using System.Globalization;
using System.Text.Json.Nodes;
using Saphansung.Sandbox.SimulatedLine.Messages;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Messaging API: the account itself, its friends, its groups, its webhook address.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var bot = routes.MapGroup("/v2/bot");
        bot.MapGet("/info", (SimulatedLineOptions options) => Json.Answer(new
        {
            userId = options.BotUserId,
            basicId = "@simulated",
            displayName = options.BotName,
            chatMode = "bot",
            markAsReadMode = "manual",
        }));

        // Somebody who never was a friend, or blocked the account, has no profile to show: 404. Reference, "Get profile".
        bot.MapGet("/profile/{userId}", (string userId, People people) => people.Find(userId) is { Following: true } person
            ? Json.Answer(new { userId, displayName = person.Name, language = "th" })
            : throw LineRefusal.NotFound());

        // Only verified and premium accounts may list ids; the project's account is neither.
        bot.MapGet("/followers/ids", object () => throw LineRefusal.NotYourPlan());
        bot.MapGet("/group/{groupId}/members/ids", object () => throw LineRefusal.NotYourPlan());

        bot.MapGet("/group/{groupId}/summary", (string groupId, Groups groups) =>
            Json.Answer(new { groupId, groupName = groups.Existing(groupId).Name }));
        bot.MapGet("/group/{groupId}/members/count", (string groupId, Groups groups) =>
            Json.Answer(new { count = groups.Existing(groupId).Members.Count }));
        bot.MapGet("/group/{groupId}/member/{userId}", (string groupId, string userId, Groups groups) =>
            Json.Answer(groups.Member(groupId, userId)));
        bot.MapPost("/group/{groupId}/leave", (string groupId, Groups groups) =>
            groups.Leave(groupId) ? Json.Empty() : throw LineRefusal.NotFound());

        bot.MapPost("/chat/loading/start", Loading);
        bot.MapPost("/chat/markAsRead", (LineCall call) =>
            call.Json()["markAsReadToken"].Text() is { Length: > 0 } ? Json.Empty() : throw LineRefusal.Property("markAsReadToken"));
        bot.MapGet("/insight/followers", Followers);

        bot.MapGet("/channel/webhook/endpoint", (Addresses addresses) => addresses.Webhook is { } endpoint
            ? Json.Answer(new { endpoint, active = true })
            : throw LineRefusal.NotFound());
        bot.MapPut("/channel/webhook/endpoint", (LineCall call, Addresses addresses) =>
        {
            addresses.Webhook = Endpoint(call.Json());
            return Json.Empty();
        });
        bot.MapPost("/channel/webhook/test", Test);
    }

    /// <summary>One-to-one chats only. Reference, "Display a loading animation".</summary>
    private static IResult Loading(LineCall call)
    {
        var body = call.Json();
        if (!Ids.IsUser(body["chatId"].Text()))
            throw LineRefusal.Property("chatId");
        if (body.ContainsKey("loadingSeconds") && (body["loadingSeconds"].Whole() is not { } seconds || seconds is < 5 or > 60 || seconds % 5 != 0))
            throw LineRefusal.Property("loadingSeconds");
        return Json.Empty(202);
    }

    /// <summary>Ready on the next day of UTC+9, never for today. Reference, "Get number of followers".</summary>
    private static IResult Followers(string? date, People people, TimeProvider clock)
    {
        var day = Days.Read(date);
        if (day >= Days.Today(clock))
            return Json.Answer(new { status = "unready" });
        var (followers, blocks) = people.At(Days.EndOf(day));
        return Json.Answer(new { status = "ready", followers, targetedReaches = followers - blocks, blocks });
    }

    /// <summary>LINE's "Verify" button: a webhook without events. Reference, "Test webhook endpoint".</summary>
    private static async Task<IResult> Test(LineCall call, Webhooks webhooks, SimulatedLineOptions options, CancellationToken ct)
    {
        var body = call.Bytes.Length == 0 ? [] : call.Json();
        var url = body.ContainsKey("endpoint") ? Endpoint(body) : null;
        var now = options.Clock.GetUtcNow();
        var empty = new JsonObject { ["destination"] = options.BotUserId, ["events"] = new JsonArray() };
        var answer = await webhooks.Post(empty.ToJsonString(), signature: null, ct, url);
        return Json.Answer(new
        {
            success = answer.Status == 200,
            timestamp = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            statusCode = answer.Status,
            reason = answer.Status == 200 ? "OK" : answer.Error?.ToUpperInvariant() ?? "ERROR_STATUS_CODE",
            detail = answer.Status.ToString(CultureInfo.InvariantCulture),
        });
    }

    private static string Endpoint(JsonObject body) =>
        body["endpoint"].Text() is { Length: <= 500 } url && Urls.IsMedia(url) ? url : throw LineRefusal.Property("endpoint");
}
