using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Saphansung.Tests.Browser;

/// <summary>One person at one window, and all that the window's pages complained about or asked of others.</summary>
public sealed class Visit
{
    private const int MostTabs = 80;
    private readonly VisitedApp app;
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<IRequest> requests = [];
    private readonly List<string> foreseen = [];

    public Visit(VisitedApp app, string key, IBrowserContext context, IPage page)
    {
        (this.app, Key, Context, Page) = (app, key, context, page);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Enqueue($"{key}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => complaints.Enqueue($"{key}: {error.Error}");
        context.Request += (_, request) =>
        {
            requests.Enqueue(request);
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", IsLoopback: false }) complaints.Enqueue($"{key}: asked for {request.Url}");
        };
    }

    public string Key { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What is shown; inside the phone this is the page that LINE's browser shows.</summary>
    public ILocator Screen => Page.Locator("body");

    public IEnumerable<string> Complaints => complaints.Where(complaint => !foreseen.Exists(words => complaint.Contains(words, StringComparison.Ordinal)));

    /// <summary>The page that LINE's browser shows on the simulated phone.</summary>
    public ILocator InLine => Page.FrameLocator("#liff iframe").Locator("body");

    /// <summary>The browser writes every refused call to the console; the test says which it provokes.</summary>
    public void Foresee(int status) => foreseen.Add($"status of {status} ");

    public void Foresee(string words) => foreseen.Add(words);

    /// <summary>How often a path was asked for.</summary>
    public int Asked(string method, string path) => requests.Count(request => request.Method == method && new Uri(request.Url).AbsolutePath == path);

    /// <summary>Opens a page of the product as this person, or as another who has been handed the phone.</summary>
    public Task Open(string path, string? by = null) => Page.GotoAsync($"{app.Site}{path}#sim-user={LineSide.UserId(by ?? Key)}");

    public Task PickUpPhone() => Page.GotoAsync($"{app.Phone}/#{LineSide.UserId(Key)}");

    /// <summary>Picks up the phone and taps a field of the rich menu.</summary>
    /// <returns>The page inside LINE.</returns>
    public async Task<ILocator> Tap(string menu)
    {
        await PickUpPhone();
        await Page.GetByRole(AriaRole.Group, new() { Name = "เมนู" }).GetByRole(AriaRole.Button, new() { Name = menu }).ClickAsync();
        return InLine;
    }

    /// <summary>Goes on with the Tab key until this has the focus, as somebody without a mouse would.</summary>
    public async Task TabTo(ILocator wanted)
    {
        await wanted.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement")) return;
        }

        throw new ShouldAssertException($"{wanted} is out of the Tab key's reach");
    }

    /// <summary>A picture as a camera takes it, before the camera writes its notes into it.</summary>
    public async Task<byte[]> Draw(int width, int height)
    {
        var easel = await Context.NewPageAsync();
        var base64 = await easel.EvaluateAsync<string>("""
            ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const context = canvas.getContext('2d');
              context.fillStyle = 'seagreen';
              context.fillRect(0, 0, width, height / 2);
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """, new[] { width, height });
        await easel.CloseAsync();
        return Convert.FromBase64String(base64);
    }

    /// <summary>Adds a photo to the report; both are in the phone's own store when this returns.</summary>
    public async Task AddPhotoAndWaitForDraft()
    {
        await Screen.AddPhoto(await Draw(320, 240));
        await Page.WaitForFunctionAsync("""
            () => new Promise((found) => {
              const opening = indexedDB.open('keyval-store');
              opening.onerror = () => found(false);
              opening.onsuccess = () => {
                const reading = opening.result.transaction('keyval').objectStore('keyval').getAll();
                reading.onsuccess = () => {
                  opening.result.close();
                  found(reading.result.some((draft) => draft.photos.report?.[0]?.state === 'sent'));
                };
              };
            })
            """);
    }

    /// <summary>A picture of what is shown, beside the failed test.</summary>
    public async Task Photograph()
    {
        if (Page.IsClosed) return;
        TestContext.Current.AddAttachment($"{Key}.png", await Page.ScreenshotAsync(new() { FullPage = true }), "image/png");
    }
}
