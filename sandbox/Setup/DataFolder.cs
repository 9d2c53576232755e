using System.Globalization;

namespace Saphansung.Sandbox.Setup;

/// <summary>The sandbox's folder: one sandbox at a time, recognised by a file of its own, cleared of what a killed one left.</summary>
internal sealed class DataFolder : IDisposable
{
    private const long Needed = 400L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly FileLock held;

    private DataFolder(string path, FileLock held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }
    public string Postgres => File("postgres");
    public string ProductProcess => File("product.pid");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public static async Task<DataFolder> Open(string path, bool reset, Action<string> log, CancellationToken ct)
    {
        var mark = System.IO.Path.Combine(path, ".saphansung-sandbox");
        if (Directory.Exists(path) && !System.IO.File.Exists(mark) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new SetupException($"{path} holds other things and is not a sandbox's folder: choose another with --data.");
        Directory.CreateDirectory(path);
        await System.IO.File.WriteAllTextAsync(mark, "", ct);
        var folder = new DataFolder(path, await Lock(path, log, ct));
        try
        {
            RunningProcess.Of(System.Diagnostics.Process.GetCurrentProcess()).Write(folder.File("sandbox.pid"));
            if (RunningProcess.Read(folder.ProductProcess) is { } product)
                await product.End(Patience);
            System.IO.File.Delete(folder.ProductProcess);
            if (reset)
            {
                await Setup.Postgres.StopLeftover(folder.Postgres, log, ct);
                folder.Clear(log);
            }

            folder.RequireSpace();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => held.Dispose();

    private static async Task<FileLock> Lock(string path, Action<string> log, CancellationToken ct)
    {
        var file = System.IO.Path.Combine(path, "lock");
        if (FileLock.Try(file) is { } free)
            return free;
        var other = RunningProcess.Read(System.IO.Path.Combine(path, "sandbox.pid"))?.Id;
        var who = string.Create(CultureInfo.InvariantCulture, $"another sandbox (process {other}) on {path}");
        log($"waiting for {who}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            return await FileLock.Take(file, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SetupException($"There is {who}: stop it, or choose another folder with --data.");
        }
    }

    private void Clear(Action<string> log)
    {
        log($"deleting the data in {Path}");
        if (new DirectoryInfo(Postgres).LinkTarget is { } lent && Directory.Exists(lent))
            Directory.Delete(lent, recursive: true);
        foreach (var folder in Directory.EnumerateDirectories(Path))
            Directory.Delete(folder, recursive: new DirectoryInfo(folder).LinkTarget is null);
        foreach (var file in Directory.EnumerateFiles(Path).Where(file => System.IO.Path.GetFileName(file) is not ("lock" or ".saphansung-sandbox" or "sandbox.pid")))
            System.IO.File.Delete(file);
    }

    private void RequireSpace()
    {
        var free = new DriveInfo(Path).AvailableFreeSpace;
        if (free < Needed)
            throw new SetupException(FormattableString.Invariant(
                $"The disk of {Path} is full: {free >> 20} MB are free and {Needed >> 20} MB are needed; make room, or choose another folder with --data."));
    }
}
