using System.Diagnostics;

namespace Saphansung.Sandbox.Setup;

/// <summary>Ends a test's PostgreSQL when the test run is killed: it waits for the end of an input only this process holds open.</summary>
internal sealed class PostgresWatch : IAsyncDisposable
{
    private const string Script = "trap '' INT TERM HUP; exec >/dev/null 2>&1; read -r line; \"$0\" stop -D \"$1\" -m immediate -s";
    private readonly Process process;

    private PostgresWatch(Process process) => this.process = process;

    public static PostgresWatch? Start(PostgresHome home)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string[] arguments = ["-c", Script, PostgresBinaries.Program(home.Native, "pg_ctl"), home.Data];
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
