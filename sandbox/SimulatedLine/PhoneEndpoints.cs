using System.Reflection;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>The phone at <c>/</c>, what it reads, and the doors from LINE into the product's pages.</summary>
internal static class PhoneEndpoints
{
    private const int CallsShown = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The product lets exactly one origin frame its pages, so the phone has one address.
        routes.MapGet("/", (HttpRequest request, Addresses addresses) =>
            request.Host.Host == new Uri(addresses.Own).Host ? File("phone.html") : Results.Redirect(addresses.Own));
        routes.MapGet("/_sim/phone/{file}", (string file) => File(file));
        routes.MapGet("/_sim/login", () => File("login.html"));
        routes.MapGet("/_sim/state", State);
        routes.MapGet("/_sim/chats/{userId}", Chat);
        routes.MapGet("/_sim/changes", Changed);
        routes.MapGet("/_sim/rich-menus/{id}/image", (string id, RichMenus menus) =>
            menus.Existing(id) is { Image: { } image } menu ? Results.Bytes(image, menu.ImageType) : throw LineRefusal.NotFound());
        routes.MapGet("/_sim/contents/{messageId}", (string messageId, Contents contents) =>
            contents.Get(messageId) is { } content ? Results.Bytes(content.Bytes, content.Type) : throw LineRefusal.NotFound());
        routes.MapGet("/_sim/tiles/{z:int}/{x:int}/{y:int}.svg", (int z, int x, int y) => Results.Content(Tiles.Draw(z, x, y), "image/svg+xml"));

        // What liff.line.me does with a permanent link: path and query are added to the endpoint URL. LIFF, "Opening a LIFF app".
        routes.MapGet("/liff/{liffId}/{**path}", (string liffId, string? path, HttpRequest request, SimulatedLineOptions options, Addresses addresses) =>
            liffId == options.LiffId && addresses.Site is { } site
                ? Results.Redirect($"{site.TrimEnd('/')}/liff/{path}{request.QueryString}")
                : throw LineRefusal.NotFound());
    }

    private static IResult State(People people, Quota quota, RequestLog log, Addresses addresses, SimulatedLineOptions options) => Json.Answer(new
    {
        personas = people.Personas.Select(persona => new
        {
            persona.Key,
            persona.UserId,
            persona.Name,
            persona.Roles,
            following = people.Find(persona.UserId)?.Following,
        }),
        site = addresses.Site,
        line = addresses.Own,
        options.LiffId,
        botName = options.BotName,
        quota = new { limit = quota.Limit, used = quota.Used },
        calls = log.All.TakeLast(CallsShown).Reverse().Select(call => new { call.At, call.Method, call.Path, call.Status, call.Fault }),
    });

    private static IResult Chat(string userId, People people, Groups groups, Chats chats, RichMenus menus) => Json.Answer(new
    {
        richMenu = menus.Shown(userId),
        messages = chats.Conversation(userId),
        groups = groups.All.Where(group => group.Members.Contains(userId, StringComparer.Ordinal)).Select(group => new
        {
            group.GroupId,
            group.Name,
            people = group.Members.ToDictionary(id => id, id => people.Find(id)?.Name ?? id, StringComparer.Ordinal),
            messages = chats.Conversation(group.GroupId),
        }),
    });

    /// <summary>An event whenever anything changed, at most four a second, and a comment now and then to keep the line open.</summary>
    private static async Task Changed(HttpContext context, Changes changes, IHostApplicationLifetime lifetime)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var ct = either.Token;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            await context.Response.WriteAsync(": hello\n\n", ct);
            await context.Response.Body.FlushAsync(ct);
            for (var next = changes.Next; !ct.IsCancellationRequested;)
            {
                var isChange = await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(15), ct)) == next;
                if (isChange)
                    next = changes.Next;
                await context.Response.WriteAsync(isChange ? "data: changed\n\n" : ": still here\n\n", ct);
                await context.Response.Body.FlushAsync(ct);
                await Task.Delay(TimeSpan.FromMilliseconds(250), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the simulator stops.
        }
    }

    private static IResult File(string name)
    {
        if (Assembly.GetExecutingAssembly().GetManifestResourceStream($"Phone/{name}") is not { } file)
            throw LineRefusal.NotFound();
        var type = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        return Results.Stream(file, type);
    }
}
