using System.Collections.Concurrent;
using Npgsql;

namespace Saphansung.Api.Platform;

/// <summary>
/// Listens to what the database announces (triggers call notify), so that workers wake and live boards move on every instance.
/// A notification may be lost while the connection is away; listeners are therefore told to look for themselves after each reconnection.
/// </summary>
internal sealed partial class Signals(NpgsqlDataSource database, TimeProvider clock, ILogger<Signals> log) : BackgroundService
{
    /// <summary>There may be work in the outbox, the webhook store or the clocks.</summary>
    public const string Work = "saphansung_work";

    /// <summary>The payload of <see cref="Work"/> when it is the clock that has moved, which only tests can do.</summary>
    public const string Clock = "clock";

    /// <summary>An incident was stored or changed; the payload is <c>{"id","status"}</c>.</summary>
    public const string Incident = "saphansung_incident";

    private readonly ConcurrentDictionary<Action<string>, string> listeners = new();

    /// <param name="heard">Gets the payload; an empty one means: something may have been missed.</param>
    public IDisposable On(string channel, Action<string> heard)
    {
        listeners[heard] = channel;
        return new Subscription(() => listeners.TryRemove(heard, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogLost(e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => Tell(told.Channel, told.Payload);
        await connection.Run($"listen {Work}; listen {Incident};", null, ct);
        Tell(Work, "");
        Tell(Incident, "");
        while (true) await connection.WaitAsync(ct);
    }

    private void Tell(string channel, string payload)
    {
        foreach (var (heard, wanted) in listeners)
            if (wanted == channel) heard(payload);
    }

    [LoggerMessage(LogLevel.Warning, "The database's notifications are lost: {Exception}; trying again")]
    private partial void LogLost(string exception);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
