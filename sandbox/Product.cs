using System.Diagnostics;
using System.Globalization;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Sandbox;

/// <summary>The product as its own process, as on a server: killed, it is reported and started again.</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private readonly string site;
    private readonly DataFolder folder;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ProductLog log;
    private Process process;

    private Product(string site, DataFolder folder, IReadOnlyDictionary<string, string> settings)
    {
        this.site = site;
        this.folder = folder;
        this.settings = settings;
        (process, log) = Launch();
    }

    public static async Task<Product> Start(
        string site, DataFolder folder, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        File.Delete(folder.File("product.log"));
        var product = new Product(site, folder, settings);
        try
        {
            await product.Ready(ct);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs until stopped. A product that ends by itself is started again; one that does not come back ends the sandbox.</summary>
    public async Task KeepRunning(Steps steps, CancellationToken ct)
    {
        while (true)
        {
            await process.WaitForExitAsync(ct);
            // Ctrl-C reaches the product as well as us, and it may be the faster one.
            await Task.Delay(Patience / 20, ct);
            var code = process.ExitCode.ToString(CultureInfo.InvariantCulture);
            steps.Say($"the product ended by itself (exit code {code}); starting it again");
            log.Dispose();
            process.Dispose();
            (process, log) = Launch();
            await steps.Run("product is back", _ => Ready(ct));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunningProcess.Of(process).End(Patience);
        File.Delete(folder.ProductProcess);
        log.Dispose();
        process.Dispose();
        client.Dispose();
    }

    private (Process Process, ProductLog Log) Launch()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Saphansung.Api.dll");
        var start = new ProcessStartInfo(Command.Dotnet, [assembly])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Path("api"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_HTTP_PORTS");
        start.Environment.Remove("ASPNETCORE_HTTPS_PORTS");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var launched = new Process { StartInfo = start };
        var lines = new ProductLog(folder.File("product.log"));
        launched.OutputDataReceived += (_, line) => lines.Add(line.Data);
        launched.ErrorDataReceived += (_, line) => lines.Add(line.Data);
        Command.Start(launched);
        RunningProcess.Of(launched).Write(folder.ProductProcess);
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return (launched, lines);
    }

    private async Task Ready(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!await Answers(ct))
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(ct);
                throw new SetupException("The product ended before it was ready; its last lines:", log.Last);
            }

            if (clock.Elapsed > StartLimit)
                throw new SetupException($"The product was not ready within {StartLimit.TotalSeconds} seconds; its last lines:", log.Last);
            await Task.Delay(Glance, ct);
        }
    }

    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            using var answer = await client.GetAsync($"{site}/health/ready", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
