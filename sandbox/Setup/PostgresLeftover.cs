using System.Diagnostics;
using System.Globalization;

namespace Saphansung.Sandbox.Setup;

/// <summary>Ends the PostgreSQL that runs on a data folder, whoever started it; a stranger's process is never touched.</summary>
internal static class PostgresLeftover
{
    private static readonly string[] Modes = ["fast", "immediate"];

    public static async Task Stop(PostgresHome home, CancellationToken ct)
    {
        var file = ProcessFile(home);
        if (!File.Exists(file))
            return;
        if (!Runs(home))
        {
            // PostgreSQL forgives a dead owner, but not a process number that somebody else has got since.
            File.Delete(file);
            return;
        }

        foreach (var mode in Modes)
        {
            if ((await home.Run("pg_ctl", ["stop", "-D", home.Data, "-m", mode, "-w", "-t", "20", "-s"], ct)).Succeeded)
                return;
        }

        if (File.Exists(file))
            throw new SetupException($"PostgreSQL on {home.Data} does not stop: end it by hand and start again.");
    }

    public static bool Runs(PostgresHome home)
    {
        var lines = File.Exists(ProcessFile(home)) ? File.ReadAllLines(ProcessFile(home)) : [];
        if (lines.Length < 3 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            if (OperatingSystem.IsLinux())
            {
                // A postmaster works inside its data folder.
                var own = $"/proc/{process.Id}/cwd/postmaster.pid";
                return File.Exists(own) && File.ReadAllLines(own).SequenceEqual(lines, StringComparer.Ordinal);
            }

            var since = DateTimeOffset.FromUnixTimeSeconds(long.Parse(lines[2], CultureInfo.InvariantCulture));
            return (new DateTimeOffset(process.StartTime.ToUniversalTime()) - since).Duration() < TimeSpan.FromSeconds(10);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string ProcessFile(PostgresHome home) => Path.Combine(home.Data, "postmaster.pid");
}
