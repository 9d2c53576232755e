using System.Diagnostics;

namespace Saphansung.Sandbox.Setup;

/// <summary>
/// Ends and removes a passing PostgreSQL when the process using it is killed: it waits for the end of an input that only this
/// process holds open.
/// </summary>
internal sealed class PostgresWatch : IAsyncDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        read -r line
        "$0" stop -D "$1" -m immediate -s
        shift
        rm -rf "$@"
        """;

    private readonly Process process;

    private PostgresWatch(Process process) => this.process = process;

    public static PostgresWatch? Start(PostgresHome home)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string[] arguments = ["-c", Script, PostgresBinaries.Program(home.Native, "pg_ctl"), home.Data, .. home.Contents];
        var watch = new Process { StartInfo = Command.Describe("/bin/sh", arguments, home.Folder, home.User) };
        watch.StartInfo.RedirectStandardInput = true;
        Command.Start(watch);
        return new PostgresWatch(watch);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
