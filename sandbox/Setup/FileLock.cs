namespace Saphansung.Sandbox.Setup;

/// <summary>Held by one process at a time; the system frees it when the process dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    public static async Task<FileLock> Take(string path, CancellationToken ct)
    {
        while (true)
        {
            if (Try(path) is { } taken)
                return taken;
            await Task.Delay(Pause, ct);
        }
    }

    public static FileLock? Try(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException busy) when (IsBusy(busy))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows; a full disk must not look like a wait.
    private static bool IsBusy(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
