using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>A rule as the head writes it. Written anew or changed it is a draft, which decides nothing.</summary>
internal static class SaveRoutingRule
{
    /// <param name="Agency">A code of <c>GET /api/v1/staff/agencies</c>; agency, priority or both.</param>
    /// <param name="Priority">normal, high or emergency.</param>
    /// <param name="Offers">True offers the case to the agency by itself.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(200, ErrorMessage = "too_long|200")] string? Name,
        [property: Required(ErrorMessage = "required")] RoutingConditions? Conditions,
        string? Agency,
        string? Priority,
        [property: Required(ErrorMessage = "required")] bool? Offers);

    public static async Task<Results<Created<ListRoutingRules.Rule>, Refusal>> Create(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (Check(request, await districtData.Get(ct)) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var (head, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            insert into routing_rule (id, position, name, conditions, agency_code, priority, offers, state, created_by, updated_at, submission_key, submission_hash)
            select @id, coalesce(max(position), 0) + 1, @name, @conditions::jsonb, @Agency, @Priority, @Offers, 'draft', @head, @now, @key, @hash
            from routing_rule
            on conflict on constraint routing_rule_submission_key do nothing
            """, new
        {
            id = Clock.NewId(now),
            name = request.Name!.Trim(),
            conditions = JsonSerializer.Serialize(request.Conditions, JsonSerializerOptions.Web),
            request.Agency,
            request.Priority,
            request.Offers,
            head = head.Id,
            now,
            key,
            hash,
        }, ct);
        var saved = await connection.One<Saved>(
            "select id, submission_hash from routing_rule where created_by = @head and submission_key = @key", new { head = head.Id, key }, ct);
        if (!saved.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, (await ListRoutingRules.Read(connection, saved.Id, ct))[0]);
    }

    /// <summary>Saying the same again changes nothing; anything else makes a new version, to be tried before it is switched on.</summary>
    public static async Task<Results<Ok<ListRoutingRules.Rule>, Refusal>> Change(
        Guid id, Request request, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request, await districtData.Get(ct)) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            update routing_rule
            set name = @name, conditions = @conditions::jsonb, agency_code = @Agency, priority = @Priority, offers = @Offers,
                state = 'draft', version = version + 1, updated_at = @now
            where id = @id
              and (name, conditions, agency_code, priority, offers) is distinct from (@name, @conditions::jsonb, @Agency, @Priority, @Offers)
            """, new
        {
            id,
            name = request.Name!.Trim(),
            conditions = JsonSerializer.Serialize(request.Conditions, JsonSerializerOptions.Web),
            request.Agency,
            request.Priority,
            request.Offers,
            now = clock.Now(),
        }, ct);
        districtData.Forget();
        return await ListRoutingRules.Read(connection, id, ct) is [var rule] ? TypedResults.Ok(rule) : Refusal.NotFound;
    }

    private static Dictionary<string, string[]> Check(Request request, District district)
    {
        var (errors, conditions) = (new Dictionary<string, string[]>(), request.Conditions!);
        if (string.IsNullOrWhiteSpace(request.Name)) errors["name"] = ["required"];
        if (request is { Agency: null, Priority: null }) errors["agency"] = ["agency_or_priority"];
        if (request is { Agency: null, Offers: true }) errors["agency"] = ["required"];
        if (request.Agency is not null && district.Agency(request.Agency) is null) errors["agency"] = ["unknown_value"];
        if (request.Priority is not null && !Priority.All.Contains(request.Priority)) errors["priority"] = ["unknown_value"];

        Named("category", conditions.Category, code => district.Category(code) is not null);
        Named("community", conditions.Community, code => district.Community(code) is not null);
        if (conditions.Hours is not (null or RoutingConditions.Working or RoutingConditions.Outside)) errors["conditions.hours"] = ["unknown_value"];
        if ((conditions.From is null) != (conditions.To is null)) errors["conditions.from"] = ["both_times"];
        if (!IsTime(conditions.From)) errors["conditions.from"] = ["not_a_time"];
        if (!IsTime(conditions.To)) errors["conditions.to"] = ["not_a_time"];

        var asked = district.Categories.Where(c => conditions.Category?.Contains(c.Code) != false).SelectMany(c => c.Form.Questions).ToLookup(q => q.Key);
        foreach (var (key, values) in conditions.Answers ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (!asked.Contains(key)) errors[$"conditions.answers.{key}"] = ["unknown_question"];
            else Named($"answers.{key}", values ?? [], value => asked[key].Any(q => q.Options?.Any(o => o.Value == value) == true));
        }

        return errors;

        void Named(string part, IReadOnlyList<string>? values, Func<string, bool> known)
        {
            if (values is { Count: 0 }) errors[$"conditions.{part}"] = ["required"];
            if (values?.All(known) == false) errors[$"conditions.{part}"] = ["unknown_value"];
        }
    }

    private static bool IsTime(string? text) => text is null || TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private sealed record Saved(Guid Id, byte[] SubmissionHash);
}
