using System.Globalization;
using System.Text.Json;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Tests.Sandbox;

/// <summary>A data folder for one test, and two ports to go with it.</summary>
internal sealed class SandboxFolder : IAsyncDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"saphansung-sandbox-{Guid.NewGuid():N}");
    public int Port { get; } = Ports.Free();
    public int LinePort { get; } = Ports.Free();

    public SandboxProcess Start(params string[] options) => SandboxProcess.Start(Path, Port, LinePort, options);

    public async Task<JsonElement> Json(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(System.IO.Path.Combine(Path, file));
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
        return document.RootElement.Clone();
    }

    public RunningProcess Product() =>
        RunningProcess.Read(System.IO.Path.Combine(Path, "product.pid")) ?? throw new InvalidOperationException("No product is running.");

    public async Task<RunningProcess> Postgres(CancellationToken ct)
    {
        var lines = await File.ReadAllLinesAsync(System.IO.Path.Combine(Path, "postgres", "data", "postmaster.pid"), ct);
        using var process = System.Diagnostics.Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
        return RunningProcess.Of(process);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(Path))
            return;
        if (RunningProcess.Read(System.IO.Path.Combine(Path, "product.pid")) is { } product)
            await product.End(TimeSpan.FromSeconds(10));
        await Saphansung.Sandbox.Setup.Postgres.StopLeftover(System.IO.Path.Combine(Path, "postgres"), _ => { }, CancellationToken.None);
        if (new DirectoryInfo(System.IO.Path.Combine(Path, "postgres")).LinkTarget is { } lent)
            Directory.Delete(lent, recursive: true);
        Directory.Delete(Path, recursive: true);
    }
}
