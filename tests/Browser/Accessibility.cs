using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Saphansung.Tests.Browser;

/// <summary>What axe and the ruler find on a page as it stands, each finding with the state it was seen in.</summary>
public sealed class Accessibility
{
    private const string Run = """
        async () => {
          axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });
          const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
          const { violations, passes } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
          return { passes: passes.length, violations: violations.map(({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target}: ${html}`)).flat() };
        }
        """;

    private readonly Visit visit;
    private readonly List<string> findings = [];
    private readonly List<string> states = [];

    private Accessibility(Visit visit) => this.visit = visit;

    public IReadOnlyList<string> Findings => findings;

    /// <summary>The states looked at, so that a test can tell that it looked at all of them.</summary>
    public IReadOnlyList<string> States => states;

    /// <summary>Puts axe into every page and frame of the window before the page's own code.</summary>
    public static async Task<Accessibility> Of(Visit visit)
    {
        await visit.Context.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        return new(visit);
    }

    /// <param name="shown">What must be there before anything is measured.</param>
    public async Task Look(string state, ILocator shown)
    {
        await Assertions.Expect(shown).ToBeVisibleAsync();
        states.Add(state);
        var result = await visit.Page.EvaluateAsync<JsonElement>(Run);
        result.GetProperty("passes").GetInt32().ShouldBeGreaterThan(5, $"axe should have found something to check at {state}");
        findings.AddRange(result.Strings("violations").Select(violation => $"{state}: {violation}"));
        await Measure(state);
    }

    private async Task Measure(string state)
    {
        var size = visit.Page.ViewportSize!;
        var narrow = Math.Min(size.Width, WindowSize.Narrowest.Width);
        await visit.Page.SetViewportSizeAsync(narrow, size.Height);
        var wide = await visit.Page.EvaluateAsync<string[]>("""
            async () => {
              // What a page draws anew for the other width stands after two frames.
              for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
              return document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .slice(0, 3).map((one) => `${one.tagName} ${one.className}`);
            }
            """);
        findings.AddRange(wide.Select(one => $"{state}: scrolls sideways at {narrow} px because of {one}"));
        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
