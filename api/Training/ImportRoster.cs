using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

/// <summary>
/// Takes a list of invited people over: all of it, or nothing and every mistake by its row (<c>rows.5.name</c>). A row is known by name and
/// community, so the same file again changes nothing, whatever was corrected since. Whoever finds no seat waits. The columns are ชื่อ-สกุล,
/// ชุมชน (code or name) and โทรศัพท์; needs are not taken over, because only the person can consent.
/// </summary>
internal static class ImportRoster
{
    /// <param name="Waiting">Of those added: without a seat.</param>
    /// <param name="Known">Rows that were on the roster already.</param>
    public sealed record Response(int Rows, int Added, int Waiting, int Known);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, IFormFile file, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (file.Length > Workbook.MostBytes) return new Refusal(413, "roster_too_large");
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        if (RosterFile.Read(copy.ToArray()) is not { Count: > 0 } rows) return Refusal.Invalid("file", "not_a_roster");
        if (rows.Count > CourseBody.MostCapacity) return Refusal.Invalid("file", $"too_many|{CourseBody.MostCapacity}");
        if (RosterFile.Check(rows, await districtData.Get(ct), out var invited) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (!course.BeforeTheDay) return new Refusal(409, "course_not_enrolling");

        // Somebody may have enrolled by themselves before their letter came.
        var themselves = (await connection.Many<Enrolled>(
            "select name, community_code from enrolment where course_id = @id and source = 'self' and state <> 'cancelled'", new { id }, ct))
            .Select(e => RosterNames.Key(e.Name, e.CommunityCode)).ToHashSet(StringComparer.Ordinal);
        var added = await connection.Many<Guid>("""
            insert into enrolment (id, course_id, name, community_code, phone, source, state, enrolled_at, created_by, roster_key)
            select id, @id, name, community, phone, 'roster', 'waiting', @now, @personId, key
            from jsonb_to_recordset(@people::jsonb) as invited (id uuid, name text, community text, phone text, key text, number integer)
            order by number
            on conflict on constraint enrolment_roster_key do nothing
            returning id
            """, new
        {
            id,
            personId,
            now,
            people = JsonSerializer.Serialize(invited.Where(p => !themselves.Contains(p.Key)).Select((p, i) =>
                new { id = Clock.NewId(now), name = p.Name, community = p.Community, phone = p.Phone, key = p.Key, number = i })),
        }, ct);
        await Seats.Fill(connection, id, null, now, ct);
        var waiting = await connection.One<int>("select count(*)::int from enrolment where id = any(@ids) and state = 'waiting'", new { ids = added.ToArray() }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(rows.Count, added.Count, waiting, rows.Count - added.Count));
    }

    private sealed record Enrolled(string Name, string? CommunityCode);
}
