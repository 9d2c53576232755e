using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Line;

/// <summary>What the webhook takes and refuses, with the workers stopped: whatever is asserted happened before the answer.</summary>
public sealed class WebhookTests(WebhookTests.Stopped app) : IClassFixture<WebhookTests.Stopped>
{
    public sealed class Stopped(TestDatabase databases) : App(databases)
    {
        protected override bool Working => false;
    }

    [Theory]
    [InlineData("""{"destination":"BOT","events":[{"type":"message","webhookEventId":"raw-1","message":{"type":"text","text":"น้ำท่วม 🍎 \u0e40\/x"}}]}""")]
    [InlineData("""{ "events" : [ { "webhookEventId":"raw-2", "b":1, "a":2, "type":"message" } ], "destination":"BOT" }""")]
    [InlineData("{\"destination\":\"BOT\",\n\t\"events\":[{\"webhookEventId\":\"raw-3\",\"type\":\"message\",\"n\":1.0}]}\n")]
    public async Task The_signature_is_over_the_bytes_as_they_came(string body)
    {
        var response = await Deliver(body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Stored("raw-%")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task One_changed_byte_is_refused_and_nothing_is_stored()
    {
        var told = LineSide.Text("resident-1", "แจ้งเหตุ", app.Now);
        var body = LineSide.Body(told);
        var signature = LineSide.Sign(body);
        body[^5] ^= 1;

        await (await LineSide.Deliver(app.Anyone, body, signature)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");

        (await Stored(Id(told))).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all!")]
    [InlineData("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task A_signature_that_is_none_is_refused(string signature)
    {
        var response = await LineSide.Deliver(app.Anyone, LineSide.Body(LineSide.Text("resident-1", "x", app.Now)), signature);

        await response.Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task No_signature_is_refused_and_the_header_may_be_written_in_any_case()
    {
        var body = LineSide.Body(LineSide.Text("resident-1", "x", app.Now));
        using var bare = new ByteArrayContent(body);
        using var shouted = new ByteArrayContent(body);
        shouted.Headers.Add("X-LINE-SIGNATURE", LineSide.Sign(body));
        shouted.Headers.ContentType = new("text/plain");

        await (await app.Anyone.PostAsync("/line/webhook", bare)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        (await app.Anyone.PostAsync("/line/webhook", shouted)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"destination":"BOT","events":{}}""")]
    public async Task Signed_nonsense_is_400(string body) =>
        await (await Deliver(body)).Refused(HttpStatusCode.BadRequest, "malformed_json");

    [Theory]
    [InlineData("""{"destination":"BOT","events":[]}""")]
    [InlineData("""{"destination":"BOT"}""")]
    [InlineData("{}")]
    public async Task Without_events_there_is_nothing_to_store(string body)
    {
        var before = await Stored("%");

        (await Deliver(body)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Stored("%")).ShouldBe(before);
    }

    [Fact]
    public async Task Another_bots_events_are_kept_apart()
    {
        var body = $$"""{"destination":"{{LineSide.UserId("other-bot")}}","events":[{"type":"message","webhookEventId":"foreign-1"}]}""";

        (await Deliver(body)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.Sql<string>("select state from webhook_event where id = 'foreign-1'")).ShouldBe("foreign");
    }

    [Fact]
    public async Task The_same_event_many_times_at_once_is_one_row()
    {
        var told = LineSide.Text("resident-1", "แจ้งเหตุ", app.Now);
        var again = told.DeepClone().AsObject();
        again["deliveryContext"] = new JsonObject { ["isRedelivery"] = true };

        var answers = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(n => LineSide.Deliver(app.Anyone, LineSide.Body(n % 2 == 0 ? told : again, told))));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await Stored(Id(told))).ShouldBe(1);
    }

    [Fact]
    public async Task Events_without_an_id_are_known_by_their_content()
    {
        const string body = """{"destination":"BOT","events":[{"type":"unheard","n":17}]}""";

        await Deliver(body);
        await Deliver(body);

        (await app.Sql<long>("select count(*) from webhook_event where payload->>'type' = 'unheard' and id like 'sha256:%'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_hold_is_replaced_and_the_rest_kept()
    {
        const string body = """{"destination":"BOT","events":[{"type":"message","webhookEventId":"text-1","message":{"text":"a\u0000b\ud800c\\u0000\ud83c\udf4e"}}]}""";

        (await Deliver(body)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.Sql<string>("select payload->'message'->>'text' from webhook_event where id = 'text-1'")).ShouldBe("a\ufffdb\ufffdc\\u0000🍎");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_do_no_harm()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"destination":"{{LineSide.BotUserId}}","events":[{"type":"message","webhookEventId":"bytes-1","t":" """), 0xff, 0xfe, .. "\"}]}"u8];

        (await LineSide.Deliver(app.Anyone, body)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Stored("bytes-1")).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_a_megabyte_is_refused(bool chunked)
    {
        var body = new byte[1024 * 1024 + 1];
        using var content = new ByteArrayContent(body);
        content.Headers.Add("x-line-signature", LineSide.Sign(body));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/line/webhook") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        // Asked first, the server refuses before the body is on its way; otherwise it hangs up on a sender that is still writing.
        request.Headers.ExpectContinue = true;

        await (await app.Anyone.SendAsync(request)).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task A_large_body_within_the_limit_is_taken()
    {
        var text = new string('x', 900_000);

        (await Deliver($$"""{"destination":"BOT","events":[{"type":"message","webhookEventId":"large-1","t":"{{text}}"}]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_answers_in_time_while_the_workers_stand_still_and_LINE_hangs()
    {
        app.Line.Fault("/v2", "hang", 1000);
        await Deliver("""{"destination":"BOT","events":[]}""");
        var longest = TimeSpan.Zero;
        for (var n = 0; n < 100; n++)
        {
            var began = Stopwatch.GetTimestamp();
            (await app.Line.Webhook(LineSide.Text("resident-1", "แจ้งเหตุ", app.Now))).ShouldBe(200);
            var took = Stopwatch.GetElapsedTime(began);
            if (took > longest) longest = took;
        }

        longest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private Task<HttpResponseMessage> Deliver(string body) =>
        LineSide.Deliver(app.Anyone, Encoding.UTF8.GetBytes(body.Replace("BOT", LineSide.BotUserId, StringComparison.Ordinal)));

    private Task<long> Stored(string id) => app.Sql<long>("select count(*) from webhook_event where id like $1", id);

    private static string Id(JsonObject told) => told["webhookEventId"]!.GetValue<string>();
}
