using System.Text;
using System.Text.Json;

namespace Saphansung.Tests.SimulatedLine;

/// <summary>The sandbox's own receiver of webhooks, tried with the example that the specification's libraries are tested with.</summary>
public sealed class HookTests : LineTest
{
    [Fact]
    public async Task A_received_webhook_is_shown_with_whether_its_signature_holds()
    {
        using var http = new HttpClient { BaseAddress = new(Line.Url) };
        await Send(http, """{"test": 2432232314}""");
        (await Shown(http))[0].TryGetProperty("verified", out _).ShouldBeFalse();

        (await http.PutAsync("/_sim/hooks/mea", Json("""{"secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}"""))).EnsureSuccessStatusCode();
        await Send(http, """{"test":2432232314}""");

        var shown = await Shown(http);
        shown.Select(s => s.GetProperty("verified").GetBoolean()).ShouldBe([true, false]);
        shown[0].Text("body").ShouldBe("""{"test": 2432232314}""");
    }

    [Fact]
    public async Task It_answers_as_it_is_told()
    {
        using var http = new HttpClient { BaseAddress = new(Line.Url) };
        await http.PutAsync("/_sim/hooks/mea", Json("""{"status":410}"""));

        ((int)await Send(http, "{}")).ShouldBe(410);
    }

    private static async Task<System.Net.HttpStatusCode> Send(HttpClient http, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sim/hooks/mea") { Content = Json(body) };
        request.Headers.Add("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
        request.Headers.Add("webhook-timestamp", "1614265330");
        request.Headers.Add("webhook-signature", "v1,bm90aGluZw== v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        return (await http.SendAsync(request)).StatusCode;
    }

    private static async Task<List<JsonElement>> Shown(HttpClient http) =>
        [.. JsonElement.Parse(await http.GetStringAsync("/_sim/hooks/mea")).EnumerateArray()];

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
