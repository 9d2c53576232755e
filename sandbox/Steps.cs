using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Saphansung.Sandbox;

/// <summary>One line per step with its time, the same on a terminal and in a log.</summary>
internal sealed class Steps
{
    private readonly Lock turn = new();
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });

    public Steps()
    {
        // A log has no width to wrap at.
        if (Console.IsOutputRedirected)
            console.Profile.Width = 1000;
    }

    public async Task<T> Run<T>(Func<Action<string>, Task<T>> work, Func<T, string> done)
    {
        var clock = Stopwatch.StartNew();
        var result = await work(Say);
        Write("[green]ok[/]", done(result), clock.Elapsed);
        return result;
    }

    public Task Run(string name, Func<Action<string>, Task> work) =>
        Run(
            async log =>
            {
                await work(log);
                return name;
            },
            done => done);

    public void Say(string text) => Write("[grey]..[/]", text);

    public void Fail(string text) => Write("[red]!![/]", text);

    public void List(IEnumerable<(string Name, string Value)> entries)
    {
        lock (turn)
        {
            foreach (var (name, value) in entries)
                console.MarkupLineInterpolated($"     {name,-16} {value}");
        }
    }

    // Written past the console library: whoever waits for this line compares it whole.
    public void Ready(string site)
    {
        lock (turn)
            Console.Out.WriteLine($"Ready: {site}");
    }

    private void Write(string mark, string text, TimeSpan? took = null)
    {
        var time = took is { } elapsed ? elapsed.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture) : "";
        lock (turn)
            console.MarkupLine($"[grey]{time,7}[/]  {mark}  {Markup.Escape(text)}");
    }
}
