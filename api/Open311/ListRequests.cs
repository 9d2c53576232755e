using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Public cases, newest first: those asked for by id, or those of a time.</summary>
internal static class ListRequests
{
    /// <summary>"Default query limit is a span of 90 days or first 1000 requests returned, whichever is smallest."</summary>
    public const int Most = 1000;

    internal sealed record Filter
    {
        /// <summary>References, separated by commas; overrides everything else.</summary>
        [FromQuery(Name = "service_request_id")]
        public string? ServiceRequestId { get; init; }

        /// <summary>Codes, separated by commas.</summary>
        [FromQuery(Name = "service_code")]
        public string? ServiceCode { get; init; }

        /// <summary>When the request was made, at the earliest; W3C date and time with offset.</summary>
        [FromQuery(Name = "start_date")]
        public string? StartDate { get; init; }

        /// <summary>At most 90 days later.</summary>
        [FromQuery(Name = "end_date")]
        public string? EndDate { get; init; }

        /// <summary>open, closed, or both with a comma.</summary>
        [FromQuery(Name = "status")]
        public string? Status { get; init; }

        /// <summary>From 1. The header <c>Link</c> names the next page and keeps the window where it is while new requests come.</summary>
        [FromQuery(Name = "page")]
        public string? PageNumber { get; init; }

        /// <summary>1 to 1,000; 1,000 when left out.</summary>
        [FromQuery(Name = "page_size")]
        public string? PageSize { get; init; }

        /// <summary><c>true</c> adds attributes, extended_attributes and notes.</summary>
        [FromQuery(Name = "extensions")]
        public string? Extensions { get; init; }
    }

    public static async Task<Results<Spark<List<ServiceRequest>>, Refusal>> Handle(
        [AsParameters] Open311Call call, [AsParameters] Filter filter, RequestView view, TimeProvider clock, CancellationToken ct)
    {
        var extended = filter.Extensions is "true";
        var references = Split(filter.ServiceRequestId);
        if (references.Length > Most) return Refusal.Invalid("service_request_id", "too_many|1,000");
        if (references.Length > 0) return new Spark<List<ServiceRequest>>("service_requests", await view.Read(call, "reference = any(@References)", new() { References = references }, extended, ct));

        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var window = Window.Read(filter.StartDate, filter.EndDate, clock.Now(), errors);
        var states = Split(filter.Status);
        if (states.Any(s => s is not (PublicStatus.Open or PublicStatus.Closed))) errors["status"] = ["open_or_closed"];
        var page = Number(filter.PageNumber, "page", 1, 1_000_000, errors);
        var size = Number(filter.PageSize, "page_size", Most, Most, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var codes = Split(filter.ServiceCode);
        var rows = await view.Read(call, """
            reported_at >= @From and reported_at < @Before
            and (cardinality(@Codes) = 0 or category_code = any(@Codes))
            and (cardinality(@States) = 0 or case when open then 'open' else 'closed' end = any(@States))
            """, new() { From = window!.From, Before = window.Before, Codes = codes, States = states, Skip = (long)(page - 1) * size, Limit = size + 1 }, extended, ct);
        if (rows.Count > size)
        {
            rows.RemoveAt(size);
            // The window stands still from page to page, so what is filed meanwhile shifts nothing.
            call.Next(new()
            {
                ["start_date"] = Window.W3c(window.From),
                ["end_date"] = Window.W3c(window.Before.AddSeconds(-1)),
                ["page"] = (page + 1).ToString(CultureInfo.InvariantCulture),
                ["page_size"] = size.ToString(CultureInfo.InvariantCulture),
                ["service_code"] = filter.ServiceCode,
                ["status"] = filter.Status,
                ["extensions"] = filter.Extensions,
            });
        }

        return new Spark<List<ServiceRequest>>("service_requests", rows);
    }

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int Number(string? text, string field, int otherwise, int most, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        errors[field] = [string.Create(CultureInfo.InvariantCulture, $"from_to|1-{most:N0}")];
        return otherwise;
    }
}

internal static class GetRequest
{
    public static async Task<Results<Spark<List<ServiceRequest>>, Refusal>> Handle(
        [AsParameters] Open311Call call, [FromRoute(Name = "service_request_id")] string reference, RequestView view, CancellationToken ct,
        [FromQuery(Name = "extensions")] string? extensions = null)
    {
        var found = await view.Read(call, "reference = any(@References)", new() { References = [reference] }, extensions is "true", ct);
        return found.Count == 0 ? new Refusal(404, "unknown_request") : new Spark<List<ServiceRequest>>("service_requests", found);
    }
}
