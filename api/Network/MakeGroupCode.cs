using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// An officer, a head or somebody of a committee types the words in the LINE group, where the account is a member. The code is shown
/// once, works once and for 15 minutes; only its hash is kept.
/// </summary>
internal static class MakeGroupCode
{
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(15);

    /// <param name="Words">What to type in the group.</param>
    public sealed record Response(string Words, DateTime ExpiresAt);

    public static async Task<Ok<Response>> Handle(HttpContext http, GroupKeys keys, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (now, code) = (clock.Now(), GroupKeys.NewCode());
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("insert into network_code (id, hash, made_by, made_at, expires_at) values (@id, @hash, @by, @now, @until)",
            new { id = Clock.NewId(now), hash = keys.Hash(code), by = Person.Of(http.User).Id, now, until = now + Lives }, ct);
        return TypedResults.Ok(new Response($"ผูกกลุ่ม {code[..4]}-{code[4..]}", now + Lives));
    }
}
