using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>What the report page costs a phone on a slow network, without what only the simulation loads.</summary>
public sealed class BudgetTests(VisitedApp app, Chromium chromium, ITestOutputHelper output) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const int MostScript = 70_000;
    private const int MostInAll = 100_000;

    [Fact]
    public async Task The_report_page_stays_small()
    {
        var visit = await Visit("resident-1");
        var loaded = new List<(string Path, string Type)>();
        visit.Page.RequestFinished += (_, request) =>
        {
            if (request.Url.StartsWith(App.Site, StringComparison.Ordinal) && request.Method == "GET") lock (loaded) loaded.Add((new Uri(request.Url).PathAndQuery, request.ResourceType));
        };
        await visit.Open("/liff/report");
        await Expect(visit.Screen.GetByRole(AriaRole.Button, new() { Name = "ขยะตกค้าง" })).ToBeVisibleAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var (script, all) = (0L, 0L);
        foreach (var (path, type) in loaded.Distinct().Where(file => !file.Path.Contains("/simulated-", StringComparison.Ordinal)))
        {
            var size = await Transferred(path);
            output.WriteLine($"{size,8:N0} bytes  {type,-10}  {path}");
            all += size;
            if (type == "script") script += size;
        }

        output.WriteLine($"JavaScript {script / 1000.0:F1} kB of {MostScript / 1000} kB, first view {all / 1000.0:F1} kB of {MostInAll / 1000} kB (gzip)");
        script.ShouldBeInRange(10_000, MostScript);
        all.ShouldBeInRange(script, MostInAll);
    }

    private async Task<long> Transferred(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(App.Site), DefaultRequestHeaders = { { "Accept-Encoding", "gzip" } } };
        return (await client.GetByteArrayAsync(path)).Length;
    }
}
