using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Network;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Works stored events off, many in one transaction: their effects and their being done are one fact. An event that cannot be worked
/// is put off, then set aside as failed, and never stands in the way of others. One instance works at a time, the others wait for it,
/// so that what a person did first is worked first.
/// </summary>
internal sealed partial class ProcessWebhooks(
    NpgsqlDataSource database, IOptions<LineOptions> line, DistrictData districtData, GroupKeys keys, TimeProvider clock, ILogger<ProcessWebhooks> log) : IWork
{
    /// <summary>Few enough that a reply's minute does not pass while it waits for the others' commit.</summary>
    private const int MostAtOnce = 50;

    private const string Before = "event";
    private const int MostAttempts = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);

    public static string[] WokenBy => ["webhook_event"];

    // A database that is away is no fault of an event's: nothing was done, and all of it is done again.
    public async Task<int> Run(CancellationToken ct)
    {
        var (now, district) = (clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.Run("select pg_advisory_xact_lock(hashtext('webhook_event'))", null, ct);
        var claimed = await Claim(connection, now, ct);
        if (claimed.Count == 0) return 0;

        var events = new ChatEvents(new(connection, line.Value, district, keys, now));
        var done = new List<string>(claimed.Count);
        foreach (var stored in claimed)
        {
            await transaction.SaveAsync(Before, ct);
            try
            {
                await events.Work(stored, ct);
                done.Add(stored.Id);
            }
            catch (Exception e) when (e is not OperationCanceledException and not NpgsqlException { IsTransient: true } && connection.State == ConnectionState.Open)
            {
                await transaction.RollbackAsync(Before, ct);
                await PutOff(connection, stored, e, now, ct);
            }
        }

        await connection.Run("update webhook_event set state = 'done', last_error = null where id = any(@done)", new { done }, ct);
        await transaction.CommitAsync(ct);
        return claimed.Count;
    }

    private static Task<List<ChatEvents.Stored>> Claim(DbConnection connection, DateTime now, CancellationToken ct) => connection.Many<ChatEvents.Stored>("""
        select id, payload::text as payload, attempts, occurred_at, received_at
        from webhook_event
        where state = 'waiting' and due_at <= @now
        order by due_at, occurred_at, id
        limit @MostAtOnce
        for update skip locked
        """, new { now, MostAtOnce }, ct);

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
