using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>A request's id for a token. Ours come with the answer to the POST; this is for clients that insist, with the case's own id as token.</summary>
internal static class GetToken
{
    public sealed record Response(
        [property: JsonPropertyName("service_request_id")] string ServiceRequestId,
        [property: JsonPropertyName("token")] string Token);

    public static async Task<Results<Spark<List<Response>>, Refusal>> Handle(
        [AsParameters] Open311Call call, [FromRoute(Name = "token")] string token, CancellationToken ct)
    {
        if (!Guid.TryParseExact(token, "D", out var id)) return new Refusal(404, "unknown_token");
        await using var connection = await call.Database.OpenConnectionAsync(ct);
        return await connection.OneOrNone<string>("select reference from public_incident where id = @id", new { id }, ct) is { } reference
            ? new Spark<List<Response>>("service_requests", [new(reference, token)])
            : new Refusal(404, "unknown_token");
    }
}
