namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>LINE Login v2.1 and the channel token, on the same host as the Messaging API.</summary>
internal static class LoginEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth2/v3/token", (LineCall call, ChannelTokens tokens) => tokens.Issue(call));
        routes.MapGet("/oauth2/v2.1/certs", (SigningKeys keys) => Json.Answer(keys.Published()));
        routes.MapPost("/oauth2/v2.1/verify", (LineCall call, IdTokens tokens) => tokens.Verify(call));
        routes.MapGet("/oauth2/v2.1/verify", (string? access_token, UserTokens tokens) => tokens.Verify(access_token));

        routes.MapGet("/v2/profile", (LineCall call, UserTokens tokens, People people) =>
        {
            var person = people.Meet(tokens.Owner(call.Bearer), name: null);
            return Json.Answer(new { userId = person.UserId, displayName = person.Name });
        });
        routes.MapGet("/friendship/v1/status", (LineCall call, UserTokens tokens, People people) =>
            Json.Answer(new { friendFlag = people.Meet(tokens.Owner(call.Bearer), name: null).Following }));
        routes.MapPost("/user/v1/deauthorize", (LineCall call, ChannelTokens channel, UserTokens tokens) =>
        {
            channel.Check(call.Bearer);
            tokens.Revoke(tokens.Owner(call.Json()["userAccessToken"].Text()));
            return Results.NoContent();
        });
    }
}
