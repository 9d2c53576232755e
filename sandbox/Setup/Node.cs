namespace Saphansung.Sandbox.Setup;

/// <summary>Node.js on this machine: builds the pages and brings PostgreSQL's binaries.</summary>
internal sealed record Node(string Npm, string Version)
{
    private static readonly System.Version Oldest = new(20, 19);

    public static async Task<Node> Find(CancellationToken ct)
    {
        var node = OnPath("node") ?? throw new SetupException(
            $"Node.js {Oldest} or newer is needed and no 'node' is on the PATH: install it from https://nodejs.org and start again.");
        var answer = await Command.Run(node, ["--version"], ct: ct);
        var version = answer.Lines.Count > 0 ? answer.Lines[0].Trim() : "";
        if (!System.Version.TryParse(version.TrimStart('v'), out var found) || found < Oldest)
            throw new SetupException($"Node.js {Oldest} or newer is needed, but {node} is {version}: install a newer one from https://nodejs.org.");
        var npm = OnPath("npm") ?? throw new SetupException(
            $"npm is needed beside Node.js {version} and is not on the PATH: install Node.js from https://nodejs.org, which brings it.");
        return new Node(npm, version);
    }

    private static string? OnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
