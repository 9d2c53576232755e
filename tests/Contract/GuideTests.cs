using System.Text.RegularExpressions;
using Saphansung.Api.Agencies;
using Saphansung.Api.Platform;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Tests.Contract;

/// <summary>The guide says what the product does: its paths, codes and states are looked up, in both languages.</summary>
public sealed partial class GuideTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("guide.th.md")]
    [InlineData("guide.en.md")]
    public async Task Every_path_and_code_in_the_guide_exists(string file)
    {
        var guide = await Read(file);
        var contract = (await app.Anyone.GetStringAsync("/swagger/v1/openapi.yaml")).Replace("'", "", StringComparison.Ordinal).Replace(".{format}", "", StringComparison.Ordinal);

        var paths = ApiPath().Matches(guide).Select(m => m.Value.TrimEnd('`', '.')).Distinct(StringComparer.Ordinal).ToList();
        paths.Count.ShouldBeGreaterThan(6);
        foreach (var path in paths) contract.ShouldContain($"  {path}:", Case.Sensitive, path);
        var codes = Code().Matches(guide).Select(m => m.Groups["code"].Value).ToList();
        codes.Count.ShouldBeGreaterThan(7);
        foreach (var code in codes) Texts.Say(code, english: true).ShouldNotBe(code);
    }

    [Theory]
    [InlineData("guide.th.md")]
    [InlineData("guide.en.md")]
    public async Task The_moves_in_the_guide_are_the_moves_an_agency_can_make(string file)
    {
        var guide = await Read(file);

        foreach (var status in AssignmentStatus.Answers)
        {
            var row = Regex.Match(guide, $"^\\| `{status}` \\| ([^|]+) \\|", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
            row.Success.ShouldBeTrue(status);
            var from = AssignmentStatus.Active.Where(s => AssignmentStatus.After(s).Contains(status));
            row.Groups[1].Value.Split(',').Select(s => s.Trim(' ', '`')).ShouldBe(from, ignoreOrder: true, status);
        }
    }

    [Theory]
    [InlineData("/guide", "คู่มือเชื่อมต่อสำหรับหน่วยงาน")]
    [InlineData("/guide/en", "Connecting an agency")]
    [InlineData("/guide/changelog", "Changelog of the contract")]
    public async Task The_guide_is_served_as_a_page_that_runs_nothing(string path, string title)
    {
        using var answer = await app.Anyone.GetAsync(path);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1 id=");
        (await app.Anyone.GetStringAsync(path)).ShouldContain(title);
        (await app.Anyone.GetAsync("/guide/nothing")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<string> Read(string file) => File.ReadAllTextAsync(Repository.Path($"api/Guide/{file}"));

    [GeneratedRegex(@"/api/v1/[a-z/{}-]+|/open311/(test/)?v2/[a-z]+\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApiPath();

    [GeneratedRegex("^\\| [45][0-9]{2} \\| `(?<code>[a-z_]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
