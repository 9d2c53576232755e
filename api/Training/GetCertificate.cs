using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Whether a certificate is ours, for whoever holds the paper: what stands on it and nothing else. 58 random bits are not guessed.</summary>
internal static class GetCertificate
{
    public static async Task<Results<Ok<Certificate>, Refusal>> Handle(
        [StringLength(40, ErrorMessage = "too_long|40")] string code, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await Certificates.Find(connection, ct, code: Certificates.Plain(code))).SingleOrDefault() is { } certificate
            ? TypedResults.Ok(certificate)
            : Refusal.NotFound;
    }
}
