using System.ComponentModel.DataAnnotations;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Who comes, and what they need.</summary>
/// <param name="Name">As it goes onto the signature sheet and the certificate; at most 100 characters.</param>
/// <param name="Community">Code of one of the district's communities.</param>
/// <param name="FoodNeeds">For example อาหารฮาลาล; only together with <c>needsConsent</c>, because needs may tell of health or faith.</param>
/// <param name="AccessNeeds">For example a place for a wheelchair; the same.</param>
public sealed record EnrolmentBody(
    [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Name,
    string? Community,
    [property: StringLength(30, ErrorMessage = "too_long|30")] string? Phone,
    [property: StringLength(300, ErrorMessage = "too_long|300")] string? FoodNeeds,
    [property: StringLength(300, ErrorMessage = "too_long|300")] string? AccessNeeds,
    bool NeedsConsent = false)
{
    internal Refusal? Check(District district)
    {
        if (string.IsNullOrWhiteSpace(Name)) return Refusal.Invalid("name", "required");
        if (Community is not null && district.Community(Community) is null) return Refusal.Invalid("community", "unknown_value");
        return !NeedsConsent && (Text(FoodNeeds) ?? Text(AccessNeeds)) is not null ? Refusal.Invalid("needsConsent", "must_agree") : null;
    }

    /// <summary>Consent counts only for needs that are there.</summary>
    internal EnrolmentColumns Columns(DateTime now)
    {
        var (food, access) = (Text(FoodNeeds), Text(AccessNeeds));
        return new(Name!.Trim(), Text(Community), Text(Phone), food, access, (food ?? access) is null ? null : now);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed record EnrolmentColumns(string Name, string? Community, string? Phone, string? FoodNeeds, string? AccessNeeds, DateTime? ConsentAt);
