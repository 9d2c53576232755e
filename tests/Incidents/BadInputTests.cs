using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Incidents;

/// <summary>Bad input gets a problem that names the field, and changes nothing.</summary>
public sealed class BadInputTests(App app) : IClassFixture<App>
{
    public static TheoryData<string, string, string> Bodies => new()
    {
        { "description is a number", """{"description": 7}""", "description" },
        { "description is missing", """{"description": null}""", "description" },
        { "description is blank", """{"description": "   "}""", "description" },
        { "4,001 characters", $$$"""{"description": "{{{new string('ก', 4001)}}}"}""", "description" },
        { "U+0000 in text", """{"description": "a\u0000b"}""", "description" },
        { "lone surrogate in text", """{"description": "a\ud800b"}""", "description" },
        { "unknown field", """{"reporterId": "U1"}""", "reporterId" },
        { "unknown nested field", """{"location": {"lat": 13.77, "lng": 100.68, "floor": 2}}""", "location.floor" },
        { "unknown category", """{"category": "ufo"}""", "category" },
        { "unknown community", """{"community": "nowhere"}""", "community" },
        { "unknown question", """{"answers": {"colour": "red"}}""", "answers.colour" },
        { "wrong option", """{"answers": {"kind": "gold"}}""", "answers.kind" },
        { "answer of the wrong type", """{"answers": {"kind": 5}}""", "answers.kind" },
        { "required answer missing", """{"answers": {}}""", "answers.kind" },
        { "U+0000 in an answer", """{"answers": {"kind": "a\u0000"}}""", "answers.kind" },
        { "lone surrogate in an answer", """{"answers": {"kind": "\ud800"}}""", "answers.kind" },
        { "answers is a list", """{"answers": []}""", "answers" },
        { "outside Thailand", """{"location": {"lat": 48.85, "lng": 2.35}}""", "location" },
        { "swapped coordinates", """{"location": {"lat": 100.68, "lng": 13.77}}""", "location" },
        { "half a position", """{"location": {"lat": 13.77}}""", "location" },
        { "no place at all", """{"location": null}""", "location" },
        { "latitude is text", """{"location": {"lat": "13.77", "lng": 100.68}}""", "location.lat" },
        { "landmark too long", $$$"""{"location": {"lat": 13.77, "lng": 100.68, "landmark": "{{{new string('ก', 201)}}}"}}""", "location.landmark" },
        { "six photos", """{"photoIds": ["0199d2f0-0000-7000-8000-000000000001","0199d2f0-0000-7000-8000-000000000002","0199d2f0-0000-7000-8000-000000000003","0199d2f0-0000-7000-8000-000000000004","0199d2f0-0000-7000-8000-000000000005","0199d2f0-0000-7000-8000-000000000006"]}""", "photoIds" },
        { "photo that is not there", """{"photoIds": ["0199d2f0-0000-7000-8000-000000000001"]}""", "photoIds" },
        { "photo id is no UUID", """{"photoIds": ["x"]}""", "photoIds[0]" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_report_with(string what, string change, string field)
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(await app.Report())!;
        // Written as text, because a lone surrogate cannot pass through a JSON writer.
        var text = Merge(body.ToJsonString(), change);
        var before = await Stored();

        using var answer = await Post(text);

        var problem = await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldContain(field, what);
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNullOrEmpty();
        (await Stored()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{\"category\": \"garbage\"")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task A_body_that_is_no_report(string text)
    {
        using var answer = await Post(text);

        await answer.Refused(HttpStatusCode.BadRequest, "malformed_json");
    }

    [Fact]
    public async Task A_doubled_field()
    {
        using var answer = await Post("""{"category": "garbage", "category": "nuisance"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8()
    {
        using var resident = app.As("resident-1");
        using var content = new ByteArrayContent([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/incidents") { Content = content, Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };

        using var answer = await resident.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_wrong_content_type()
    {
        using var answer = await Post("category=garbage", "application/x-www-form-urlencoded");

        await answer.Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task A_body_over_256_kB()
    {
        using var answer = await Post($$$"""{"description": "{{{new string('a', 300_000)}}}"}""");

        await answer.Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Theory]
    [InlineData("/api/v1/incidents/not-a-uuid", "id")]
    [InlineData("/api/v1/incidents/mine?after=x", "after")]
    [InlineData("/api/v1/incidents/mine?limit=many", "limit")]
    [InlineData("/api/v1/incidents/nearby?category=garbage&lat=x&lng=100", "lat")]
    public async Task An_unreadable_parameter_is_named(string path, string field)
    {
        using var resident = app.As("resident-1");

        using var answer = await resident.GetAsync(path);

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task U0000_in_a_query()
    {
        using var officer = app.As("officer-1");

        using var answer = await officer.GetAsync("/api/v1/staff/incidents?q=a%00b");

        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_problem_is_Thai_and_English_only_when_asked_for()
    {
        using var resident = app.As("resident-1");

        using var thai = await resident.GetAsync($"/api/v1/incidents/{Guid.NewGuid()}");
        resident.DefaultRequestHeaders.AcceptLanguage.Add(new("en", 0.9));
        using var english = await resident.GetAsync($"/api/v1/incidents/{Guid.NewGuid()}");
        resident.DefaultRequestHeaders.AcceptLanguage.Add(new("th"));
        using var both = await resident.GetAsync($"/api/v1/incidents/{Guid.NewGuid()}");

        (await thai.Refused(HttpStatusCode.NotFound, "not_found")).Text("title").ShouldBe("ไม่พบข้อมูลที่ขอ");
        (await english.Refused(HttpStatusCode.NotFound, "not_found")).Text("title").ShouldBe("There is nothing here.");
        (await both.Refused(HttpStatusCode.NotFound, "not_found")).Text("title").ShouldBe("ไม่พบข้อมูลที่ขอ");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("DELETE", "/api/v1/categories", 405)]
    [InlineData("GET", "/api/v1/me", 401)]
    public async Task An_error_has_a_body_even_for_a_browser(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new(method), path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html") } } };

        using var answer = await app.Anyone.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    private Task<long> Stored() => app.Sql<long>("select (select count(*) from incident) + (select count(*) from incident_event)");

    private async Task<HttpResponseMessage> Post(string text, string type = "application/json")
    {
        using var resident = app.As("resident-1");
        using var content = new StringContent(text, Encoding.UTF8, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/incidents") { Content = content, Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        // Asked first, the server refuses a large body before it is on its way.
        request.Headers.ExpectContinue = text.Length > 100_000;
        return await resident.SendAsync(request);
    }

    // Later fields would be duplicates, which are refused for themselves; so the changed field is taken out of the good body first.
    private static string Merge(string good, string change)
    {
        var body = (JsonObject)JsonNode.Parse(good)!;
        var name = change[(change.IndexOf('"', StringComparison.Ordinal) + 1)..change.IndexOf("\":", StringComparison.Ordinal)];
        body.Remove(name);
        return body.ToJsonString()[..^1] + "," + change.Trim()[1..];
    }
}
