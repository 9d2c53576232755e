using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Saphansung.Tests.Web;

public sealed class ServingPagesTests(AppWithPages app) : IClassFixture<AppWithPages>
{
    [Theory]
    [InlineData("/liff")]
    [InlineData("/liff/")]
    [InlineData("/liff/report")]
    [InlineData("/liff/cases/0199d2f0-0000-7000-8000-000000000001")]
    [InlineData("/liff/?liff.state=%2Freport&liff.referrer=x")]
    [InlineData("/track/?r=SPS-2569-7K3QF")]
    [InlineData("/agency/")]
    [InlineData("/staff/cases/0199d2f0-0000-7000-8000-000000000001")]
    public async Task A_page_answers_at_every_depth_without_a_redirect(string path)
    {
        using var answer = await app.Anyone.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe(path);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
    }

    [Fact]
    public async Task The_shell_holds_the_districts_settings_and_no_secret()
    {
        var html = await app.Anyone.GetStringAsync("/liff/");

        var settings = JsonElement.Parse(Regex.Match(html, """<script type="application/json" id="settings">(?<json>.*?)</script>""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["json"].Value);
        settings.Text("liffId").ShouldBe(LineSide.LiffId);
        settings.GetProperty("district").GetProperty("name").Text("th").ShouldBe("สำนักงานเขตสะพานสูง");
        settings.GetProperty("emergency").EnumerateArray().Select(e => e.Text("number")).ShouldContain("1669");
        html.ShouldNotContain(LineSide.ChannelSecret);
    }

    [Theory]
    [InlineData("/track/")]
    [InlineData("/agency/")]
    public async Task A_page_without_LINE_is_told_nothing_of_it_and_may_reach_nobody_else(string path)
    {
        using var answer = await app.Anyone.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldContain("\"district\"");
        html.ShouldNotContain("liffId");
        html.ShouldNotContain(LineSide.LiffId);
        html.ShouldNotContain("simulatedLine");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self';");
    }

    [Fact]
    public async Task The_page_of_an_agencys_link_is_kept_out_of_search_engines()
    {
        using var answer = await app.Anyone.GetAsync("/agency/");

        answer.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("""<meta name="robots" content="noindex""");
    }

    [Fact]
    public async Task Hashed_files_never_change_and_travel_compressed()
    {
        var html = await app.Anyone.GetStringAsync("/liff/");
        var script = Regex.Match(html, "src=\"(?<path>/assets/[^\"]+\\.js)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;

        using var plain = await app.Anyone.GetAsync(script);
        using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var brotli = await app.Anyone.SendAsync(request);

        plain.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        brotli.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        brotli.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        await using var unpacked = new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        bytes.ToArray().ShouldBe(await plain.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_forms_travel_compressed_and_a_persons_cases_do_not()
    {
        using var resident = app.As("resident-1");
        using var forms = new HttpRequestMessage(HttpMethod.Get, "/api/v1/categories") { Headers = { { "Accept-Encoding", "br" } } };
        using var mine = new HttpRequestMessage(HttpMethod.Get, "/api/v1/incidents/mine") { Headers = { { "Accept-Encoding", "br" } } };

        using var compressed = await resident.SendAsync(forms);
        using var plain = await resident.SendAsync(mine);

        compressed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await compressed.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(15_000);
        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_404_and_no_page() =>
        await (await app.Anyone.GetAsync("/assets/nothing.js")).Refused(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("/manuals", "th", "คู่มือผู้อำนวยการเขต")]
    [InlineData("/manuals/", "th", "คู่มือประชาชน")]
    [InlineData("/manuals/en/", "en", "Manual for residents")]
    [InlineData("/manuals/resident", "th", "สำนักงานเขตสะพานสูง")]
    [InlineData("/manuals/en/officer", "en", "Saphan Sung District Office")]
    [InlineData("/manuals/changes", "th", "มีอะไรใหม่")]
    public async Task A_manual_is_a_page_of_its_own_with_the_districts_data_in_it(string path, string language, string words)
    {
        using var answer = await app.Anyone.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(path);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; ");
        policy.ShouldNotContain("unsafe");
        html.ShouldContain($"<html lang=\"{language}\">");
        html.ShouldContain(words);
        html.ShouldNotContain("{district.");
        html.ShouldNotContain("{page.");
    }

    [Fact]
    public async Task A_manual_says_whom_to_call_by_the_districts_data_and_its_pictures_never_change()
    {
        var html = await app.Anyone.GetStringAsync("/manuals/resident");
        html.ShouldContain("""<a href="tel:1669">1669</a>""");
        html.ShouldNotContain("tel:021234567");

        await app.Sql("""update district set settings = jsonb_set(settings, '{phone}', '"0 2123 4567"')""");
        app.Restart();
        (await app.Anyone.GetStringAsync("/manuals/resident")).ShouldContain("""สำนักงานเขตสะพานสูง โทร <a href="tel:021234567">0 2123 4567</a>""");
        (await app.Anyone.GetStringAsync("/manuals/en/resident")).ShouldContain("""Saphan Sung District Office, tel. <a href="tel:021234567">0 2123 4567</a>""");

        using var picture = await app.Anyone.GetAsync(Regex.Match(html, "src=\"(?<path>/assets/[^\"]+\\.webp)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        picture.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        await (await app.Anyone.GetAsync("/manuals/nobody")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await app.Anyone.GetAsync("/manuals/en/nobody")).Refused(HttpStatusCode.NotFound, "not_found");
    }
}
