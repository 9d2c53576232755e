using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Works stored events off, each in a transaction of its own: its effect and its being done are one fact. An event that cannot be
/// worked is put off, then set aside as failed, and never stands in the way of others.
/// </summary>
internal sealed partial class ProcessWebhooks(
    NpgsqlDataSource database, IOptions<LineOptions> line, DistrictData districtData, TimeProvider clock, ILogger<ProcessWebhooks> log) : IWork
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);

    public async Task<int> Run(CancellationToken ct)
    {
        var (now, district) = (clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Claim(connection, now, ct) is not { } stored) return 0;
        try
        {
            await new ChatEvents(connection, line.Value, district, now).Work(stored, ct);
            await connection.Run("update webhook_event set state = 'done', last_error = null where id = @Id", stored, ct);
            await transaction.CommitAsync(ct);
        }
        // A database that is away is no fault of the event's.
        catch (Exception e) when (e is not OperationCanceledException and not NpgsqlException { IsTransient: true } && connection.State == System.Data.ConnectionState.Open)
        {
            await transaction.RollbackAsync(ct);
            await PutOff(connection, stored, e, now, ct);
        }

        return 1;
    }

    private static Task<ChatEvents.Stored?> Claim(DbConnection connection, DateTime now, CancellationToken ct) => connection.OneOrNone<ChatEvents.Stored>("""
        select id, payload::text as payload, attempts, occurred_at, received_at
        from webhook_event
        where state = 'waiting' and due_at <= @now
        order by due_at, occurred_at, id
        limit 1
        for update skip locked
        """, new { now }, ct);

    // The exception's text may quote the message, so only its kind is kept.
    private async Task PutOff(DbConnection connection, ChatEvents.Stored stored, Exception e, DateTime now, CancellationToken ct)
    {
        var attempts = stored.Attempts + 1;
        var error = e is PostgresException refused ? $"{e.GetType().Name} {refused.SqlState}" : e.GetType().Name;
        LogPutOff(stored.Id, attempts, error);
        await connection.Run("""
            update webhook_event
            set attempts = @attempts, due_at = @dueAt, last_error = @error, state = case when @attempts >= @MostAttempts then 'failed' else 'waiting' end
            where id = @Id
            """, new { stored.Id, attempts, dueAt = now + FirstWait * Math.Pow(2, stored.Attempts), error, MostAttempts }, ct);
    }

    [LoggerMessage(LogLevel.Error, "Webhook event {Id} could not be worked, attempt {Attempt}: {Error}")]
    private partial void LogPutOff(string id, int attempt, string error);
}
