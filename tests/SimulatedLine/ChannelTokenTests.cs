using System.Net.Http.Headers;

namespace Saphansung.Tests.SimulatedLine;

public sealed class ChannelTokenTests : LineTest
{
    [Fact]
    public async Task A_token_is_issued_for_the_right_secret_and_works_for_fifteen_minutes()
    {
        var issued = await Ask("client_credentials", Options.ChannelSecret);
        issued.Status.ShouldBe(200);
        issued.Json["expires_in"]!.GetValue<int>().ShouldBe(900);
        issued.Json["token_type"]!.GetValue<string>().ShouldBe("Bearer");

        Http.DefaultRequestHeaders.Authorization = new("Bearer", issued.Json["access_token"]!.GetValue<string>());
        (await PushTo(Mali)).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromSeconds(899));
        (await PushTo(Mali)).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await PushTo(Mali)).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("client_credentials", "wrong", "invalid_client")]
    [InlineData("password", "a-secret-of-the-channel", "unsupported_grant_type")]
    public async Task A_wrong_request_is_refused_in_the_shape_of_OAuth(string grant, string secret, string error)
    {
        var refused = await Ask(grant, secret);
        refused.Status.ShouldBe(400);
        refused.Json["error"]!.GetValue<string>().ShouldBe(error);
        refused.Json["error_description"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic abc")]
    public async Task Without_a_valid_token_every_call_is_401(string? header)
    {
        Http.DefaultRequestHeaders.Authorization = header is null ? null : AuthenticationHeaderValue.Parse(header);
        foreach (var path in (string[])["/v2/bot/info", "/v2/bot/message/quota", "/v2/bot/richmenu/list", "/v2/bot/nothing/here"])
            (await Get(path)).Status.ShouldBe(401);
        var refused = await PushTo(Mali);
        refused.Status.ShouldBe(401);
        refused.Message.ShouldNotBeNull().ShouldStartWith("Authentication failed due to the following reason");
        Line.Inbox(Mali).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_of_calls_hides_secrets()
    {
        await Ask("client_credentials", Options.ChannelSecret);
        await PushTo(Mali);
        var log = await Get("/_sim/requests");
        log.Body.ShouldNotContain(Options.ChannelSecret);
        log.Body.ShouldNotContain(Http.DefaultRequestHeaders.Authorization!.Parameter!);
        var calls = log.Json.AsArray();
        calls.Select(call => call!["path"]!.GetValue<string>()).ShouldBe(["/oauth2/v3/token", Push]);
        calls[1]!["status"]!.GetValue<int>().ShouldBe(200);
        calls[1]!["method"]!.GetValue<string>().ShouldBe("POST");
        calls[1]!["body"]!.GetValue<string>().ShouldContain("messages");
    }

    private Task<Answer> Ask(string grant, string secret) =>
        Form("/oauth2/v3/token", ("grant_type", grant), ("client_id", Options.ChannelId), ("client_secret", secret));
}
