namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Failures on command, each for the next so many calls of one path (or of all paths below it).</summary>
internal sealed class Faults : IDisposable
{
    public const string RateLimit = "429-rate";
    public const string MonthlyLimit = "429-quota";
    public const string ServerError = "500";
    public const string Timeout = "timeout";
    public const string Hang = "hang";

    private static readonly string[] Modes = [RateLimit, MonthlyLimit, ServerError, Timeout, Hang];
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private CancellationTokenSource released = new();

    public CancellationToken Released
    {
        get { lock (gate) return released.Token; }
    }

    public void Add(string? path, string? mode, int count)
    {
        if (path?.StartsWith('/') != true)
            throw LineRefusal.Api(400, "path is a path of LINE's, such as /v2/bot/message/push");
        if (!Modes.Contains(mode, StringComparer.Ordinal))
            throw LineRefusal.Api(400, $"mode is one of {string.Join(", ", Modes)}");
        if (count < 1)
            throw LineRefusal.Api(400, "count is at least 1");
        lock (gate)
            faults.Add(new(path, mode!) { Left = count });
    }

    public string? Take(string path)
    {
        lock (gate)
        {
            var fault = faults.Find(fault => fault.Left > 0 && fault.Covers(path));
            if (fault is null)
                return null;
            fault.Left--;
            return fault.Mode;
        }
    }

    /// <summary>Calls of the path that are still to fail.</summary>
    public int Left(string path)
    {
        lock (gate)
            return faults.Where(fault => fault.Covers(path)).Sum(fault => fault.Left);
    }

    /// <summary>Forgets what is left and lets hanging calls go.</summary>
    public void Reset()
    {
        lock (gate)
        {
            faults.Clear();
            released.Cancel();
            released.Dispose();
            released = new();
        }
    }

    public void Dispose() => released.Dispose();

    private sealed record Fault(string Path, string Mode)
    {
        public int Left { get; set; }

        public bool Covers(string path) =>
            path.Equals(Path, StringComparison.Ordinal) || path.StartsWith(Path.TrimEnd('/') + "/", StringComparison.Ordinal);
    }
}
