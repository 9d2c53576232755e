using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>An invented case to practise with: only test keys make and see such cases, and no deadline presses in them.</summary>
internal static class MakeTestCase
{
    /// <param name="Category">A code of <c>GET /api/v1/categories</c>.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Category,
        [property: StringLength(4000, ErrorMessage = "too_long|4,000")] string? Description);

    public static async Task<Results<Created<ListAssignments.Item>, Refusal>> Handle(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, DistrictData districtData,
        AssignmentMoves moves, PhotoLinks links, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (!http.User.HasClaim(c => c.Type == AgencyKeys.Test)) return new Refusal(403, "test_key_needed");
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var (district, now, code) = (await districtData.Get(ct), clock.Now(), http.User.FindFirstValue(AgencyKeys.Claim)!);
        if (district.Category(request.Category) is not { } category) return Refusal.Invalid("category", "unknown_value");

        var report = new SubmitIncident.Request(
            category.Code, [], string.IsNullOrWhiteSpace(request.Description) ? "เรื่องทดสอบ (test case)" : request.Description,
            new(district.Settings.Map.Lat, district.Settings.Map.Lng, null, null), null, null, null, null);
        var hash = Idempotency.Hash(request);
        await using var connection = await databases.Test.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var reporter = await AgencyPerson.Id(connection, code, now, ct);
        if (await StoreReport.Store(connection, report, district.Practice, category, reporter, key, hash, now, ct) is { } stored)
        {
            var incident = (await Case.Lock(connection, stored.Id, ct))!;
            await moves.Offer(connection, incident, district.Agency(code)!, null, Actor.System, now, ct);
        }

        await transaction.CommitAsync(ct);
        var saved = (await StoreReport.Find(connection, reporter, key, ct))!;
        if (!saved.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        var offered = await ListAssignments.Of(databases.Test, code, saved.Id, links, ct);
        return TypedResults.Created($"/api/v1/agency/assignments/{offered.Id}", offered);
    }
}
