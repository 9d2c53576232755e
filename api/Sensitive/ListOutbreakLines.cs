using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>
/// The line list of an outbreak: what an epidemiologist asks first, and nothing about who reported or who is ill. The named agency reads it
/// as it is; a caseworker gives a reason, which is kept.
/// </summary>
internal static class ListOutbreakLines
{
    /// <param name="Reason">Why (5 to 500 characters); kept with the caseworker's name.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "reason_needed"), StringLength(500, ErrorMessage = "too_long|500")] string? Reason);

    /// <param name="OnsetOn">Day on which it began, as the reporter remembers.</param>
    /// <param name="Week">Of the report: its Monday in Bangkok.</param>
    /// <param name="People">Ill people, as the report says.</param>
    /// <param name="Groups">Answers to the form's question of that name, as are treated and place.</param>
    public sealed record Line(
        string Reference, DateOnly? OnsetOn, DateOnly Week, string Community, string Signs, int People, IReadOnlyList<string> Groups,
        string? Treated, string? Place);

    public static async Task<Results<Ok<Page<Line>>, Refusal>> ForAgency(
        Guid id, HttpContext http, DistrictData districtData, Databases databases, CancellationToken ct,
        Guid? after = null, int limit = Paging.Most)
    {
        if (!await ListOutbreaks.IsNamed(http, districtData, ct)) return Refusal.NotFound;

        await using var connection = await databases.Of(http.User).OpenConnectionAsync(ct);
        return await Exists(connection, id, ct) ? TypedResults.Ok(await Read(connection, id, after, limit, ct)) : Refusal.NotFound;
    }

    public static async Task<Results<Ok<Page<Line>>, Refusal>> ForStaff(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        Guid? after = null, int limit = Paging.Most)
    {
        var (reason, now) = (request.Reason!.Trim(), clock.Now());
        if (reason.Length < 5) return Refusal.Invalid("reason", "too_short|5");

        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await Exists(connection, id, ct)) return Refusal.NotFound;
        await connection.Run("insert into outbreak_access (id, outbreak_id, person_id, reason, opened_at) values (@accessId, @id, @person, @reason, @now)",
            new { accessId = Clock.NewId(now), id, person = Person.Of(http.User).Id, reason, now }, ct);
        return TypedResults.Ok(await Read(connection, id, after, limit, ct));
    }

    private static Task<bool> Exists(DbConnection connection, Guid id, CancellationToken ct) =>
        connection.One<bool>("select exists (select from outbreak where id = @id)", new { id }, ct);

    private static async Task<Page<Line>> Read(DbConnection connection, Guid id, Guid? after, int limit, CancellationToken ct)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        var rows = await connection.Many<Row>("""
            select report.id, reference, answers->>'firstSeen' as first_seen, report.week, name as community, report.signs, people,
                   case when jsonb_typeof(answers->'groups') = 'array' then
                       (select string_agg(kind, ',') from jsonb_array_elements_text(answers->'groups') as kind) end as groups,
                   answers->>'treated' as treated, answers->>'place' as place
            from outbreak
            join disease_report report on report.reported_at >= outbreak.week::timestamp at time zone 'Asia/Bangkok'
                and report.reported_at < (outbreak.week + 7)::timestamp at time zone 'Asia/Bangkok'
                and report.community_code = outbreak.community_code
                and report.signs = outbreak.signs
            join community on code = report.community_code
            where outbreak.id = @id and (@after::uuid is null or report.id > @after)
            order by report.id
            limit @limit + 1
            """, new { id, after, limit }, ct);
        var page = Paging.Of(rows, limit, r => r.Id);
        return new([.. page.Items.Select(Shown)], page.Next);
    }

    private static Line Shown(Row row) => new(
        row.Reference,
        DateOnly.TryParseExact(row.FirstSeen, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var onset) ? onset : null,
        row.Week, row.Community, row.Signs, row.People, row.Groups?.Split(',') ?? [], row.Treated, row.Place);

    private sealed record Row(
        Guid Id, string Reference, string? FirstSeen, DateOnly Week, string Community, string Signs, int People, string? Groups,
        string? Treated, string? Place);
}
