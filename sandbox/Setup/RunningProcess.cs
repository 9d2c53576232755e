using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Saphansung.Sandbox.Setup;

/// <summary>A process told apart from a later one with the same number by when it started.</summary>
internal sealed record RunningProcess(int Id, string Started)
{
    private const int Terminate = 15;

    public bool IsAlive => string.Equals(Started, StartOf(Id), StringComparison.Ordinal);

    public static RunningProcess Of(Process process) => new(process.Id, StartOf(process.Id) ?? "");

    public static RunningProcess? Read(string file)
    {
        if (!File.Exists(file) || File.ReadAllLines(file) is not [var id, var started, ..])
            return null;
        return int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? new RunningProcess(number, started) : null;
    }

    /// <summary>The <c>dotnet run</c> that is our parent, if one is; only Linux tells.</summary>
    public static RunningProcess? DotnetRun()
    {
        if (!OperatingSystem.IsLinux() || !int.TryParse(StatOf("self")?[1], CultureInfo.InvariantCulture, out var parent))
            return null;
        var words = File.Exists($"/proc/{parent}/cmdline") ? File.ReadAllText($"/proc/{parent}/cmdline").Split('\0') : [];
        var isDotnetRun = words is [var program, "run", ..] && Path.GetFileName(program) is "dotnet";
        return isDotnetRun && StartOf(parent) is { } started ? new RunningProcess(parent, started) : null;
    }

    public void Write(string file) => File.WriteAllLines(file, [Id.ToString(CultureInfo.InvariantCulture), Started]);

    /// <summary>Asks to end, and insists when that takes too long.</summary>
    public async Task End(TimeSpan patience)
    {
        if (!IsAlive)
            return;
        using var process = Process.GetProcessById(Id);
        using var limit = new CancellationTokenSource(patience);
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            _ = Kill(Id, Terminate);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string? StartOf(int id)
    {
        if (OperatingSystem.IsLinux())
            return StatOf(id.ToString(CultureInfo.InvariantCulture)) is { } stat && stat[0] is not ("Z" or "X") ? $"{BootId} {stat[19]}" : null;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string BootId { get; } =
        File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : "";

    // The fields after the program's name, which may itself hold spaces and brackets.
    private static string[]? StatOf(string id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
