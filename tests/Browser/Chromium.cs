using Microsoft.Playwright;
using Saphansung.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Saphansung.Tests.Browser;

/// <summary>
/// One browser per run, started by the first test that needs it: the system's own, else Playwright's, else Debian's package.
/// It resolves no name but this machine's, so no page reaches outside.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task<IBrowserContext> NewContext(BrowserNewContextOptions options)
    {
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await Start(playwright.Chromium);
        }
        finally
        {
            gate.Release();
        }

        return await browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }

    private static async Task<IBrowser> Start(IBrowserType chromium)
    {
        var refusals = new List<string>();
        foreach (var (name, path) in BrowserSources.InOrder())
        {
            try
            {
                return await chromium.LaunchAsync(new() { ExecutablePath = await path(), Args = Arguments });
            }
            catch (Exception refusal) when (refusal is PlaywrightException or BrowserSources.MissingException)
            {
                refusals.Add($"{name}: {refusal.Message.Split('\n')[0]}");
            }
        }

        throw new InvalidOperationException(
            $"The browser tests need Chromium, Chrome or Edge, and none could be started. Install one and run again. Tried:\n{string.Join('\n', refusals)}");
    }
}
