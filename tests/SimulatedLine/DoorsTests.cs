namespace Saphansung.Tests.SimulatedLine;

/// <summary>Who may come in from a browser, and where LINE's links lead.</summary>
public sealed class DoorsTests : LineTest
{
    [Theory]
    [InlineData("http://localhost:5080", "/_sim/chat", 204)]
    [InlineData("http://127.0.0.1:5080", "/_sim/id-tokens", 204)]
    [InlineData("http://localhost:5080", "/_sim/reset", 403)]
    [InlineData("http://localhost:4000", "/_sim/chat", 403)]
    [InlineData("https://example.com", "/_sim/id-tokens", 403)]
    public async Task Only_the_products_pages_may_call_and_only_what_they_need(string origin, string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        using var response = await Http.SendAsync(request, Ct);
        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed);
        allowed.ShouldBe(status == 204 ? [origin] : null);
    }

    [Fact]
    public async Task A_LIFF_link_leads_to_the_products_page_with_its_query()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new(Line.Url) };
        using var response = await browser.GetAsync("/liff/1600000002-AbcdEfgh/cases/7?from=chat", Ct);
        ((int)response.StatusCode).ShouldBe(302);
        response.Headers.Location.ShouldBe(new Uri("http://localhost:5080/liff/cases/7?from=chat"));
        (await Get("/liff/1600000002-other/cases/7")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Map_tiles_are_drawn_and_marked_as_invented()
    {
        var tile = await Get("/_sim/tiles/15/25580/15120.svg");
        tile.Status.ShouldBe(200);
        tile.Body.ShouldContain("สมมติ");
        System.Xml.Linq.XDocument.Parse(tile.Body).Root!.Name.LocalName.ShouldBe("svg");
    }
}
