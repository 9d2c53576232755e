using System.Net;

namespace Saphansung.Tests.Webhooks;

/// <summary>An agency's key must not make us call what only we can reach.</summary>
public sealed class GuardingTargetsTests(HookedApp app) : IClassFixture<HookedApp>
{
    // Nothing of these tests brings it about: nothing is sent.
    private static readonly string[] Quiet = ["case.closed"];

    [Theory]
    [InlineData("https://127.0.0.1/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://2130706433/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://0x7f000001/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://0177.0.0.1/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://127.1/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://0/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://１２７.0.0.1/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://10.0.0.8/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://100.64.0.1/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[::1]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[::ffff:127.0.0.1]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[::ffff:7f00:1]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[64:ff9b::7f00:1]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[2002:7f00:1::]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[fd00:ec2::254]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://[fe80::1%25lo]/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://localhost/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://localhost./", "")]
    [InlineData("https://LOCALHOST:8443/", "อินเทอร์เน็ตสาธารณะ")]
    [InlineData("https://nowhere.invalid/", "ไม่พบชื่อเครื่อง")]
    [InlineData("https://1.1.1.1:22/", "พอร์ต")]
    [InlineData("https://1.1.1.1:8080/", "พอร์ต")]
    [InlineData("http://1.1.1.1/", "https")]
    [InlineData("https://user:secret@1.1.1.1/", "https")]
    [InlineData("https://1.1.1.1/#part", "https")]
    [InlineData("ftp://1.1.1.1/", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("//1.1.1.1/", "https")]
    [InlineData("hooks", "https")]
    public async Task A_target_that_may_not_be_called_is_refused_at_once(string url, string because)
    {
        using var mea = await app.Agency("MEA");

        using var answer = await mea.Send(HttpMethod.Post, "/api/v1/agency/webhooks", new { url, label = "x" }, Guid.NewGuid().ToString());

        var problem = await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
        problem.GetProperty("errors").Strings("url").ShouldHaveSingleItem().ShouldContain(because);
        (await mea.Get("/api/v1/agency/webhooks")).GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("https://1.1.1.1/hooks?from=saphansung")]
    [InlineData("https://1.1.1.1:8443/")]
    [InlineData("https://[2606:4700::1111]/")]
    public async Task A_target_on_the_internet_is_taken(string url)
    {
        using var mea = await app.Agency("TELECOM");

        var made = await mea.Post("/api/v1/agency/webhooks", new { url, label = "x", types = Quiet }, Guid.NewGuid().ToString());

        made.GetProperty("webhook").Text("url").ShouldBe(url);
        await mea.Send(HttpMethod.Delete, $"/api/v1/agency/webhooks/{made.Text("id")}");
    }

    [Theory]
    [InlineData("https://localhost/hooks")]
    [InlineData("https://127.0.0.1/hooks")]
    [InlineData("https://[::ffff:127.0.0.1]/hooks")]
    [InlineData("http://localhost:{other}/hooks")]
    public async Task A_target_that_has_become_private_is_not_called(string url)
    {
        // As when the name led to the internet at first and has been pointed at us since.
        await using var other = await HookReceiver.Start();
        await using var hook = await app.Hook("MWA");
        await app.Sql("update webhook_endpoint set url = $2 where id = $1", hook.Id, url.Replace("{other}", $"{other.Site.Port}", StringComparison.Ordinal));

        await app.Offer("MWA");

        (await hook.Delivery("waiting", 1)).Text("error").ShouldBe("private address");
        other.Calls("hooks").ShouldBeEmpty();
    }

    [Fact]
    public async Task Changing_the_address_is_guarded_too()
    {
        await using var hook = await app.Hook("MEA");

        using var answer = await hook.Client.Send(HttpMethod.Patch, hook.Path, new { url = "https://192.168.1.1/" });

        await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await hook.State()).Text("url").ShouldBe(app.Receiver.Site + hook.Name);
    }

    [Fact]
    public async Task Nothing_of_a_long_answer_but_its_beginning_is_kept()
    {
        await using var hook = await app.Hook("FIRE");
        app.Receiver.Answers(hook.Name, async context =>
        {
            context.Response.StatusCode = 500;
            var line = new string('ก', 500) + "\0\r\n";
            for (var i = 0; i < 2000 && !context.RequestAborted.IsCancellationRequested; i++) await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, line);
        });
        await app.Offer("FIRE");

        (await hook.Delivery("waiting", 1)).Text("error").Length.ShouldBeLessThan(320);
    }
}
