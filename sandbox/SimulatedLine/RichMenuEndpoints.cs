using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Messaging API: rich menus, their images, who has which, and aliases.</summary>
internal static class RichMenuEndpoints
{
    private const int MostPeople = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var bot = routes.MapGroup("/v2/bot");
        bot.MapPost("/richmenu", (LineCall call, RichMenus menus) => Json.Answer(new { richMenuId = menus.Create(RichMenuRules.Check(call.Json())) }));
        bot.MapPost("/richmenu/validate", (LineCall call) =>
        {
            RichMenuRules.Check(call.Json());
            return Json.Empty();
        });
        bot.MapGet("/richmenu/list", (RichMenus menus) => Json.Answer(new { richmenus = menus.All }));
        bot.MapGet("/richmenu/{id}", (string id, RichMenus menus) => Json.Answer(menus.Existing(id).ToJson()));
        bot.MapDelete("/richmenu/{id}", (string id, RichMenus menus) => Done(() => menus.Delete(id)));
        bot.MapPost("/richmenu/{id}/content", (string id, LineCall call, RichMenus menus) =>
            Done(() => menus.SetImage(id, call.Bytes, RichMenuRules.Image(call))));
        bot.MapGet("/richmenu/{id}/content", (string id, RichMenus menus) =>
            menus.Existing(id) is { Image: { } image } menu ? Results.Bytes(image, menu.ImageType) : throw LineRefusal.NotFound());

        bot.MapPost("/user/all/richmenu/{id}", (string id, RichMenus menus) => Done(() => menus.SetDefault(id)));
        bot.MapDelete("/user/all/richmenu", (RichMenus menus) => Done(() => menus.SetDefault(null)));
        bot.MapGet("/user/all/richmenu", (RichMenus menus) =>
            Json.Answer(new { richMenuId = menus.DefaultId ?? throw LineRefusal.Api(404, "no default richmenu") }));
        bot.MapPost("/user/{userId}/richmenu/{id}", (string userId, string id, RichMenus menus) => Done(() => menus.Link([userId], id)));
        bot.MapDelete("/user/{userId}/richmenu", (string userId, RichMenus menus) => Done(() => menus.Unlink([userId])));
        bot.MapGet("/user/{userId}/richmenu", (string userId, RichMenus menus) => Json.Answer(new { richMenuId = menus.Linked(userId) }));
        bot.MapPost("/richmenu/bulk/link", (LineCall call, RichMenus menus) =>
        {
            var body = call.Json();
            menus.Link(UserIds(body), body["richMenuId"].Text() ?? throw LineRefusal.Property("richMenuId"));
            return Json.Empty(202);
        });
        bot.MapPost("/richmenu/bulk/unlink", (LineCall call, RichMenus menus) =>
        {
            menus.Unlink(UserIds(call.Json()));
            return Json.Empty(202);
        });

        bot.MapPost("/richmenu/alias", (LineCall call, RichMenus menus) => SetAlias(call.Json(), menus, alias: null));
        bot.MapGet("/richmenu/alias/list", (RichMenus menus) => Json.Answer(new { aliases = menus.Aliases }));
        bot.MapGet("/richmenu/alias/{alias}", (string alias, RichMenus menus) =>
            Json.Answer(new { richMenuAliasId = alias, richMenuId = menus.Aliased(alias) }));
        bot.MapPost("/richmenu/alias/{alias}", (string alias, LineCall call, RichMenus menus) => SetAlias(call.Json(), menus, alias));
        bot.MapDelete("/richmenu/alias/{alias}", (string alias, RichMenus menus) => Done(() => menus.RemoveAlias(alias)));
    }

    private static IResult SetAlias(JsonObject body, RichMenus menus, string? alias) =>
        Done(() => menus.SetAlias(alias ?? RichMenuRules.Alias(body), body["richMenuId"].Text() ?? throw LineRefusal.Property("richMenuId"), isNew: alias is null));

    private static IReadOnlyList<string> UserIds(JsonObject body) =>
        body["userIds"] is JsonArray { Count: >= 1 and <= MostPeople } list && list.All(id => Ids.IsUser(id.Text()))
            ? [.. list.Select(id => id.Text()!)]
            : throw LineRefusal.Property("userIds");

    private static IResult Done(Action action)
    {
        action();
        return Json.Empty();
    }
}
