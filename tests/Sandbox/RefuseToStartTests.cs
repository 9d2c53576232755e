using System.Net;
using System.Net.Sockets;

namespace Saphansung.Tests.Sandbox;

public sealed class RefuseToStartTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("--port")]
    [InlineData("--line-port")]
    public async Task A_busy_port_gets_one_sentence_that_names_it_and_the_option(string option)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var folder = new SandboxFolder();
        var port = option is "--port" ? folder.Port : folder.LinePort;
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
        using var sandbox = folder.Start();
        (await sandbox.Ends(ct)).ShouldBe(1);
        sandbox.Lines[^1].ShouldEndWith(FormattableString.Invariant(
            $"Port {port} is in use by another program: end that, or choose another port with {option}."));
        sandbox.Lines.ShouldAllBe(line => !line.StartsWith("   at ", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_machine_without_node_gets_one_sentence()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var folder = new SandboxFolder();
        using var sandbox = SandboxProcess.Start(folder.Path, folder.Port, folder.LinePort, path: Path.GetTempPath());
        (await sandbox.Ends(ct)).ShouldBe(1);
        sandbox.Lines.ShouldHaveSingleItem().ShouldContain("Node.js 20.19 or newer is needed");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_folder_with_other_things_in_it_is_left_alone()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var folder = new SandboxFolder();
        Directory.CreateDirectory(folder.Path);
        var precious = Path.Combine(folder.Path, "precious.txt");
        await File.WriteAllTextAsync(precious, "mine", ct);
        using var sandbox = folder.Start("--reset");
        (await sandbox.Ends(ct)).ShouldBe(1);
        sandbox.Lines[^1].ShouldContain("is not a sandbox's folder");
        (await File.ReadAllTextAsync(precious, ct)).ShouldBe("mine");
    }
}
