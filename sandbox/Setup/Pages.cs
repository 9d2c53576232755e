using System.Security.Cryptography;
using System.Text;

namespace Saphansung.Sandbox.Setup;

/// <summary>Builds the pages into <c>api/wwwroot</c> when something they are made of has changed.</summary>
public static class Pages
{
    private static readonly string[] Made = ["node_modules", "dist", "coverage", "api.gen.ts"];

    /// <returns>Whether there was anything to build.</returns>
    public static async Task<bool> Build(string repositoryRoot, Action<string> log, CancellationToken ct)
    {
        var sources = Path.Combine(repositoryRoot, "liff-web");
        var output = Path.Combine(repositoryRoot, "api", "wwwroot");
        var stamp = Path.Combine(output, ".sources");
        using var held = await FileLock.Take(Path.Combine(repositoryRoot, "sandbox", "obj", "pages.lock"), ct);
        var wanted = Fingerprint(sources, Path.Combine(repositoryRoot, "openapi.yaml"));
        if (File.Exists(stamp) && string.Equals(await File.ReadAllTextAsync(stamp, ct), wanted, StringComparison.Ordinal))
            return false;
        await Npm.Install(sources, log, ct);
        log("npm run build in liff-web/");
        Directory.CreateDirectory(output);
        File.Delete(stamp);
        await Npm.Run(sources, ["run", "build"], ct);
        await File.WriteAllTextAsync(stamp, wanted, ct);
        return true;
    }

    private static string Fingerprint(string sources, string contract)
    {
        var files = Walk(new DirectoryInfo(sources)).Select(file => file.FullName).Append(contract).Where(File.Exists);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(sources, file).Replace('\\', '/') + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos()
            .Where(entry => !Made.Contains(entry.Name, StringComparer.Ordinal) && !entry.Name.StartsWith('.'))
            .SelectMany(entry => entry switch
            {
                FileInfo file => [file],
                DirectoryInfo inner => Walk(inner),
                _ => Enumerable.Empty<FileInfo>(),
            });
}
