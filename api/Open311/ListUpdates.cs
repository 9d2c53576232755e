using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>mySociety's servicerequestupdates: what happened to public cases. Clients poll a window and know an update again by its id.</summary>
internal static class ListUpdates
{
    private const int Most = 1000;

    /// <param name="UpdateId">Stable.</param>
    /// <param name="Status">One of mySociety's extended statuses.</param>
    /// <param name="MediaUrl">A photo of the work; the link expires within two hours.</param>
    /// <param name="UpdatedDatetime">When we learnt it.</param>
    /// <param name="ExternalStatusCode">Our own word for the state.</param>
    public sealed record Update(
        [property: JsonPropertyName("update_id")] string UpdateId,
        [property: JsonPropertyName("service_request_id")] string ServiceRequestId,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("description")] string Description,
        [property: JsonPropertyName("media_url")] string? MediaUrl,
        [property: JsonPropertyName("updated_datetime")] DateTime UpdatedDatetime,
        [property: JsonPropertyName("external_status_code")] string ExternalStatusCode);

    internal sealed record Filter
    {
        /// <summary>W3C date and time with offset.</summary>
        [FromQuery(Name = "start_date")]
        public string? StartDate { get; init; }

        /// <summary>At most 90 days later.</summary>
        [FromQuery(Name = "end_date")]
        public string? EndDate { get; init; }

        /// <summary>Not needed for reading; mySociety's clients send it.</summary>
        [FromQuery(Name = "api_key")]
        public string? ApiKey { get; init; }
    }

    public static async Task<Results<Spark<List<Update>>, Refusal>> Handle(
        [AsParameters] Open311Call call, [AsParameters] Filter filter, PhotoLinks links, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Window.Read(filter.StartDate, filter.EndDate, clock.Now(), errors) is not { } window) return Refusal.Invalid(errors);

        await using var connection = await call.Database.OpenConnectionAsync(ct);
        var lines = await PublicUpdates.Within(connection, window, Most, ct);
        // The last one comes again, and its id says so.
        if (lines.Count == Most) call.Next(new() { ["start_date"] = Window.W3c(lines[^1].RecordedAt), ["end_date"] = Window.W3c(window.Before.AddSeconds(-1)) });
        return new Spark<List<Update>>("service_request_updates", lines.ConvertAll(line => new Update(
            line.Id.ToString(), line.Reference, line.Extended, line.Says(call.English),
            line.Photo is null ? null : call.Site + links.Url(Guid.Parse(line.Photo)),
            line.RecordedAt, line.Kind == "reopened" ? "reopened" : line.Status)));
    }
}
