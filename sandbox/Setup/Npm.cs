using System.Security.Cryptography;

namespace Saphansung.Sandbox.Setup;

internal static class Npm
{
    /// <summary>Installs what the lock file names, unless that is what is installed. The caller holds the folder's lock.</summary>
    public static async Task Install(string folder, Action<string> log, CancellationToken ct)
    {
        var stamp = Path.Combine(folder, "node_modules", ".saphansung");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), ct)));
        if (File.Exists(stamp) && string.Equals(await File.ReadAllTextAsync(stamp, ct), wanted, StringComparison.Ordinal))
            return;
        log($"npm ci in {Path.GetFileName(folder)}/");
        await Run(folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"], ct);
        await File.WriteAllTextAsync(stamp, wanted, ct);
    }

    public static async Task Run(string folder, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var node = await Node.Find(ct);
        var run = await Command.Run(node.Npm, ["--prefix", folder, .. arguments], folder, ct: ct);
        if (run.Succeeded)
            return;
        var what = $"npm {string.Join(' ', arguments.TakeWhile(argument => !argument.StartsWith('-')))} in {Path.GetFileName(folder)}/";
        if (run.Lines.Any(line => line.Contains("ENOSPC", StringComparison.Ordinal)))
            throw new SetupException($"{what} failed: the disk is full.");
        // npm ends with its manual and the address of a log; what went wrong stands before.
        var told = run.Lines.Where(line => !line.StartsWith("npm warn", StringComparison.Ordinal) && line.TrimEnd() is not "npm error")
            .TakeWhile(line => !line.StartsWith("npm error Usage", StringComparison.Ordinal)
                && !line.Contains("complete log of this run", StringComparison.Ordinal));
        throw new SetupException($"{what} failed; its last lines:", [.. told]);
    }
}
