namespace Saphansung.Tests.SimulatedLine;

/// <summary>Time stands still until a test moves it.</summary>
internal sealed class LineClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
