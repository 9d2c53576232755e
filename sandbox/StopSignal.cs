using System.Runtime.InteropServices;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Sandbox;

/// <summary>Ctrl-C, SIGTERM, a closed terminal, or the death of the <c>dotnet run</c> that started us.</summary>
internal sealed class StopSignal : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
        _ = FollowParent(stop.Token);
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Cancel();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.Cancel();
    }

    // 'dotnet run' passes SIGTERM on, but cannot when it is killed.
    private async Task FollowParent(CancellationToken ct)
    {
        if (RunningProcess.DotnetRun() is not { } parent)
            return;
        using var timer = new PeriodicTimer(Glance);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (parent.IsAlive)
                    continue;
                await stop.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping anyway.
        }
    }
}
