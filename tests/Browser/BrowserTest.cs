using Microsoft.Playwright;

namespace Saphansung.Tests.Browser;

/// <summary>Opens windows for people, and after each test asks every window whether its page complained.</summary>
public abstract class BrowserTest(VisitedApp app, Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visit> visits = [];

    static BrowserTest() => Assertions.SetDefaultExpectTimeout(Patience);

    public static float Patience => 20_000;

    protected VisitedApp App => app;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A window of one person's own, signed in by nobody yet.</summary>
    protected async Task<Visit> Visit(string key, WindowSize? size = null, Geolocation? position = null, ColorScheme colours = ColorScheme.Light)
    {
        if (key.StartsWith("resident-", StringComparison.Ordinal)) await app.Introduce(key);
        var (width, height) = size ?? WindowSize.Phone;
        var context = await chromium.NewContext(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "th-TH",
            TimezoneId = "Asia/Bangkok",
            Geolocation = position,
            Permissions = position is null ? [] : ["geolocation"],
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        await context.Clock.SetFixedTimeAsync(app.Now.UtcDateTime);
        var visit = new Visit(app, key, context, await context.NewPageAsync());
        visits.Add(visit);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var isBroken = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var visit in visits)
        {
            if (isBroken) await visit.Photograph();
            await visit.Context.CloseAsync();
        }

        visits.SelectMany(visit => visit.Complaints).ShouldBeEmpty();
    }
}

public sealed record WindowSize(int Width, int Height)
{
    public static readonly WindowSize Phone = new(360, 740);
    public static readonly WindowSize Narrowest = new(320, 640);
    public static readonly WindowSize Desk = new(1280, 800);
}
