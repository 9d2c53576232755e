using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.OpenData;

public sealed class CasesAsGeoJsonTests(App app) : IClassFixture<App>
{
    private const string Path = "/api/v1/open/cases.geojson";

    [Fact]
    public async Task It_is_a_feature_collection_by_RFC_7946_with_the_longitude_first()
    {
        var receipt = await At(13.7512, 100.6512);
        using var answer = await app.Anyone.GetAsync($"{Path}?bbox=100.65,13.75,100.66,13.76");
        var map = await answer.Ok();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        map.Text("type").ShouldBe("FeatureCollection");
        map.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        var feature = map.GetProperty("features").EnumerateArray().Single();
        feature.Text("type").ShouldBe("Feature");
        feature.Text("id").ShouldBe(receipt.Reference);
        feature.GetProperty("geometry").ToString().ShouldBe("""{"type":"Point","coordinates":[100.6512,13.7512]}""");
        feature.GetProperty("properties").Text("status").ShouldBe("open");
    }

    [Fact]
    public async Task A_rounded_place_is_found_where_it_is_shown_and_a_narrow_rectangle_does_not_give_the_exact_one_away()
    {
        var receipt = await At(13.80112, 100.70987, "nuisance");

        var (exact, shown) = (await References("?bbox=100.70986,13.80111,100.70988,13.80113"), await Features("?bbox=100.709,13.801,100.71,13.802"));

        exact.ShouldBeEmpty();
        var feature = shown.Single();
        feature.Text("id").ShouldBe(receipt.Reference);
        feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => Math.Round(c.GetDouble(), 6)).ShouldBe([100.7095, 13.8015]);
        feature.GetProperty("properties").GetProperty("rounded").GetBoolean().ShouldBeTrue();
        (await References("?bbox=100.7095,13.8015,100.7095,13.8015")).ShouldBe([receipt.Reference]);
    }

    [Fact]
    public async Task Filters_narrow_and_wide_rectangles_agree()
    {
        var one = await At(13.7401, 100.6701);
        app.Advance(TimeSpan.FromSeconds(1));
        var (two, outside) = (await At(13.7402, 100.6702), await At(13.7601, 100.6701));
        using var officer = app.As("officer-1");
        await officer.Move(two.Id, "not_ours", "อยู่นอกเขต");

        const string narrow = "bbox=100.67,13.74,100.671,13.741";
        (await References("?" + narrow)).ShouldBe([two.Reference, one.Reference]);
        (await References("?bbox=100.66,13.735,100.68,13.745")).ShouldBe([two.Reference, one.Reference]);
        (await References($"?{narrow}&status=open")).ShouldBe([one.Reference]);
        (await References($"?{narrow}&status=closed")).ShouldBe([two.Reference]);
        (await References($"?{narrow}&category=nuisance")).ShouldBeEmpty();
        (await References($"?{narrow}&to=2026-11-01")).ShouldBeEmpty();
        (await References("?bbox=100.6701,13.7601,100.6701,13.7601")).ShouldBe([outside.Reference]);
    }

    [Fact]
    public async Task A_page_that_is_not_all_says_where_the_rest_is_and_pages_lose_and_double_nothing()
    {
        var all = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            app.Advance(TimeSpan.FromSeconds(1));
            all.Insert(0, (await At(13.7391 + i * 0.0001, 100.7201)).Reference);
        }

        var seen = new List<string>();
        var next = $"{Path}?bbox=100.72,13.739,100.721,13.740&limit=2";
        var pages = 0;
        for (; next is not null; pages++)
        {
            var page = await app.Anyone.Get(next);
            seen.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.Text("id")));
            next = page.GetProperty("next").GetString();
        }

        seen.ShouldBe(all);
        pages.ShouldBe(3);
        await (await app.Anyone.GetAsync(Path + "?after=SPS-0000-AAAAA")).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("100.6,13.7,100.7")]
    [InlineData("13.7,100.6,13.8,100.7")]
    [InlineData("100.7,13.7,100.6,13.8")]
    [InlineData("100.6,13.7,100.7,NaN")]
    [InlineData("a,b,c,d")]
    [InlineData("100.6,13.7,100.7,13.8,5")]
    [InlineData("")]
    public async Task A_rectangle_that_is_none_is_refused(string bbox) =>
        await (await app.Anyone.GetAsync($"{Path}?bbox={bbox}")).Refused(HttpStatusCode.BadRequest, "validation_failed");

    private Task<Receipt> At(double lat, double lng, string category = "garbage") =>
        app.SubmitIncident(category: category, change: b => b["location"] = new { lat, lng, accuracy = 5 });

    private async Task<List<JsonElement>> Features(string query) => [.. (await app.Anyone.Get(Path + query)).GetProperty("features").EnumerateArray()];

    private async Task<List<string>> References(string query) => (await Features(query)).ConvertAll(f => f.Text("id"));
}
