using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>The kinds of problem that may be filed here: those whose cases the public may see. The others go through LINE.</summary>
internal static class ListServices
{
    /// <param name="Metadata">Always true: every kind has a form.</param>
    /// <param name="Type">Always <c>realtime</c>: the request's id comes with the answer.</param>
    public sealed record Service(
        [property: JsonPropertyName("service_code")] string ServiceCode,
        [property: JsonPropertyName("service_name")] string ServiceName,
        [property: JsonPropertyName("description")] string Description,
        [property: JsonPropertyName("metadata")] bool Metadata,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("keywords")] string Keywords,
        [property: JsonPropertyName("group")] string Group);

    public static async Task<Spark<List<Service>>> Handle([AsParameters] Open311Call call, DistrictData districtData, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        return new("services", [.. district.Categories.Where(c => c.Public).Select(c => new Service(
            c.Code, c.Name.In(call.English), c.Hint.In(call.English), Metadata: true, "realtime",
            string.Join(", ", c.Code, c.Name.Th, c.Name.En), district.Settings.Division.In(call.English)))]);
    }
}
