using System.CommandLine;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Sandbox;

internal sealed record SandboxOptions(int Port, int LinePort, string Data, bool Reset, bool Demo)
{
    public string Site { get; } = FormattableString.Invariant($"http://localhost:{Port}");
    public string Line { get; } = FormattableString.Invariant($"http://localhost:{LinePort}");

    public static RootCommand Command(Func<SandboxOptions, Task<int>> run)
    {
        var port = new Option<int>("--port") { Description = "Port of the product", DefaultValueFactory = _ => 5080 };
        var linePort = new Option<int>("--line-port") { Description = "Port of the simulated LINE", DefaultValueFactory = _ => 5081 };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the sandbox's data, relative to the repository",
            DefaultValueFactory = _ => ".sandbox",
        };
        var reset = new Option<bool>("--reset") { Description = "Delete the sandbox's data and start over" };
        var noDemo = new Option<bool>("--no-demo") { Description = "Load no demo cases" };
        var command = new RootCommand("Runs Saphansung on this machine with its own PostgreSQL, a simulated LINE and demo data.")
        {
            port, linePort, data, reset, noDemo,
        };
        command.SetAction(parsed => run(new SandboxOptions(
            parsed.GetValue(port),
            parsed.GetValue(linePort),
            Path.GetFullPath(parsed.GetValue(data)!, Repository.Root),
            parsed.GetValue(reset),
            !parsed.GetValue(noDemo))));
        return command;
    }
}
