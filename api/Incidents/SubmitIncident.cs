using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Network;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class SubmitIncident
{
    /// <param name="Category">A code of <c>GET /api/v1/categories</c>.</param>
    /// <param name="Answers">By question key of the category's form.</param>
    /// <param name="Community">A code of <c>GET /api/v1/communities</c>.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Category,
        [property: Required(ErrorMessage = "required")] Dictionary<string, JsonElement>? Answers,
        [property: Required(ErrorMessage = "required"), StringLength(4000, ErrorMessage = "too_long|4,000")] string? Description,
        Place? Location,
        string? Community,
        [property: MaxLength(5, ErrorMessage = "too_many|5")] List<Guid>? PhotoIds,
        Contact? Contact,
        Behalf? OnBehalfOf);

    /// <param name="Lat">WGS 84 degrees; together with <paramref name="Lng"/> or not at all.</param>
    /// <param name="Accuracy">Metres, as the phone says.</param>
    public sealed record Place(
        double? Lat,
        double? Lng,
        [property: Range(0, 100_000, ErrorMessage = "at_most|100,000")] double? Accuracy,
        [property: StringLength(200, ErrorMessage = "too_long|200")] string? Landmark);

    public sealed record Contact(
        [property: StringLength(100, ErrorMessage = "too_long|100")] string? Name,
        [property: StringLength(30, ErrorMessage = "too_long|30")] string? Phone);

    /// <summary>Somebody without LINE, for whom the committee of their community or a caseworker reports.</summary>
    public sealed record Behalf(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Name,
        [property: StringLength(30, ErrorMessage = "too_long|30")] string? Phone);

    /// <param name="AnswerBy">The division answers by then.</param>
    /// <param name="FixBy">The service target for the fix.</param>
    /// <param name="Priority">normal, high or emergency; follows from the answers.</param>
    /// <param name="Next">What happens next, for people.</param>
    /// <param name="Slip">For the person without LINE; null for a report of one's own.</param>
    public sealed record Receipt(
        Guid Id, string Reference, string Status, string Category, DateTime ReportedAt, DateTime AnswerBy, DateTime FixBy,
        string Priority, Text Next, ReceiptSlip? Slip);

    public sealed record ReceiptSlip(string Reference, string Code);

    /// <param name="groupLink">The token of a link that the account gave in the network's group; its sender must be a member.</param>
    public static async Task<Results<Created<Receipt>, Refusal>> Handle(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, [FromHeader(Name = GroupAccess.Header)] string? groupLink,
        HttpContext http, DistrictData districtData, GroupAccess access, SlipCodes slips, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var district = await districtData.Get(ct);
        var reporter = Person.Of(http.User);
        if (request.OnBehalfOf is not null && !reporter.Has([.. Roles.Caseworkers, Roles.Committee])) return Refusal.Forbidden;
        var errors = Check(request, reporter, district);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var (entry, refused) = groupLink is null ? default : await access.Enter(groupLink, reporter.Id, ct);
        if (refused is not null) return refused;

        var category = district.Category(request.Category)!;
        var hash = Idempotency.Hash(request);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await StoreReport.Store(connection, request, district, category, reporter.Id, key, hash, clock.Now(), ct, entry?.Group) is not { } saved)
        {
            saved = await StoreReport.Find(connection, reporter.Id, key, ct);
            if (saved is null) return Refusal.Invalid("photoIds", "not_your_photo");
            if (!saved.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        }

        return TypedResults.Created($"/api/v1/incidents/{saved.Id}", new Receipt(
            saved.Id, saved.Reference, IncidentStatus.Received, saved.CategoryCode, saved.ReportedAt, saved.AnswerBy, saved.FixBy,
            saved.Priority, ReceiptText.Next(district, saved.Priority, saved.ReportedAt, saved.AnswerBy),
            request.OnBehalfOf is null ? null : new(saved.Reference, slips.Of(saved.Id))));
    }

    private static Dictionary<string, string[]> Check(Request request, Person reporter, District district)
    {
        if (district.Category(request.Category) is not { } category) return new() { ["category"] = ["unknown_value"] };

        var errors = FormAnswers.Check(category.Form, request.Answers!);
        if (string.IsNullOrWhiteSpace(request.Description)) errors["description"] = ["required"];
        if (request.OnBehalfOf is { } behalf && string.IsNullOrWhiteSpace(behalf.Name)) errors["onBehalfOf.name"] = ["required"];
        if (request.PhotoIds?.Distinct().Count() < request.PhotoIds?.Count) errors["photoIds"] = ["not_your_photo"];
        foreach (var (field, wrong) in PlaceRules.Check(request.Location, request.Community, district)) errors[field] = wrong;
        if (request.OnBehalfOf is not null && !reporter.Has(Roles.Caseworkers) && request.Community != reporter.Community)
            errors["community"] = ["own_community"];
        return errors;
    }
}
