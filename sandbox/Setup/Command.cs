using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Saphansung.Sandbox.Setup;

/// <summary>A program run to its end, with what it said.</summary>
internal sealed record Command(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>The dotnet that runs us, wherever it is installed.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public bool Succeeded => ExitCode == 0;

    public static async Task<Command> Run(
        string program, IEnumerable<string> arguments, string? folder = null, string? user = null, CancellationToken ct = default)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, folder, user) };
        process.StartInfo.RedirectStandardInput = true;
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        var lines = new List<string>();
        process.OutputDataReceived += (_, line) => Add(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Add(lines, line.Data);
        Start(process);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await WaitForExit(process, ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (lines)
            return new Command(process.ExitCode, [.. lines]);
    }

    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string? folder = null, string? user = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder ?? "" };
        if (user is not null)
            start.UserName = user;
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    public static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception refused)
        {
            throw new SetupException($"{process.StartInfo.FileName} could not be started: {refused.Message}.", cause: refused);
        }
    }

    // A server started by the program keeps its output open on Windows, so the end of the output is not waited for long.
    private static async Task WaitForExit(Process process, CancellationToken ct)
    {
        var drained = process.WaitForExitAsync(ct);
        while (!process.HasExited)
            await Task.WhenAny(drained, Task.Delay(TimeSpan.FromMilliseconds(100), ct)).Unwrap();
        await Task.WhenAny(drained, Task.Delay(TimeSpan.FromSeconds(2), ct)).Unwrap();
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }
}
