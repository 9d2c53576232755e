using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>What every call says: in which form it wants its answer, and of which world it asks.</summary>
internal sealed record Open311Call
{
    /// <summary><c>xml</c> or <c>json</c>.</summary>
    [FromRoute(Name = "format")]
    public required string Format { get; init; }

    /// <summary>May be left out: this service is one district's.</summary>
    [FromQuery(Name = "jurisdiction_id")]
    public string? JurisdictionId { get; init; }

    public required HttpContext Http { get; init; }

    [FromServices]
    public required Databases Databases { get; init; }

    public const string Root = "/open311";
    public const string TestRoot = Root + "/test";

    /// <summary>The endpoint for practice shows and makes test cases only.</summary>
    public bool Test => Http.Request.Path.StartsWithSegments(TestRoot, StringComparison.OrdinalIgnoreCase);

    public NpgsqlDataSource Database => Test ? Databases.Test : Databases.Live;

    public bool English => Http.Request.WantsEnglish();

    /// <summary>Where this service stands, as the caller reached it.</summary>
    public string Site => $"{Http.Request.Scheme}://{Http.Request.Host}";

    /// <summary>Names the following page in a header (RFC 8288), because the body is GeoReport's and has no place for it.</summary>
    public void Next(Dictionary<string, string?> query) =>
        Http.Response.Headers.Link = $"<{Site}{Http.Request.Path}{QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value)))}>; rel=\"next\"";

    public static async ValueTask<Refusal?> WrongJurisdiction(string? given, DistrictData district, CancellationToken ct) =>
        string.IsNullOrEmpty(given) || (await district.Get(ct)).Settings.Open311 is not { } own || own.JurisdictionId == given
            ? null
            : new Refusal(404, "unknown_jurisdiction");
}
