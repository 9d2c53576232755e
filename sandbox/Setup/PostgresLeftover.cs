using System.Diagnostics;
using System.Globalization;

namespace Saphansung.Sandbox.Setup;

/// <summary>Ends the PostgreSQL that runs on a data folder, whoever started it; a stranger's process is never touched.</summary>
internal static class PostgresLeftover
{
    private static readonly string[] Modes = ["fast", "immediate"];

    public static async Task Stop(PostgresHome home, CancellationToken ct)
    {
        var file = Path.Combine(home.Data, "postmaster.pid");
        if (!File.Exists(file))
            return;
        var lines = await File.ReadAllLinesAsync(file, ct);
        if (lines.Length < 3 || !Runs(lines))
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
            throw new SetupException($"PostgreSQL (process {lines[0]}) on {home.Data} does not stop: end it by hand and start again.");
    }

    private static bool Runs(string[] lines)
    {
        if (!int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = Process.GetProcessById(Math.Abs(id));
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
}
