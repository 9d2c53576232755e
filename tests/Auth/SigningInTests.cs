using System.Net;
using System.Security.Cryptography;

namespace Saphansung.Tests.Auth;

public sealed class SigningInTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_verified_token_becomes_the_same_person_each_time()
    {
        var first = await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1") });
        var second = await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1") });

        first.GetProperty("person").Text("id").ShouldBe(second.GetProperty("person").Text("id"));
        first.GetProperty("person").Text("name").ShouldBe(LineSide.NameOf("resident-1"));
        first.GetProperty("expiresIn").GetInt32().ShouldBePositive();
    }

    public static TheoryData<string, string, string> Tokens => new()
    {
        { "expired", """{"expiresIn": -1}""", "token_expired" },
        { "another audience", """{"aud": "1234567890"}""", "unauthenticated" },
        { "another issuer", """{"iss": "https://example.org"}""", "unauthenticated" },
        { "unknown key", """{"kid": "nobody"}""", "unauthenticated" },
        { "HS256", """{"alg": "HS256"}""", "unauthenticated" },
        { "RS256", """{"alg": "RS256"}""", "unauthenticated" },
        { "none", """{"alg": "none"}""", "unauthenticated" },
        { "no expiry", """{"exp": null}""", "token_expired" },
        { "issued next century", """{"iat": 4102444800}""", "unauthenticated" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_token_that_LINE_did_not_mean_for_us_is_refused(string what, string overrides, string code)
    {
        var token = app.Line.Mint("resident-1", overrides);

        using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = token });

        (await answer.Refused(HttpStatusCode.Unauthorized, code)).Text("code").ShouldBe(code, what);
    }

    [Fact]
    public async Task A_key_of_another_kind_proves_nothing()
    {
        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        var keys = (await line.Get("/oauth2/v2.1/certs")).GetProperty("keys").EnumerateArray().ToLookup(k => k.Text("kty"), k => k.Text("kid"));
        foreach (var wrong in (string[])[$$"""{"alg": "ES256", "kid": "{{keys["RSA"].First()}}"}""", $$"""{"alg": "RS256", "kid": "{{keys["EC"].First()}}"}"""])
        {
            using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = app.Line.Mint("resident-1", wrong) });
            await answer.Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Fact]
    public async Task Claims_that_are_missing_or_more_than_expected_do_no_harm_and_nothing_is_kept_in_a_cookie()
    {
        // A token of LIFF has neither nonce nor amr nor auth_time; LINE may add claims without notice.
        foreach (var token in (string[])[app.Line.Mint("resident-1", """{"name": null}"""), app.Line.Mint("resident-1", """{"amr": ["linesso"], "auth_time": 1, "nonce": "n", "next_year": {"a": 1}}""")])
        {
            using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = token });
            (await answer.Ok()).GetProperty("person").Text("name").ShouldBe(LineSide.NameOf("resident-1"));
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task One_changed_character_is_refused()
    {
        var token = app.Line.IdToken("resident-1");
        var payload = token.LastIndexOf('.') - 5;
        var forged = token[..payload] + (token[payload] == 'A' ? 'B' : 'A') + token[(payload + 1)..];

        using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = forged });

        await answer.Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("not a token")]
    public async Task Rubbish_is_refused(string token)
    {
        using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = token });

        ((int)answer.StatusCode).ShouldBeOneOf(400, 401);
    }

    [Fact]
    public async Task A_name_or_role_sent_beside_the_token_is_not_believed()
    {
        using var answer = await app.Anyone.Send(HttpMethod.Post, "/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1"), role = "admin" });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("role", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_ends_by_the_clock_and_says_so()
    {
        var session = await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-1") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me") { Headers = { Authorization = new("Bearer", session.Text("accessToken")) } };
        app.Advance(TimeSpan.FromSeconds(session.GetProperty("expiresIn").GetInt32() + 1));

        using var answer = await app.Anyone.SendAsync(request);

        await answer.Refused(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task Rights_that_are_taken_away_end_within_a_minute()
    {
        using var admin = app.As("admin-1");
        var officer = await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-promoted") });
        var id = officer.GetProperty("person").Text("id");
        await (await admin.Send(HttpMethod.Put, $"/api/v1/staff/people/{id}/roles", new { roles = (string[])["officer"] })).Ok();
        app.Advance(TimeSpan.FromSeconds(1));
        var session = (await app.Anyone.Post("/api/v1/sessions", new { idToken = app.Line.IdToken("resident-promoted") })).Text("accessToken");
        (await Board(session)).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.Advance(TimeSpan.FromSeconds(1));
        await (await admin.Send(HttpMethod.Put, $"/api/v1/staff/people/{id}/roles", new { roles = Array.Empty<string>() })).Ok();
        app.Advance(TimeSpan.FromSeconds(60));

        await App.Eventually(async () => (await Board(session)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized));
        await (await Board(session)).Refused(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task A_revoked_key_dies_within_a_minute_and_only_its_hash_is_stored()
    {
        using var admin = app.As("admin-1");
        var issued = await admin.Post("/api/v1/staff/agencies/MEA/keys", new { label = "ทดสอบ" });
        var key = issued.Text("apiKey");
        key.ShouldMatch("^sps_live_[A-Za-z0-9]{40}$");
        (await app.Sql<byte[]>("select hash from agency_key where id = $1", Guid.Parse(issued.Text("id")))).ShouldBe(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        (await Assignments(key)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await admin.Send(HttpMethod.Delete, $"/api/v1/staff/agencies/MEA/keys/{issued.Text("id")}")).Ok();
        app.Advance(TimeSpan.FromSeconds(31));

        await (await Assignments(key)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        (await admin.Get("/api/v1/staff/agencies/MEA/keys")).EnumerateArray().Single(k => k.Text("id") == issued.Text("id")).Text("revokedAt").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_admin_cannot_lock_the_office_out()
    {
        using var admin = app.As("admin-1");
        var me = (await admin.Get("/api/v1/me")).Text("id");

        using var answer = await admin.Send(HttpMethod.Put, $"/api/v1/staff/people/{me}/roles", new { roles = (string[])["officer"] });

        await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private Task<HttpResponseMessage> Board(string session) => Get("/api/v1/staff/incidents", session);

    private Task<HttpResponseMessage> Assignments(string key) => Get("/api/v1/agency/assignments", key);

    private async Task<HttpResponseMessage> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } };
        return await app.Anyone.SendAsync(request);
    }
}
