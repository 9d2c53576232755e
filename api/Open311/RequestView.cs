using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saphansung.Api.Forms;
using Saphansung.Api.Incidents;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <param name="Status">open or closed.</param>
/// <param name="Description">As reported, with what points at a person covered; empty when the reporter withdrew it.</param>
/// <param name="UpdatedDatetime">When it was closed, of a closed one.</param>
/// <param name="ExpectedDatetime">The service target.</param>
/// <param name="Lat">WGS 84; rounded for problems that would point at a home.</param>
/// <param name="MediaUrl">The first photo; the link expires within two hours.</param>
public sealed record ServiceRequest(
    [property: JsonPropertyName("service_request_id")] string ServiceRequestId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("status_notes")] string? StatusNotes,
    [property: JsonPropertyName("service_name")] string ServiceName,
    [property: JsonPropertyName("service_code")] string ServiceCode,
    [property: JsonPropertyName("description")] string? Description,
    [property: JsonPropertyName("agency_responsible")] string? AgencyResponsible,
    [property: JsonPropertyName("service_notice")] string? ServiceNotice,
    [property: JsonPropertyName("requested_datetime")] DateTime RequestedDatetime,
    [property: JsonPropertyName("updated_datetime")] DateTime UpdatedDatetime,
    [property: JsonPropertyName("expected_datetime")] DateTime? ExpectedDatetime,
    [property: JsonPropertyName("address")] string? Address,
    [property: JsonPropertyName("address_id")] string? AddressId,
    [property: JsonPropertyName("zipcode")] string? Zipcode,
    [property: JsonPropertyName("lat")] double? Lat,
    [property: JsonPropertyName("long")] double? Lng,
    [property: JsonPropertyName("media_url")] string? MediaUrl)
{
    [JsonPropertyName("attributes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RequestAttribute>? Attributes { get; init; }

    [JsonPropertyName("extended_attributes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExtendedAttributes? ExtendedAttributes { get; init; }

    [JsonPropertyName("notes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RequestNote>? Notes { get; init; }
}

/// <param name="Name">The code of the question.</param>
/// <param name="Code">The chosen option's key, or the value.</param>
public sealed record RequestAttribute(
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("code")] string Code);

/// <param name="Channel">line, staff (reported for somebody else) or open311.</param>
public sealed record ExtendedAttributes(
    [property: JsonPropertyName("channel")] string Channel,
    [property: JsonPropertyName("photos")] IReadOnlyList<RequestPhoto> Photos);

public sealed record RequestPhoto([property: JsonPropertyName("media_url")] string MediaUrl);

public sealed record RequestNote(
    [property: JsonPropertyName("datetime")] DateTime Datetime,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("type")] string Type);

/// <summary>Public cases as GeoReport shows them, in one query; extensions take two more.</summary>
internal sealed class RequestView(DistrictData districtData, PhotoLinks links)
{
    /// <summary>What the condition may name.</summary>
    internal sealed record Asked
    {
        public string[] References { get; init; } = [];
        public string[] Codes { get; init; } = [];
        public string[] States { get; init; } = [];
        public DateTime? From { get; init; }
        public DateTime? Before { get; init; }
        public long Skip { get; init; }
        public int Limit { get; init; } = ListRequests.Most;
    }

    /// <param name="condition">Over <c>public_incident</c>; ours, never the caller's.</param>
    public async Task<List<ServiceRequest>> Read(Open311Call call, string condition, Asked asked, bool extended, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        await using var connection = await call.Database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>($"""
            with page as materialized (  -- of ids only: sorting whole cases would go to the disk
                select id
                from public_incident
                where {condition}
                order by reported_at desc, id desc
                limit @Limit offset @Skip
            )
            select id, reference, category_code, status, open, resolution, description, answers::text as answers, form_key, form_version, lat, lng, landmark,
                   community_code, told, photos, reported_at, updated_at, ended_at, fix_by, channel, agency_code, parent_reference
            from public_incident
            where id in (select id from page)
            order by reported_at desc, id desc
            """, asked, ct);
        var more = extended ? await Extensions.Read(connection, rows, ct) : null;
        return rows.ConvertAll(row => Shown(row, district, call, more));
    }

    private ServiceRequest Shown(Row row, District district, Open311Call call, Extensions? more)
    {
        var category = district.Category(row.CategoryCode);
        var photos = row.Photos?.Split(',').Select(p => call.Site + links.Url(Guid.Parse(p))).ToList() ?? [];
        var request = new ServiceRequest(
            row.Reference, row.Open ? PublicStatus.Open : PublicStatus.Closed,
            PublicStatus.Note(row.Status, row.Resolution, row.ParentReference).In(call.English),
            category?.Name.In(call.English) ?? row.CategoryCode, row.CategoryCode,
            row.Told ? PublicText.Mask(row.Description) : null,
            district.Agency(row.AgencyCode)?.Name.In(call.English) ?? row.AgencyCode,
            null, row.ReportedAt, row.EndedAt ?? row.UpdatedAt, row.FixBy,
            row.Told && category is not null ? Address(row, category, district, call.English) : null, null, null,
            category is null ? null : PublicPlace.Degrees(category, row.Lat), category is null ? null : PublicPlace.Degrees(category, row.Lng),
            photos.FirstOrDefault());
        return more is null ? request : request with
        {
            Attributes = [.. Attributes(row, more.Questions[(row.FormKey, row.FormVersion)], call.English)],
            ExtendedAttributes = new(row.Channel, photos.ConvertAll(p => new RequestPhoto(p))),
            Notes = [.. more.Notes[row.Id].Select(n => new RequestNote(n.RecordedAt, n.Says(call.English), n.Extended))],
        };
    }

    /// <summary>"From most specific to most general".</summary>
    private static string Address(Row row, Category category, District district, bool english)
    {
        var near = PublicPlace.Address(category, row.Landmark, district.Community(row.CommunityCode)?.Name);
        return string.Join(", ", ((string?[])[near, district.Settings.Name.In(english)]).OfType<string>());
    }

    // What people wrote themselves is not shown, however harmless the question: only chosen options and figures.
    private static IEnumerable<RequestAttribute> Attributes(Row row, List<Question> questions, bool english)
    {
        var answers = IncidentParts.Json<Dictionary<string, JsonElement>>(row.Answers);
        foreach (var question in questions.Where(q => q.Type is "choice" or "choices" or "number" or "scale" or "date"))
            foreach (var value in answers.TryGetValue(question.Key, out var answer) ? FormAnswers.Values(answer) : [])
                yield return new(question.Label.In(english), question.Key, question.Options?.FirstOrDefault(o => o.Value == value)?.Label.In(english) ?? value, value);
    }

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, bool Open, string? Resolution, string Description, string Answers, string FormKey, int FormVersion,
        double? Lat, double? Lng, string? Landmark, string? CommunityCode, bool Told, string? Photos, DateTime ReportedAt, DateTime UpdatedAt,
        DateTime? EndedAt, DateTime FixBy, string Channel, string AgencyCode, string? ParentReference);

    /// <summary>What <c>extensions=true</c> needs besides: the forms that were answered, and what happened.</summary>
    private sealed record Extensions(Dictionary<(string Key, int Version), List<Question>> Questions, ILookup<Guid, PublicUpdates.Line> Notes)
    {
        public static async Task<Extensions> Read(DbConnection connection, List<Row> rows, CancellationToken ct)
        {
            var forms = await connection.Many<Asking>(
                "select form_key, version, questions::text as questions from form_version where form_key = any(@keys)",
                new { keys = rows.Select(r => r.FormKey).Distinct().ToArray() }, ct);
            return new(
                forms.ToDictionary(f => (f.FormKey, f.Version), f => IncidentParts.Json<List<Question>>(f.Questions)),
                await PublicUpdates.Of(connection, rows.ConvertAll(r => r.Id), ct));
        }

        private sealed record Asking(string FormKey, int Version, string Questions);
    }
}
