using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Saphansung.Tests.Open311;

/// <summary>Whatever is wrong under /open311, the answer is an error list of GeoReport and never a problem document.</summary>
public sealed class GeoReportRefusalsTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/open311", HttpStatusCode.NotFound, "text/xml")]
    [InlineData("/open311/nothing", HttpStatusCode.NotFound, "text/xml")]
    [InlineData("/open311/v2/nothing.json", HttpStatusCode.NotFound, "application/json")]
    [InlineData("/open311/v2/services.html", HttpStatusCode.NotFound, "text/xml")]
    [InlineData("/open311/v2/services", HttpStatusCode.NotFound, "text/xml")]
    [InlineData("/open311/v3/services.xml", HttpStatusCode.NotFound, "text/xml")]
    [InlineData("/open311/v2/requests.json?status=%00", HttpStatusCode.BadRequest, "application/json")]
    public async Task A_bad_address_is_refused_in_GeoReports_form(string path, HttpStatusCode status, string type)
    {
        using var answer = await app.Anyone.GetAsync(path);

        await answer.RefusedAsGeoReport(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Theory]
    [InlineData("DELETE", "/open311/v2/requests.xml")]
    [InlineData("PUT", "/open311/v2/requests/SPS-2569-7K3QF.json")]
    public async Task A_method_that_is_not_there_is_405(string method, string path)
    {
        using var answer = await app.Anyone.SendAsync(new(new(method), path));

        await answer.RefusedAsGeoReport(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("requests.xml")]
    [InlineData("requests.json")]
    [InlineData("servicerequestupdates.json")]
    public async Task A_body_that_is_no_form_is_415(string path)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");

        using var answer = await app.Anyone.PostAsync("/open311/v2/" + path, body);

        await answer.RefusedAsGeoReport(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_without_an_end_or_with_too_many_fields_is_400()
    {
        using var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var cut = await app.Anyone.PostAsync("/open311/v2/requests.xml", broken);
        await cut.RefusedAsGeoReport(HttpStatusCode.BadRequest);

        using var many = await app.Anyone.PostForm("/open311/v2/requests.json", Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create("f" + i, "v")));
        await many.RefusedAsGeoReport(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_413()
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[11 * 1024 * 1024]), "media", "photo.jpg" } };

        using var answer = await app.Anyone.PostAsync("/open311/v2/requests.xml", body);

        await answer.RefusedAsGeoReport(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Refusals_speak_English_to_whoever_asks_for_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/open311/v2/requests/X.xml") { Headers = { { "Accept-Language", "en" } } };

        using var answer = await app.Anyone.SendAsync(request);

        (await answer.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["There is no such service_request_id."]);
    }

    [Fact]
    public async Task Pages_of_others_may_read_what_is_public_and_nothing_else()
    {
        using var list = await app.Anyone.GetAsync("/open311/v2/requests.json");
        list.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        using var missing = await app.Anyone.GetAsync("/open311/v2/requests/X.json");
        missing.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        using var filed = await app.Anyone.PostForm("/open311/v2/requests.json", []);
        filed.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}

/// <summary>A caller who asks too often is told so in the same form.</summary>
public sealed class AskingTooOftenTests(AskingTooOftenTests.Strict app) : IClassFixture<AskingTooOftenTests.Strict>
{
    public sealed class Strict(TestDatabase databases) : App(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Anonymous"] = "2" };
    }

    [Fact]
    public async Task It_is_429_with_the_time_to_wait()
    {
        for (var i = 0; i < 2; i++) (await app.Anyone.GetAsync("/open311/v2/services.json")).Dispose();

        using var answer = await app.Anyone.GetAsync("/open311/v2/services.xml");

        await answer.RefusedAsGeoReport(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }
}
