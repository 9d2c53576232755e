using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Where a problem is: a point on the map, or a landmark with its community.</summary>
internal static class PlaceRules
{
    /// <returns>What is wrong, by field.</returns>
    public static Dictionary<string, string[]> Check(SubmitIncident.Place? place, string? community, District district)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (community is not null && district.Community(community) is null) errors["community"] = ["unknown_value"];
        if (place?.Lat is { } lat && place.Lng is { } lng)
        {
            if (!Thailand.Contains(lat, lng)) errors["location"] = ["outside_thailand"];
        }
        else if (place?.Lat is not null || place?.Lng is not null)
        {
            errors["location"] = ["both_or_none"];
        }
        else if (string.IsNullOrWhiteSpace(place?.Landmark) || community is null)
        {
            errors["location"] = ["place_required"];
        }

        return errors;
    }
}
