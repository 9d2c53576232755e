namespace Saphansung.Api.Platform;

/// <summary>One kind of background work. Its rows are claimed with <c>for update skip locked</c>, so any number of instances may run it.</summary>
internal interface IWork
{
    /// <returns>How many rows were worked; zero sends the worker to sleep until a signal or the next look.</returns>
    Task<int> Run(CancellationToken ct);

    /// <summary>
    /// What wakes it at once when it is written: a table with the trigger <c>notify_work</c>, or a kind of outbox row. What only time
    /// brings, or what may wait, is found by the look every few seconds.
    /// </summary>
    static virtual string[] WokenBy => [];
}

/// <summary>Runs one kind of work: at once when signalled, and by itself every few seconds for what has become due.</summary>
internal sealed partial class Worker<T>(T work, Signals signals, ILogger<Worker<T>> log) : BackgroundService
    where T : IWork
{
    /// <summary>By the wall clock, not the product's: what failed or was locked is looked at again though a test's clock stands still.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var subscription = signals.On(Signals.Work, told =>
        {
            if (told is "" or Signals.Clock || T.WokenBy.Contains(told, StringComparer.Ordinal)) wake.Release();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await work.Run(stoppingToken) > 0) { }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(typeof(T).Name, e.GetType().Name, e);
            }

            await WaitForSignal(wake, stoppingToken);
            while (wake.Wait(0, CancellationToken.None)) { }
        }
    }

    private static async Task WaitForSignal(SemaphoreSlim wake, CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(wake.WaitAsync(done.Token), Task.Delay(Look, done.Token));
        await done.CancelAsync();
    }

    [LoggerMessage(LogLevel.Error, "{Work} failed with {Exception}; it is tried again")]
    private partial void LogFailed(string work, string exception, Exception cause);
}

internal static class WorkerSetup
{
    /// <param name="sideBySide">Workers of this kind per instance, for work that waits for others.</param>
    public static IServiceCollection AddWork<T>(this IServiceCollection services, int sideBySide = 1) where T : class, IWork
    {
        services.AddSingleton<T>();
        // AddHostedService takes a type only once.
        for (var i = 0; i < sideBySide; i++) services.AddSingleton<IHostedService, Worker<T>>();
        return services;
    }
}
