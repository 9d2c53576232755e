using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>Two reports of one problem become one case to work on, and stay two to their reporters.</summary>
internal static class MergeCase
{
    /// <param name="Into">The case to go on with; one that is merged itself stands for the case it was merged into.</param>
    /// <param name="Reason">Shown to the reporter.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Guid? Into,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason);

    public sealed record Response(Guid Id, string Reference, string Status, MergedInto Parent);

    /// <summary>The case that another one was merged into.</summary>
    public sealed record MergedInto(Guid Id, string Reference, string Status);

    private static readonly Refusal Refused = new(422, "cannot_merge");

    /// <summary>Repeating it changes nothing.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, CaseGroup groups, CaseNotices notices, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken ct)
    {
        var (officer, now, district) = (Person.Of(http.User), clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var cases = await CaseGroup.Lock(connection, [id, request.Into!.Value], withMerged: true, ct);
        if (cases.GetValueOrDefault(id) is not { } merged) return Refusal.NotFound;
        if (cases.GetValueOrDefault(request.Into.Value) is not { } named) return Refusal.Invalid("into", "unknown_value");

        var into = named.ParentId is { } parent ? cases[parent] : named;
        if (merged.ParentId == into.Id) return Answer(merged, into);
        // A circle would leave a problem that no case is about.
        if (into.Id == merged.Id || !MayShare(district, merged, into)) return Refused;
        if (IncidentStatus.Ends.Contains(into.Status)) return Refusal.IllegalMove([]);
        if (merged.Status != IncidentStatus.Duplicate && !IncidentStatus.Allows(merged.Status, IncidentStatus.Duplicate))
            return Refusal.IllegalMove(IncidentStatus.ForStaff(merged.Status, merged.StatusBeforeWaiting));

        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        // Whoever was told already that the case is a duplicate is not told again.
        if (merged.Status != IncidentStatus.Duplicate) await notices.Merged(connection, merged, into, Clock.NewId(now), reason, now, ct);
        merged = await groups.Merge(connection, merged, into, Actor.Staff(officer), reason, now, ct);
        await transaction.CommitAsync(ct);
        return Answer(merged, into);
    }

    /// <summary>What a sensitive case is about may not show through another category's, nor the other way round.</summary>
    private static bool MayShare(District district, Case one, Case other) =>
        one.CategoryCode == other.CategoryCode
        || (district.Category(one.CategoryCode)?.Sensitive == false && district.Category(other.CategoryCode)?.Sensitive == false);

    private static Ok<Response> Answer(Case merged, Case into) =>
        TypedResults.Ok(new Response(merged.Id, merged.Reference, merged.Status, new(into.Id, into.Reference, into.Status)));
}
