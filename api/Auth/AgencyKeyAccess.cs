using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>An agency's keys, as the admin sees them.</summary>
internal static class AgencyKeyAccess
{
    public sealed record Key(Guid Id, string Label, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? RevokedAt);

    public sealed record Request([property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Label);

    /// <param name="ApiKey">Shown this once; only its SHA-256 is stored.</param>
    public sealed record Issued(Guid Id, string ApiKey);

    public static async Task<Results<Ok<List<Key>>, Refusal>> List(string code, DistrictData district, NpgsqlDataSource database, CancellationToken ct)
    {
        if ((await district.Get(ct)).Agency(code) is null) return Refusal.NotFound;
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Ok(await connection.Many<Key>("""
            select id, label, created_at, last_used_at, revoked_at
            from agency_key
            where agency_code = @code
            order by id desc
            """, new { code }, ct));
    }

    public static async Task<Results<Created<Issued>, Refusal>> Issue(
        string code, Request request, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if ((await district.Get(ct)).Agency(code) is null) return Refusal.NotFound;
        var (now, key) = (clock.Now(), AgencyKeys.Mint());
        var issued = new Issued(Clock.NewId(now), key);
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run(
            "insert into agency_key (id, agency_code, label, hash, created_at) values (@Id, @code, @label, @hash, @now)",
            new { issued.Id, code, label = request.Label!.Trim(), hash = AgencyKeys.Hash(key), now }, ct);
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
}
