using System.CommandLine;
using System.Text;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Sandbox;

internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        // The signals are ours: everything started has to be stopped in order, however long that takes.
        var own = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return SandboxOptions.Command(Run).Parse(arguments).InvokeAsync(own);
    }

    private static async Task<int> Run(SandboxOptions options)
    {
        var steps = new Steps();
        using var stop = new StopSignal();
        try
        {
            await SandboxRun.Start(options, steps, stop.Token);
            return 0;
        }
        // Ctrl-C also ends the npm or initdb of the moment, which then looks like a failure.
        catch (Exception) when (stop.Token.IsCancellationRequested)
        {
            steps.Say("Stopped: nothing is left running.");
            return 0;
        }
        catch (SetupException problem)
        {
            steps.Fail(problem.ToString());
        }
        catch (UnauthorizedAccessException denied)
        {
            steps.Fail($"{denied.Message} Start as the user this folder belongs to, or choose another folder with --data.");
        }
        catch (IOException refused)
        {
            steps.Fail(refused.Message);
        }
#pragma warning disable CA1031 // Nobody who runs a sandbox is helped by a stack trace; it goes to a file.
        catch (Exception unforeseen)
        {
            var details = Path.Combine(Path.GetTempPath(), "saphansung-sandbox-error.log");
            await File.WriteAllTextAsync(details, unforeseen.ToString(), CancellationToken.None);
            steps.Fail($"{unforeseen.Message} (details in {details})");
        }
#pragma warning restore CA1031
        return 1;
    }
}
