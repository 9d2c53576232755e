namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Wakes whoever shows the phone when anything changed; what changed, they read again.</summary>
internal sealed class Changes
{
    private volatile TaskCompletionSource next = Fresh();

    public Task Next => next.Task;

    public void Happened() => Interlocked.Exchange(ref next, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
