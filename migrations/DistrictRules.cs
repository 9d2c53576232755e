using System.Text.RegularExpressions;

namespace Saphansung.Migrations;

/// <summary>What must hold for <c>district.json</c> beyond its shape.</summary>
internal static partial class DistrictRules
{
    public static IEnumerable<string> Mistakes(DistrictFile district) => All(district).Select(mistake => $"district.json, {mistake}");

    public static IEnumerable<string> Mistakes(List<CommunityEntry> communities, Bounds bounds)
    {
        foreach (var twice in Repeated(communities.Select(community => community.Code)))
            yield return $"communities.json: the code {twice} is there twice";
        foreach (var (code, _, lat, lng) in communities)
            if (lat < bounds.South || lat > bounds.North || lng < bounds.West || lng > bounds.East)
                yield return $"communities.json: {code} lies outside the map's bounds; are lat and lng swapped?";
    }

    private static IEnumerable<string> All(DistrictFile district)
    {
        if (!Prefix().IsMatch(district.ReferencePrefix))
            yield return "referencePrefix: two to five capital letters, such as \"SPS\"";
        if (district.Map.Bounds is var bounds && (bounds.South >= bounds.North || bounds.West >= bounds.East))
            yield return "map.bounds: south and west must be less than north and east";
        if (district.Agencies.Count(agency => agency.Own) != 1)
            yield return "agencies: exactly one is \"own\", the division itself";
        foreach (var twice in Repeated(district.Agencies.Select(agency => agency.Code)))
            yield return $"agencies: the code {twice} is there twice";
        foreach (var twice in Repeated(district.Categories.Select(category => category.Code)))
            yield return $"categories: the code {twice} is there twice";
        foreach (var agency in district.Agencies.Where(agency => agency.AcceptWithinMinutes <= 0 || agency.FixWithinMinutes <= 0))
            yield return $"agency {agency.Code}: the minutes must be positive";
        foreach (var category in district.Categories.Where(category => category.AnswerWithinMinutes <= 0 || category.FixWithinMinutes <= 0))
            yield return $"category {category.Code}: the minutes must be positive";
        foreach (var category in district.Categories.Where(category => category is { NearbyMetres: < 0 } or { Sensitive: true, NearbyMetres: > 0 }))
            yield return $"category {category.Code}: nearbyMetres is 0 or more, and 0 for a sensitive category";
        if (district.Open311 is { } open311 && string.IsNullOrWhiteSpace(open311.JurisdictionId))
            yield return "open311.jurisdictionId: give one, or leave open311 out";
        if (district.Followers is { Target: <= 0 })
            yield return "followers.target: give a positive number, or leave followers out";
        foreach (var mistake in Sensitive(district))
            yield return mistake;
        foreach (var category in district.Categories.Where(category => category is { StormReports: < 0 or 1 } or { Sensitive: true, StormReports: > 0 }))
            yield return $"category {category.Code}: stormReports is 0 or at least 2, and 0 for a sensitive category";
        if (district.Storm is { WithinMinutes: <= 0 } or { Metres: <= 0 } or { QuietMinutes: <= 0 } || district.Recurrence is { Metres: <= 0 } or { Days: <= 0 })
            yield return "storm, recurrence: minutes, metres and days must be positive";
        if (district.Budget is { StateSpeakerHour: < 0 } or { OutsideSpeakerHour: < 0 } or { FoodPerHead: < 0 })
            yield return "budget: rates are baht, 0 or more";
        foreach (var mistake in Line(district))
            yield return mistake;
        foreach (var mistake in Traffy(district))
            yield return mistake;
        foreach (var number in district.Emergency.Select(emergency => emergency.Number).Where(number => !Number().IsMatch(number)))
            yield return $"emergency: \"{number}\" is no telephone number";
    }

    private static IEnumerable<string> Sensitive(DistrictFile district)
    {
        if (district.Sensitive.AcknowledgeWithinMinutes <= 0)
            yield return "sensitive.acknowledgeWithinMinutes: must be positive";
        if (district.Outbreak.Reports < 2)
            yield return "outbreak.reports: one report is no outbreak; write 2 or more";
        if (district.Agencies.All(agency => agency.Code != district.Outbreak.Agency))
            yield return $"outbreak.agency: there is no agency {district.Outbreak.Agency}";
    }

    private static IEnumerable<string> Line(DistrictFile district)
    {
        if (district.Line is { ReserveShare: < 0 or > 0.9m })
            yield return "line.reserveShare: a share of the month's messages, 0 to 0.9";
        if (district.Line is { MergeMinutes: < 0 or > 1440 })
            yield return "line.mergeMinutes: 0 to 1440";
        if (district.TrainingReport is { Days: < 1 or > 90 })
            yield return "trainingReport.days: 1 to 90";
        if (district.TrainingReport is { Calendar: not ("calendar" or "working") })
            yield return "trainingReport.calendar: calendar or working";
    }

    private static IEnumerable<string> Traffy(DistrictFile district)
    {
        if (district.Traffy is { Metres: < 1 or > 500 } or { Days: < 1 })
            yield return "traffy: metres is 1 to 500, and days at least 1";
        if (district.Traffy.District.StartsWith("เขต", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(district.Traffy.District))
            yield return "traffy.district: the name without เขต";
        if (!Uri.TryCreate(district.Licence.Url, UriKind.Absolute, out var licence) || licence.Scheme != Uri.UriSchemeHttps)
            yield return "licence.url: an address that begins with https://";
        foreach (var unknown in district.Traffy.Types.Keys.Where(code => district.Categories.All(category => category.Code != code)))
            yield return $"traffy.types: there is no category {unknown}";
        foreach (var twice in Repeated(district.Traffy.Types.Values.SelectMany(types => types)))
            yield return $"traffy.types: {twice} is there twice";
    }

    internal static IEnumerable<string> Repeated(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    [GeneratedRegex("^[A-Z]{2,5}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex("^[0-9]{3,10}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
