using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Service discovery: where the two endpoints are, and whether the forms have changed since a client looked last.</summary>
internal static class Discover
{
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    /// <param name="Changeset">When the forms changed last; ISO 8601 with offset, so that it sorts.</param>
    public sealed record Discovery(
        [property: JsonPropertyName("changeset")] DateTime Changeset,
        [property: JsonPropertyName("contact")] string Contact,
        [property: JsonPropertyName("key_service")] string KeyService,
        [property: JsonPropertyName("endpoints")] IReadOnlyList<Endpoint> Endpoints);

    /// <param name="Type">production, or test: nobody acts on what is sent there.</param>
    public sealed record Endpoint(
        [property: JsonPropertyName("specification")] string Specification,
        [property: JsonPropertyName("url")] string Url,
        [property: JsonPropertyName("changeset")] DateTime Changeset,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("formats")] IReadOnlyList<string> Formats);

    public static async Task<Spark<Discovery>> Handle([AsParameters] Open311Call call, DistrictData districtData, CancellationToken ct)
    {
        var settings = (await districtData.Get(ct)).Settings;
        await using var connection = await call.Databases.Live.OpenConnectionAsync(ct);
        var changed = await connection.One<DateTime>(
            "select max(created_at) from form_version join category using (form_key) where public and not sensitive", null, ct);
        return new("discovery", new(
            changed,
            settings.Open311?.Contact.In(call.English) ?? settings.Name.In(call.English),
            settings.Open311?.KeyService.In(call.English) ?? settings.Name.In(call.English),
            [Of(Open311Call.Root + "/v2", "production"), Of(Open311Call.TestRoot + "/v2", "test")]));

        Endpoint Of(string path, string type) => new(Specification, call.Site + path, changed, type, ["text/xml", "application/json"]);
    }
}
