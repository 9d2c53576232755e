using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>The person that stands for an agency's system where a case needs a reporter. Nobody signs in as it, and it gets no messages.</summary>
internal static class AgencyPerson
{
    public static async Task<Guid> Id(DbConnection connection, string agency, DateTime now, CancellationToken ct)
    {
        const string known = "select id from person where stands_for = @agency";
        if (await connection.OneOrNone<Guid?>(known, new { agency }, ct) is { } id) return id;

        await connection.Run("""
            insert into person (id, name, created_at, seen_at, stands_for)
            select @id, name_th, @now, @now, code from agency where code = @agency
            on conflict on constraint person_stands_for_key do nothing
            """, new { id = Clock.NewId(now), agency, now }, ct);
        return await connection.One<Guid>(known, new { agency }, ct);
    }
}
