using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>The paths under /_sim that tests and the phone use; LINE has nothing like them.</summary>
internal static class Control
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sim = routes.MapGroup("/_sim");
        sim.MapPost("/id-tokens", async (HttpRequest request, IdTokens tokens, UserTokens userTokens) =>
        {
            var asked = await Read(request);
            var idToken = tokens.Mint(asked);
            var accessToken = userTokens.Issue(asked["userId"].Text()!, asked["aud"].Text(), asked["expiresIn"].Whole());
            return Json.Answer(new { idToken, accessToken });
        });
        sim.MapGet("/inbox/{chatId}", (string chatId, Chats chats) => Json.Answer(chats.Inbox(chatId)));
        sim.MapGet("/requests", (RequestLog log) => Json.Answer(log.All));
        sim.MapPost("/webhook", Webhook);
        sim.MapPost("/faults", async (HttpRequest request, Faults faults) =>
        {
            var asked = await Read(request);
            faults.Add(asked["path"].Text(), asked["mode"].Text(), asked["count"]?.GetValueKind() == JsonValueKind.Undefined ? 1 : asked["count"].Whole() ?? 1);
            return Results.NoContent();
        });
        sim.MapPost("/reset", (Memory memory) =>
        {
            memory.Reset();
            return Results.NoContent();
        });
        sim.MapPost("/quota", async (HttpRequest request, Quota quota) =>
        {
            quota.Limit = (await Read(request))["limit"].Whole();
            return Results.NoContent();
        });
        Hooks.Map(sim);
        sim.MapPost("/chat", Chat);
        sim.MapPost("/follow", Follow);
        sim.MapPost("/groups", async (HttpRequest request, Groups groups) =>
        {
            var asked = await Read(request);
            if (!Ids.IsGroup(asked["groupId"].Text()) || asked["members"] is not JsonArray members)
                throw LineRefusal.Property("groupId");
            groups.Add(new(asked["groupId"].Text()!, asked["name"].Text() ?? "กลุ่ม", [.. members.Select(id => id.Text()).OfType<string>()]));
            return Results.NoContent();
        });
    }

    /// <summary><c>{events, destination?}</c>, or <c>{body, signature?}</c> for bytes exactly as given.</summary>
    private static async Task<IResult> Webhook(HttpRequest request, Webhooks webhooks, CancellationToken ct)
    {
        var asked = await Read(request);
        if (asked["body"].Text() is { } body)
            return Json.Answer(await webhooks.Post(body, asked["signature"].Text(), ct));
        if (asked["events"] is not JsonArray events)
            throw LineRefusal.Property("events");
        return Json.Answer(await webhooks.Deliver(events.DeepClone().AsArray(), asked["destination"].Text(), ct));
    }

    private static async Task<IResult> Chat(HttpRequest request, Talk talk, CancellationToken ct)
    {
        var asked = await Read(request);
        var userId = asked["userId"].Text();
        var groupId = asked["groupId"].Text();
        talk.Check(userId, groupId);
        if (asked["postback"] is JsonObject postback)
            return Json.Answer(await talk.Postback(userId!, groupId, postback, ct));
        if (asked["messages"] is not JsonArray { Count: >= 1 and <= 5 } messages || messages.Any(message => message is not JsonObject))
            throw LineRefusal.Errors([new("Size must be between 1 and 5", "messages")]);
        return Json.Answer(await talk.Say(userId!, groupId, [.. messages.OfType<JsonObject>()], ct));
    }

    private static async Task<IResult> Follow(HttpRequest request, Talk talk, CancellationToken ct)
    {
        var asked = await Read(request);
        talk.Check(asked["userId"].Text(), groupId: null);
        return Json.Answer(await talk.Follow(asked["userId"].Text()!, asked["following"].IsTrue(), ct));
    }

    public static async Task<JsonObject> Read(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject ?? throw LineRefusal.Api(400, "An object is expected");
        }
        catch (JsonException problem)
        {
            throw LineRefusal.Api(400, problem.Message);
        }
    }
}
