using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Says that a page showed the announcement. Who is signed in counts as one reader however often; who it was is not kept.</summary>
internal static class CountOpening
{
    /// <param name="Via"><c>message</c> when the link of the message led there, else <c>archive</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] string? Via);

    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, Request request, HttpContext http, IOptions<PhotoOptions> keys, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Via is not ("message" or "archive")) return Refusal.Invalid("via", "unknown_value");

        await using var connection = await database.OpenConnectionAsync(ct);
        var counted = await connection.Run("""
            insert into announcement_opening (announcement_id, via, reader, at)
            select id, @Via, @reader, @now
            from announcement
            where id = @id and sent_at is not null
            """, new { id, request.Via, reader = Reader(id, http.User.FindFirstValue("sub"), keys.Value), now = clock.Now() }, ct);
        return counted == 1 ? TypedResults.NoContent() : Refusal.NotFound;
    }

    /// <summary>The key is not in the database, and the announcement is part of what is hashed: nobody can follow a person from one to the next.</summary>
    private static byte[]? Reader(Guid announcement, string? person, PhotoOptions keys) =>
        person is null ? null : HMACSHA256.HashData(Convert.FromBase64String(keys.SigningKey), Encoding.UTF8.GetBytes($"news/{announcement}/{person}")).AsSpan(0, 16).ToArray();
}
