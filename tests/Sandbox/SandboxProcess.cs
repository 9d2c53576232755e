using System.Diagnostics;
using System.Globalization;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Tests.Sandbox;

/// <summary>The sandbox as people run it: a process of its own, with ports and a data folder nobody else uses.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly SemaphoreSlim said = new(0);

    private SandboxProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        Identity = RunningProcess.Of(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public RunningProcess Identity { get; }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public static SandboxProcess Start(
        string data, int port, int linePort, IEnumerable<string>? options = null, string? path = null)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Saphansung.Sandbox.dll");
        string[] arguments =
        [
            assembly, "--port", port.ToString(CultureInfo.InvariantCulture), "--line-port", linePort.ToString(CultureInfo.InvariantCulture),
            "--data", data, .. options ?? [],
        ];
        var start = new ProcessStartInfo(Command.Dotnet, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (path is not null)
            start.Environment["PATH"] = path;
        return new SandboxProcess(start);
    }

    /// <summary>Fails with everything said so far when the sandbox ends first.</summary>
    public async Task Says(string text, CancellationToken ct)
    {
        while (!Lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The sandbox ended without \"{text}\":\n{string.Join('\n', Lines)}");
            await said.WaitAsync(ct);
        }
    }

    public async Task<int> Ends(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    public Task Terminate() => Identity.End(TimeSpan.FromSeconds(60));

    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        said.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (lines)
                lines.Add(line);
        }

        said.Release();
    }
}
