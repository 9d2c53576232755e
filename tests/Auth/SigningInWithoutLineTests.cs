using System.Net;

namespace Saphansung.Tests.Auth;

/// <summary>Nobody has signed in yet, so LINE's public keys are not known.</summary>
public sealed class SigningInWithoutLineTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("500")]
    [InlineData("hang")]
    public async Task While_LINE_gives_no_keys_signing_in_is_unavailable_and_works_again_afterwards(string mode)
    {
        app.Restart();
        app.Line.Fault("/oauth2/v2.1/certs", mode);
        app.Line.Fault("/oauth2/v2.1/verify", mode);
        var token = app.Line.IdToken("resident-1");

        using (var refused = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = token }))
        {
            await refused.Refused(HttpStatusCode.ServiceUnavailable, "unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        await app.Anyone.Post("/api/v1/sessions", new { idToken = token });
    }

    [Fact]
    public async Task Without_its_keys_LINE_itself_is_asked_about_the_token()
    {
        app.Restart();
        app.Line.Fault("/oauth2/v2.1/certs", "500", 4);

        (await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1") })).GetProperty("person").Text("name").ShouldBe(LineSide.NameOf("resident-1"));
        using (var expired = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = app.Line.Mint("resident-1", """{"expiresIn": -1}""") }))
            await expired.Refused(HttpStatusCode.Unauthorized, "token_expired");
        foreach (var wrong in (string[])["""{"aud": "1234567890"}""", """{"alg": "HS256"}""", """{"kid": "nobody"}"""])
        {
            if (app.Line.FaultsLeft("/oauth2/v2.1/certs") == 0) app.Line.Fault("/oauth2/v2.1/certs", "500");
            using var refused = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = app.Line.Mint("resident-1", wrong) });
            await refused.Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Fact]
    public async Task Known_keys_go_on_working_and_made_up_ones_ask_LINE_once_a_minute()
    {
        app.Restart();
        await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1") });
        app.Advance(TimeSpan.FromMinutes(2));
        var asked = Asked();

        for (var n = 0; n < 5; n++)
        {
            using var refused = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = app.Line.Mint("resident-1", $$"""{"kid": "made-up-{{n}}"}""") });
            await refused.Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        }

        await App.Eventually(() => Asked().ShouldBe(asked + 1));
        app.Advance(TimeSpan.FromMinutes(2));
        app.Line.Fault("/oauth2/v2.1/certs", "500");
        await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-2") });
        app.Line.FaultsLeft("/oauth2/v2.1/certs").ShouldBe(1);
    }

    private int Asked() => app.Line.Requests("/oauth2/v2.1/certs").Count;
}
