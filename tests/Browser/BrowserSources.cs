using System.Diagnostics;

namespace Saphansung.Tests.Browser;

/// <summary>Where a browser may come from, cheapest first; what has to be fetched is fetched only when its turn comes.</summary>
internal static class BrowserSources
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <returns>A name for people, and the path of the browser; no path means Playwright's own.</returns>
    public static IEnumerable<(string Name, Func<Task<string?>> Path)> InOrder()
    {
        foreach (var path in Installed()) yield return (path, () => Task.FromResult<string?>(path));
        yield return ("Playwright's browser", () => Task.FromResult<string?>(null));
        yield return ("Playwright's download", Download);
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get")) yield return ("apt-get install chromium", InstallPackage);
    }

    private static IEnumerable<string> Installed() =>
        OnPath().Concat(UsualPlaces()).Where(File.Exists).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            foreach (var name in (string[])["Chromium", "Google Chrome", "Microsoft Edge"]) yield return $"/Applications/{name}.app/Contents/MacOS/{name}";
        }

        if (!OperatingSystem.IsWindows()) yield break;
        foreach (var folder in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData])
        {
            yield return Path.Combine(Environment.GetFolderPath(folder), "Google", "Chrome", "Application", "chrome.exe");
            yield return Path.Combine(Environment.GetFolderPath(folder), "Microsoft", "Edge", "Application", "msedge.exe");
        }
    }

    private static async Task<string?> Download()
    {
        var code = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
        return code == 0 ? null : throw new MissingException($"the download ended with {code}");
    }

    private static async Task<string?> InstallPackage()
    {
        await Run("apt-get", "update");
        await Run("apt-get", "install", "-y", "chromium");
        return Installed().FirstOrDefault() ?? throw new MissingException("the package holds no browser");
    }

    private static async Task Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new MissingException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    internal sealed class MissingException(string message) : Exception(message);
}
