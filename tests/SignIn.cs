using System.Net.Http.Headers;

namespace Saphansung.Tests;

/// <summary>Signs in before the first call, and again when the moved clock has outlived the session.</summary>
internal sealed class SignIn(App app, string key) : DelegatingHandler
{
    private string? token;
    private DateTimeOffset until;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (token is null || app.Now >= until)
        {
            await app.Enrol(key);
            var session = await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken(key) });
            token = session.GetProperty("accessToken").GetString();
            until = app.Now.AddSeconds(session.GetProperty("expiresIn").GetInt32() - 60);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken);
    }
}
