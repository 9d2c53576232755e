using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// One try to look a case up. Wrong ones are counted in the database, so that several instances count together; a reference that does
/// not exist is barred like any other, or being barred would tell which ones do.
/// </summary>
internal sealed record LookupGuess(string Reference, byte[] Address, DateTime Now)
{
    private const int MostPerReference = 5;
    private const int MostPerAddress = 20;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <returns>When one of the wrong tries will be forgotten; null when the caller may try.</returns>
    public async Task<DateTime?> Barred(DbConnection connection, CancellationToken ct)
    {
        // Guesses at the same door pass one after another, or a hundred at once would all see it open. The address always comes first,
        // so that two callers never wait for each other.
        await connection.Run("""
            select pg_advisory_xact_lock(7001, hashtext(encode(@Address, 'hex')));
            select pg_advisory_xact_lock(7002, hashtext(@Reference));
            """, this, ct);
        var oldest = await connection.One<DateTime?>("""
            select max(tried_at)
            from (
                (select tried_at from lookup_attempt where reference = @Reference and tried_at > @since order by tried_at desc offset @ofReference limit 1)
                union all
                (select tried_at from lookup_attempt where address = @Address and tried_at > @since order by tried_at desc offset @ofAddress limit 1)
            ) as one_too_many
            """, new { Reference, Address, since = Now - Window, ofReference = MostPerReference - 1, ofAddress = MostPerAddress - 1 }, ct);
        return oldest + Window;
    }

    public Task<int> Count(DbConnection connection, CancellationToken ct) => connection.Run("""
        with forgotten as (
            delete from lookup_attempt
            where id in (select id from lookup_attempt where tried_at <= @since for update skip locked)
        )
        insert into lookup_attempt (reference, address, tried_at) values (@Reference, @Address, @Now)
        """, new { Reference, Address, Now, since = Now - Window }, ct);
}
