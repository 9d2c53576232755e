using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>The links of an assignment, as its officers see them: for somebody of an agency that has no system.</summary>
internal static class AgencyLinkAccess
{
    private const int UsualDays = 14;

    /// <param name="Label">For whom it is; stands in the history beside what is answered by it, for staff.</param>
    /// <param name="Days">It works so long, 14 if left out, and no longer than the agency has the assignment.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Label,
        [property: Range(1, 30, ErrorMessage = "at_most|30")] int? Days);

    /// <param name="Url">Shown this once; what is stored opens nothing.</param>
    /// <param name="Qr">The same as a QR code: an SVG picture as a <c>data:</c> address.</param>
    public sealed record Made(Guid Id, string Label, DateTime ExpiresAt, string Url, string Qr);

    /// <param name="OpenedAt">Last; null for never.</param>
    /// <param name="UsedAt">When something was last answered or asked by it.</param>
    public sealed record Link(
        Guid Id, string Label, string MadeBy, DateTime CreatedAt, DateTime ExpiresAt, DateTime? OpenedAt, DateTime? UsedAt, DateTime? RevokedAt);

    public static async Task<Results<Created<Made>, Refusal>> Make(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, LinkTokens tokens, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (officer, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(new { id, request }));
        var (label, days, link) = (request.Label!.Trim(), request.Days ?? UsualDays, Clock.NewId(now));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AssignmentMoves.Lock(connection, id, null, ct) is not var (assignment, _)) return Refusal.NotFound;
        await connection.Run("""
            insert into agency_link (id, assignment_id, label, created_by, created_at, expires_at, submission_key, submission_hash)
            select @link, @id, @label, @officer, @now, @expiresAt, @key, @hash
            where @active
            on conflict on constraint agency_link_submission_key do nothing
            """, new
        {
            link,
            id,
            label,
            officer,
            now,
            expiresAt = now.AddDays(days),
            key,
            hash,
            // An officer answers for the division by name, not by a link.
            active = AssignmentStatus.Active.Contains(assignment.Status) && (await district.Get(ct)).Agency(assignment.AgencyCode)?.Own == false,
        }, ct);
        var stored = await connection.OneOrNone<Stored>(
            "select id, label, expires_at, submission_hash from agency_link where created_by = @officer and submission_key = @key", new { officer, key }, ct);
        if (stored is null) return Refusal.IllegalMove([]);
        if (!stored.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        await transaction.CommitAsync(ct);

        // Behind the # it reaches no server, no proxy's log and no preview: only the page reads it.
        var url = $"{http.Request.Scheme}://{http.Request.Host}/agency/#{tokens.Of(stored.Id)}";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new Made(stored.Id, stored.Label, stored.ExpiresAt, url, QrCode.Draw(url)));
    }

    public static async Task<Results<Ok<List<Link>>, Refusal>> List(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.One<bool>("select exists (select from assignment where id = @id)", new { id }, ct)) return Refusal.NotFound;
        return TypedResults.Ok(await connection.Many<Link>("""
            select agency_link.id, label, person.name as made_by, agency_link.created_at, expires_at, opened_at, used_at, revoked_at
            from agency_link
            join person on person.id = created_by
            where assignment_id = @id
            order by agency_link.id desc
            """, new { id }, ct));
    }

    public static async Task<Results<NoContent, Refusal>> Revoke(
        Guid id, Guid linkId, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.Run(
            "update agency_link set revoked_at = coalesce(revoked_at, @now) where id = @linkId and assignment_id = @id", new { id, linkId, now = clock.Now() }, ct);
        return found == 1 ? TypedResults.NoContent() : Refusal.NotFound;
    }

    /// <summary>In the transaction of what was answered or asked by it.</summary>
    public static Task Use(DbConnection connection, Guid linkId, DateTime now, CancellationToken ct) =>
        connection.Run("update agency_link set used_at = @now where id = @linkId", new { linkId, now }, ct);

    private sealed record Stored(Guid Id, string Label, DateTime ExpiresAt, byte[] SubmissionHash);
}
