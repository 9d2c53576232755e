using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Hands in what is open after its time and the grace, and closes tests. Whether a save is in time does not depend on this worker.</summary>
internal sealed class AttemptClocks(NpgsqlDataSource database, TimeProvider clock) : IWork
{
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var late = now - TestState.Grace;
        // Not locked here: both ends below look again under their locks, so two instances do the work once.
        if (await connection.OneOrNone<Guid?>("select id from test where state = 'open' and closes_at <= @late order by closes_at limit 1", new { late }, ct) is { } test)
            await MoveTest.Close(connection, test, AttemptEnd.Clock, now, ct);
        else if (await connection.OneOrNone<Due>("select id, ends_at from attempt where state = 'open' and ends_at <= @late order by ends_at limit 1", new { late }, ct) is { } due)
            await AttemptEnd.Finish(connection, due.Id, AttemptEnd.Clock, due.EndsAt, ct);
        else return 0;
        await transaction.CommitAsync(ct);
        return 1;
    }

    private sealed record Due(Guid Id, DateTime EndsAt);
}
