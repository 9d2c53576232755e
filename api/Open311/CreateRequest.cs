using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Agencies;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>
/// Files a report for an agency's system. GeoReport has no key against doubling: an Idempotency-Key is honoured when sent, and without one
/// the same agency's same body on the same day (Bangkok's) is the same report.
/// </summary>
internal static partial class CreateRequest
{
    /// <summary>The fields of the form, for the contract.</summary>
    /// <param name="ApiKey">May stand in the address instead, or in the header <c>Authorization: Bearer</c>.</param>
    /// <param name="ServiceCode">A code of the service list.</param>
    /// <param name="Lat">WGS 84 degrees; with <paramref name="Lng"/>, or <paramref name="AddressString"/> instead of both.</param>
    /// <param name="Description">Plain text without HTML.</param>
    /// <param name="MediaUrl">Kept as a link for the officers. Up to five; pictures may also be uploaded as files of a multipart body.</param>
    public sealed record Request(
        [property: JsonPropertyName("api_key")] string? ApiKey,
        [property: JsonPropertyName("service_code")] string ServiceCode,
        [property: JsonPropertyName("jurisdiction_id")] string? JurisdictionId,
        [property: JsonPropertyName("lat")] double? Lat,
        [property: JsonPropertyName("long")] double? Lng,
        [property: JsonPropertyName("address_string")] string? AddressString,
        [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("email")] string? Email,
        [property: JsonPropertyName("device_id")] string? DeviceId,
        [property: JsonPropertyName("account_id")] string? AccountId,
        [property: JsonPropertyName("first_name")] string? FirstName,
        [property: JsonPropertyName("last_name")] string? LastName,
        [property: JsonPropertyName("phone")] string? Phone,
        [property: JsonPropertyName("media_url")] string? MediaUrl)
    {
        /// <summary><c>attribute[CODE]</c>, and <c>attribute[CODE][]</c> once for each of several values.</summary>
        [JsonExtensionData]
        public Dictionary<string, object>? Attributes { get; init; }
    }

    /// <param name="ServiceNotice">What happens next; in an emergency whom to call.</param>
    public sealed record Response(
        [property: JsonPropertyName("service_request_id")] string ServiceRequestId,
        [property: JsonPropertyName("service_notice")] string? ServiceNotice,
        [property: JsonPropertyName("account_id")] string? AccountId);

    public static async Task<Results<Spark<List<Response>>, Refusal>> Handle(
        [AsParameters] Open311Call call, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, AgencyKeyring keyring, DistrictData districtData, AssignmentMoves moves,
        TimeProvider clock, CancellationToken ct)
    {
        var (form, unread) = await Open311Form.Read(call.Http.Request, ct);
        if (form is null) return unread!;
        var (caller, unknown) = await form.Caller(call, keyring, ct);
        if (caller is null) return unknown!;
        var (now, district) = (clock.Now(), await districtData.Get(ct));
        if (await Open311Call.WrongJurisdiction(form.Text("jurisdiction_id"), districtData, ct) is { } wrong) return wrong;
        var category = district.Category(form.Text("service_code"));
        if (category?.Public == false || (category is null && form.Text("service_code") is not null)) return new Refusal(404, "unknown_service");

        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (category is null) errors["service_code"] = ["required"];
        var photoIds = form.Photos.Select(_ => Clock.NewId(now)).ToList();
        var report = Report(form, category, photoIds, errors);
        var note = Note(form, district.Agency(caller.Agency), errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var key = SubmissionKey(caller.Agency, idempotencyKey, form.Hash, now);
        await using var connection = await call.Database.OpenConnectionAsync(ct);
        var reporter = await AgencyPerson.Id(connection, caller.Agency, now, ct);
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            await FormPhotos.StoreAs(connection, form, photoIds, reporter, now, ct);
            if (await StoreReport.Store(connection, report, call.Test ? district.Practice : district, category!, reporter, key, form.Hash, now, ct) is { } stored)
            {
                // By the service, not by the agency: nobody waits for an answer to it.
                await new CaseEvent(stored.Id, "note", Actor.System, now) { StaffOnly = true, Text = note, Data = new { channel = "open311" } }.Add(connection, ct);
                // A test case goes to whoever made it, so that an integrator can practise the whole way round.
                if (call.Test && district.Agency(caller.Agency) is { } own)
                    await moves.Offer(connection, (await Case.Lock(connection, stored.Id, ct))!, own, null, Actor.System, now, ct);
                await transaction.CommitAsync(ct);
            }
        }

        var saved = (await StoreReport.Find(connection, reporter, key, ct))!;
        if (!saved.SubmissionHash.AsSpan().SequenceEqual(form.Hash)) return Idempotency.Reused;
        return new Spark<List<Response>>("service_requests",
            [new(saved.Reference, ReceiptText.Note(district, saved.Priority, saved.ReportedAt, saved.AnswerBy)?.In(call.English), form.Text("account_id"))]);
    }

    private static SubmitIncident.Request Report(Open311Form form, Category? category, List<Guid> photoIds, Dictionary<string, string[]> errors)
    {
        var (lat, lng) = (Degrees("lat"), Degrees("long"));
        var address = form.Text("address_string", 200, errors);
        if (lat is not null && lng is not null)
        {
            if (!Thailand.Contains(lat.Value, lng.Value)) errors["lat"] = ["outside_thailand"];
        }
        else if (form.Text("lat") is not null || form.Text("long") is not null)
        {
            if (!errors.ContainsKey("lat") && !errors.ContainsKey("long")) errors[lat is null ? "lat" : "long"] = ["both_or_none"];
        }
        else if (form.Text("address_id") is not null && address is null)
        {
            errors["address_id"] = ["no_address_ids"];
        }
        else if (address is null && !errors.ContainsKey("address_string"))
        {
            errors["lat"] = ["geo_place_required"];
        }

        var description = form.Text("description", 4000, errors);
        if (description is not null && Html().IsMatch(description)) errors["description"] = ["no_html"];
        var place = lat is null || lng is null ? ((double, double)?)null : (lat.Value, lng.Value);
        var answers = category is null ? [] : FormAttributes.Answers(category.Form, form.Attributes, photoIds, place);
        if (category is not null)
            foreach (var (field, error) in FormAttributes.Check(category.Form, answers)) errors[field] = error;
        return new(category?.Code, answers, description ?? category?.Name.Th, new(lat, lng, null, address), null, photoIds, Contact(form, errors), null);

        double? Degrees(string field)
        {
            if (form.Text(field) is not { } text) return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)) return degrees;
            errors[field] = ["wrong_type"];
            return null;
        }
    }

    private static SubmitIncident.Contact? Contact(Open311Form form, Dictionary<string, string[]> errors)
    {
        var email = form.Text("email", 100, errors);
        if (email is not null && !email.Contains('@', StringComparison.Ordinal)) errors["email"] = ["wrong_type"];
        string?[] name = [form.Text("first_name", 50, errors), form.Text("last_name", 50, errors), email is null ? null : $"<{email}>"];
        var whole = string.Join(' ', name.OfType<string>());
        var phone = form.Text("phone", 30, errors);
        return whole.Length == 0 && phone is null ? null : new(whole.Length == 0 ? null : whole, phone);
    }

    /// <summary>What staff read beside the report: whose system it came from, and what it pointed at.</summary>
    private static string Note(Open311Form form, Agency? agency, Dictionary<string, string[]> errors)
    {
        List<string> lines = [$"รับแจ้งผ่าน Open311 จากระบบของ{agency?.Name.Th} · Filed over Open311 by {agency?.Name.En}"];
        lines.AddRange(form.Links(errors).Select(link => $"ลิงก์ที่ส่งมา (ระบบไม่ได้เปิดดู) · Link that came along, not opened by us: {link}"));
        foreach (var field in (string[])["account_id", "device_id"])
            if (form.Text(field, 200, errors) is { } value) lines.Add($"{field}: {value}");
        return string.Join('\n', lines);
    }

    private static Guid SubmissionKey(string agency, string? header, byte[] hash, DateTime now)
    {
        var told = string.IsNullOrWhiteSpace(header)
            ? FormattableString.Invariant($"{Clock.DayInBangkok(now):yyyy-MM-dd} {Convert.ToHexString(hash)}")
            : "key " + header.Trim();
        return new(SHA256.HashData(Encoding.UTF8.GetBytes($"{agency} {told}")).AsSpan(0, 16));
    }

    /// <summary>"This may contain line breaks, but not html or code."</summary>
    [GeneratedRegex("<(/?[a-z][^<>]*|!--.*)>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Html();
}
