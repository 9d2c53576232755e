using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>
/// Takes over tickets from a file of Traffy Fondue: all of it or, when something fails or the process dies, nothing. The ticket's number is
/// the key; a later import brings its newer state, an older one changes nothing. No ticket becomes a case.
/// </summary>
internal static class ImportTraffy
{
    public const int MostBytes = 32 * 1024 * 1024;
    private const int MostRows = 200_000;
    private const int MostProblems = 1000;
    private const int AtOnce = 500;

    /// <summary>Longer file names are cut.</summary>
    private const int MostName = 200;

    /// <param name="Outside">Of the tickets read: on the side list, because they are not the district's.</param>
    /// <param name="Unreadable">Rows left out; the first 1,000 are told with their lines.</param>
    public sealed record Response(Guid Id, string FileName, DateTime ImportedAt, int Rows, int Added, int Changed, int Unchanged, int Outside, int Unreadable);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        IFormFile file, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, DistrictData districtData, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (file.Length > MostBytes) return new Refusal(413, "import_too_large");
        await using var content = file.OpenReadStream();
        var hash = await SHA256.HashDataAsync(content, ct);
        content.Position = 0;
        if (await TraffyFile.Open(content, ct) is not { } rows) return Refusal.Invalid("file", "not_a_traffy_file");

        var (personId, now, district) = (Person.Of(http.User).Id, clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two imports at once would wait for each other's tickets, and a repeat for its first call.
        await connection.Run("select pg_advisory_xact_lock(hashtext('traffy_import'))", null, ct);
        if (await Before(connection, personId, key, ct) is { } before)
            return before.SubmissionHash.AsSpan().SequenceEqual(hash) ? Created(before.Shown) : Idempotency.Reused;

        var import = new Import(Clock.NewId(now), now);
        try
        {
            await Begin(connection, import, file.FileName, personId, key, hash, ct);
            await foreach (var chunk in rows.Chunk(AtOnce).WithCancellation(ct))
            {
                await import.Take(connection, chunk, district, ct);
                if (import.Rows > MostRows) return Refusal.Invalid("file", $"too_many|{MostRows}");
            }
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            return Refusal.Invalid("file", "not_a_traffy_file");
        }

        await End(connection, import, ct);
        await transaction.CommitAsync(ct);
        return Created((await Before(connection, personId, key, ct))!.Shown);
    }

    private static Created<Response> Created(Response answer) => TypedResults.Created($"/api/v1/staff/traffy/imports/{answer.Id}", answer);

    private static Task<Kept?> Before(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.OneOrNone<Kept>("""
        select id, file_name, imported_at, rows, added, changed, unchanged, outside, unreadable, submission_hash
        from traffy_import
        where person_id = @personId and submission_key = @key
        """, new { personId, key }, ct);

    private static Task<int> Begin(DbConnection connection, Import import, string name, Guid personId, Guid key, byte[] hash, CancellationToken ct) =>
        connection.Run("""
            insert into traffy_import (id, person_id, submission_key, submission_hash, file_name, imported_at, rows, added, changed, unchanged, outside, unreadable)
            values (@Id, @personId, @key, @hash, @name, @At, 0, 0, 0, 0, 0, 0)
            """, new { import.Id, personId, key, hash, name = name[..Math.Min(name.Length, MostName)].Replace("\0", "", StringComparison.Ordinal), import.At }, ct);

    private static Task<int> End(DbConnection connection, Import import, CancellationToken ct) => connection.Run("""
        update traffy_import
        set rows = @Rows, added = @Added, changed = @Changed, unchanged = @Rows - @Unreadable - @Added - @Changed, outside = @Outside, unreadable = @Unreadable
        where id = @Id
        """, new { import.Id, import.Rows, import.Added, import.Changed, import.Outside, import.Unreadable }, ct);

    private sealed record Kept(
        Guid Id, string FileName, DateTime ImportedAt, int Rows, int Added, int Changed, int Unchanged, int Outside, int Unreadable, byte[] SubmissionHash)
    {
        public Response Shown => new(Id, FileName, ImportedAt, Rows, Added, Changed, Unchanged, Outside, Unreadable);
    }

    private sealed class Import(Guid id, DateTime at)
    {
        public Guid Id => id;
        public DateTime At => at;
        public int Rows { get; private set; }
        public int Added { get; private set; }
        public int Changed { get; private set; }
        public int Outside { get; private set; }
        public int Unreadable { get; private set; }

        public async Task Take(DbConnection connection, TraffyRow[] rows, District district, CancellationToken ct)
        {
            var tickets = new Dictionary<string, TraffyTicket>(StringComparer.Ordinal);
            var problems = new List<object>();
            foreach (var row in rows)
            {
                Rows++;
                var (ticket, reason) = TraffyTicket.Read(row, district);
                if (ticket is not null)
                {
                    // The same ticket twice in one file: the newer word counts.
                    if (!tickets.TryGetValue(ticket.TicketId, out var other) || other.NewestAt <= ticket.NewestAt) tickets[ticket.TicketId] = ticket;
                    if (ticket.Outside is not null) Outside++;
                }
                else if (++Unreadable <= MostProblems)
                {
                    problems.Add(new { row.Line, reason });
                }
            }

            var told = await connection.One<Told>(Save, new { Id, tickets = Json(tickets.Values), problems = Json(problems) }, ct);
            (Added, Changed) = (Added + told.Added, Changed + told.Changed);
        }

        private static string Json(object list) => JsonSerializer.Serialize(list, JsonSerializerOptions.Web);
    }

    private const string Save = """
        with wrong as (
            insert into traffy_problem (import_id, line, reason)
            select @Id, line, reason
            from jsonb_to_recordset(@problems::jsonb) as problem (line integer, reason text)
            on conflict (import_id, line) do nothing
        ), saved as (
            insert into traffy_ticket (ticket_id, types, categories, comment, organization, lat, lng, address, subdistrict, district, province, state, state_label,
                                       photo, photo_after, stars, reopenings, reported_at, last_activity_at, outside, import_id)
            select "ticketId", types, categories, comment, organization, lat, lng, address, subdistrict, district, province, state, "stateLabel",
                   photo, "photoAfter", stars, reopenings, "reportedAt", "lastActivityAt", outside, @Id
            from jsonb_to_recordset(@tickets::jsonb)
                as ticket ("ticketId" text, types text[], categories text[], comment text, organization text, lat double precision, lng double precision, address text,
                           subdistrict text, district text, province text, state text, "stateLabel" text, photo text, "photoAfter" text, stars integer,
                           reopenings integer, "reportedAt" timestamptz, "lastActivityAt" timestamptz, outside text)
            on conflict (ticket_id) do update set
                types = excluded.types, categories = excluded.categories, comment = excluded.comment, organization = excluded.organization,
                lat = excluded.lat, lng = excluded.lng, address = excluded.address, subdistrict = excluded.subdistrict, district = excluded.district,
                province = excluded.province, state = excluded.state, state_label = excluded.state_label, photo = excluded.photo,
                photo_after = excluded.photo_after, stars = excluded.stars, reopenings = excluded.reopenings, reported_at = excluded.reported_at,
                last_activity_at = excluded.last_activity_at, outside = excluded.outside, import_id = excluded.import_id
            where greatest(excluded.last_activity_at, excluded.reported_at) >= greatest(traffy_ticket.last_activity_at, traffy_ticket.reported_at)
              and (excluded.types, excluded.categories, excluded.comment, excluded.organization, excluded.lat, excluded.lng, excluded.address, excluded.state,
                   excluded.state_label, excluded.photo, excluded.photo_after, excluded.stars, excluded.reopenings, excluded.last_activity_at, excluded.outside)
                  is distinct from
                  (traffy_ticket.types, traffy_ticket.categories, traffy_ticket.comment, traffy_ticket.organization, traffy_ticket.lat, traffy_ticket.lng,
                   traffy_ticket.address, traffy_ticket.state, traffy_ticket.state_label, traffy_ticket.photo, traffy_ticket.photo_after, traffy_ticket.stars,
                   traffy_ticket.reopenings, traffy_ticket.last_activity_at, traffy_ticket.outside)
            returning xmax = 0 as added
        )
        select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed from saved
        """;

    private sealed record Told(int Added, int Changed);
}
