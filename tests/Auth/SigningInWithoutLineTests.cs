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
        var token = app.Line.IdToken("resident-1");

        using (var refused = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = token }))
        {
            await refused.Refused(HttpStatusCode.ServiceUnavailable, "unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        await app.Anyone.Post("/api/v1/sessions", new { idToken = token });
    }
}
