using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>An agency's keys, as the admin sees them.</summary>
internal static class AgencyKeyAccess
{
    /// <param name="Access"><c>read</c>, or <c>update</c> which may also change things.</param>
    /// <param name="Test">Sees test cases and nothing else.</param>
    /// <param name="ExpiresAt">When a replaced key stops working; null while it has no end.</param>
    public sealed record Key(
        Guid Id, string Label, string Access, bool Test, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? ExpiresAt, DateTime? RevokedAt);

    /// <param name="Access"><c>read</c> or <c>update</c>; update if left out.</param>
    /// <param name="Test">True: for test cases only.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Label,
        [property: AllowedValues("read", "update", null, ErrorMessage = "unknown_value")] string? Access,
        bool? Test);

    /// <param name="OverlapHours">How long the old key still works: 0 to 720 hours, a week if left out.</param>
    public sealed record Rotation([property: Range(0, 720, ErrorMessage = "at_most|720")] int? OverlapHours);

    /// <param name="ApiKey">Shown this once; only its SHA-256 is stored.</param>
    public sealed record Issued(Guid Id, string ApiKey);

    public static async Task<Results<Ok<List<Key>>, Refusal>> List(string code, DistrictData district, NpgsqlDataSource database, CancellationToken ct)
    {
        if ((await district.Get(ct)).Agency(code) is null) return Refusal.NotFound;
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Ok(await connection.Many<Key>("""
            select id, label, access, test, created_at, last_used_at, expires_at, revoked_at
            from agency_key
            where agency_code = @code
            order by id desc
            """, new { code }, ct));
    }

    public static async Task<Results<Created<Issued>, Refusal>> Issue(
        string code, Request request, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if ((await district.Get(ct)).Agency(code) is null) return Refusal.NotFound;
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Created((string?)null, await Store(
            connection, code, request.Label!.Trim(), request.Access ?? "update", request.Test ?? false, clock.Now(), ct));
    }

    /// <summary>A new key of the same reach; both work until the old one's time is over.</summary>
    public static async Task<Results<Created<Issued>, Refusal>> Rotate(
        string code, Guid id, Rotation request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var old = await connection.OneOrNone<Old>("""
            update agency_key
            set expires_at = @until
            where id = @id and agency_code = @code and revoked_at is null and expires_at is null
            returning label, access, test
            """, new { id, code, until = now.AddHours(request.OverlapHours ?? 7 * 24) }, ct);
        // A key that was replaced before has its end already.
        if (old is null) return Refusal.NotFound;

        var issued = await Store(connection, code, old.Label, old.Access, old.Test, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, issued);
    }

    public static async Task<Results<NoContent, Refusal>> Revoke(
        string code, Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.Run(
            "update agency_key set revoked_at = coalesce(revoked_at, @now) where id = @id and agency_code = @code", new { id, code, now = clock.Now() }, ct);
        return found == 1 ? TypedResults.NoContent() : Refusal.NotFound;
    }

    private static async Task<Issued> Store(
        DbConnection connection, string code, string label, string access, bool test, DateTime now, CancellationToken ct)
    {
        var key = AgencyKeyring.Mint(test);
        var issued = new Issued(Clock.NewId(now), key);
        await connection.Run("""
            insert into agency_key (id, agency_code, label, hash, access, test, created_at)
            values (@Id, @code, @label, @hash, @access, @test, @now)
            """, new { issued.Id, code, label, hash = AgencyKeyring.Hash(key), access, test, now }, ct);
        return issued;
    }

    private sealed record Old(string Label, string Access, bool Test);
}
