using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Opens the tests of a course on a tablet: several people take them on it, one after the other.</summary>
internal static class OpenKiosk
{
    /// <param name="Url">For the tablet; behind the # it reaches no server and no log.</param>
    /// <param name="Qr">The same as a QR code: an SVG picture as a <c>data:</c> address.</param>
    public sealed record Response(string Token, DateTime ExpiresAt, string Url, string Qr);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, KioskTokens tokens, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.One<bool>("select exists (select from course where id = @id)", new { id }, ct)) return Refusal.NotFound;
        var (token, expiresAt) = tokens.Make(id);
        var url = $"{http.Request.Scheme}://{http.Request.Host}/kiosk/#{token}";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(token, expiresAt, url, QrCode.Draw(url)));
    }
}
