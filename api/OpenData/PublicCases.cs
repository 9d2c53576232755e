namespace Saphansung.Api.OpenData;

/// <summary>
/// Public cases in the order of their reports. What is public, and what is told of it, the view <c>public_incident</c> decides alone; but it
/// can be read quickly case by case only, so an index over the cases says which come next. That keeps the first line of 200,000 as near as
/// the first of two.
/// </summary>
internal static class PublicCases
{
    /// <summary>Conditions may name <c>incident</c> to find cases, never to show one.</summary>
    public const string From = """
        from incident
        join category on category.code = incident.category_code and public and not sensitive
        cross join lateral (
            select reference, status, open, resolution, description, answers, form_key, form_version, lat, lng, landmark, community_code, reported_at, updated_at,
                   ended_at, channel, agency_code, reopenings, parent_reference
            from public_incident
            where public_incident.id = incident.id
            offset 0
        ) as shown
        """;

    /// <summary>With <see cref="OpenDays"/>.</summary>
    public const string InDays = """
        (@Start::timestamptz is null or incident.reported_at >= @Start) and (@End::timestamptz is null or incident.reported_at < @End)
        """;
}
