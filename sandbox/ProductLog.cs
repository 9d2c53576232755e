namespace Saphansung.Sandbox;

/// <summary>The product's output: all of it in a file, its last lines at hand.</summary>
internal sealed class ProductLog(string file) : IDisposable
{
    private const int Kept = 8;
    private readonly Lock turn = new();
    private readonly Queue<string> last = new();
    private readonly StreamWriter writer = new(file, append: true) { AutoFlush = true };
    private bool closed;

    public IReadOnlyList<string> Last
    {
        get
        {
            lock (turn)
                return [.. last];
        }
    }

    public void Add(string? line)
    {
        lock (turn)
        {
            if (line is null || closed)
                return;
            writer.WriteLine(line);
            last.Enqueue(line);
            if (last.Count > Kept)
                last.Dequeue();
        }
    }

    public void Dispose()
    {
        lock (turn)
        {
            closed = true;
            writer.Dispose();
        }
    }
}
