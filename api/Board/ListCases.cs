using System.Buffers.Binary;
using System.Buffers.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>The staff's board. Sensitive cases show that they exist, to caseworkers only, and nothing of what they are about.</summary>
internal static class ListCases
{
    private const string Masked = "ข้อมูลอ่อนไหว ต้องระบุเหตุผลก่อนเปิด";

    /// <param name="Overdue">Its next deadline has passed.</param>
    /// <param name="DueAt">Its next deadline; null while it waits for nobody here.</param>
    /// <param name="Due">What is due then: <c>answer</c> or <c>fix</c>.</param>
    /// <param name="Paused">Whom an open case without a deadline waits for: <c>reporter</c>, <c>confirm</c>, or its group's <c>storm</c>.</param>
    /// <param name="Flags">What an officer or the head must look at.</param>
    /// <param name="Officer">The case worker.</param>
    /// <param name="AcknowledgeBy">Somebody on duty must take notice of a sensitive report until then; null when somebody did, or the time is over.</param>
    public sealed record Card(
        Guid Id, string Reference, string Category, string Status, string Description, string? Community,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, IReadOnlyList<CardAgency> Agencies, bool Overdue, int Reopenings,
        int Followers, bool Sensitive, int Photos, CardLocation? Location, string Priority, DateTime? DueAt, string? Due, string? Paused,
        IReadOnlyList<string> Flags, CardOfficer? Officer, int Version, DateTime? AcknowledgeBy);

    public sealed record CardAgency(string Code, string Status);

    public sealed record CardLocation(double Lat, double Lng);

    public sealed record CardOfficer(Guid Id, string Name);

    /// <param name="sort"><c>new</c>: newest first. <c>due</c>: the next deadline first, for open cases.</param>
    /// <param name="after"><c>next</c> of the page before, in the same order.</param>
    public static async Task<Results<Ok<Page<Card>>, Refusal>> Handle(
        [AsParameters] BoardFilter filter, HttpContext http, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        string sort = "new", string? after = null, int limit = Paging.Default)
    {
        var me = Person.Of(http.User);
        if (sort is not ("new" or "due")) return Refusal.Invalid("sort", "unknown_value");
        if (!filter.TryOfficer(me, out var officer)) return Refusal.Invalid("officer", "wrong_type");
        var (now, byDue) = (clock.Now(), sort == "due" && !filter.EndedOnly);
        if (!Cursor.TryRead(after, byDue, out var cursor)) return Refusal.Invalid("after", "wrong_type");

        limit = Math.Clamp(limit, 1, Paging.Most);
        var sql = new BoardSql(filter, officer, now, byDue);
        if (cursor is not null) sql.And(byDue ? "(due_at, id) > (@DueAt, @Id)" : "id < @Id", new { cursor.DueAt, cursor.Id });
        if (!me.Has(Roles.Caseworkers)) sql.AndNotSensitive(await district.Get(ct));
        sql.Parameters.Add("limit", limit);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>($"""
            with page as ({sql.First("id, due_at")})
            select incident.id, reference, category_code, status, description, community_code, reported_at, updated_at, fix_by, reopenings,
                   followers, sensitive, photos, lat, lng,
                   (select string_agg(agency_code || ':' || assignment.status, ',' order by assignment.id)
                    from assignment where incident_id = incident.id) as agencies,
                   priority, nullif(incident.due_at, 'infinity') as due_at, answered_at is null and answer_by <= fix_by as to_answer,
                   array_to_string(flags, ',') as flags, officer_id, officer.name as officer_name, version,
                   (select clock.due_at from clock where clock.incident_id = incident.id and kind = 'acknowledge') as acknowledge_by
            from page
            join incident on incident.id = page.id
            join category on code = category_code
            left join person officer on officer.id = officer_id
            order by {(byDue ? "page.due_at, page.id" : "page.id desc")}
            """, sql.Parameters, ct);
        return TypedResults.Ok(Paging.Of(rows.ConvertAll(r => Shown(r, now)), limit, c => new Cursor(byDue ? c.DueAt ?? DateTime.MaxValue : null, c.Id).ToString()));
    }

    private static Card Shown(Row row, DateTime now) => new(
        row.Id, row.Reference, row.CategoryCode, row.Status, row.Sensitive ? Masked : row.Description, row.CommunityCode,
        row.ReportedAt, row.UpdatedAt, row.FixBy, Agencies(row.Agencies), row.DueAt < now,
        row.Reopenings, row.Followers, row.Sensitive, row.Photos,
        row is { Sensitive: false, Lat: { } lat, Lng: { } lng } ? new(lat, lng) : null,
        row.Priority, row.DueAt, row.DueAt is null ? null : row.ToAnswer ? "answer" : "fix", Paused(row),
        row.Flags.Length == 0 ? [] : row.Flags.Split(','), row.OfficerId is { } id ? new(id, row.OfficerName!) : null, row.Version,
        row.AcknowledgeBy);

    private static string? Paused(Row row) => row.DueAt is not null ? null : row.Status switch
    {
        IncidentStatus.WaitingReporter => "reporter",
        IncidentStatus.ClaimedFixed => "confirm",
        _ => IncidentStatus.Running.Contains(row.Status) ? "storm" : null,
    };

    private static CardAgency[] Agencies(string? list) =>
        [.. list?.Split(',').Select(a => a.Split(':')).Select(a => new CardAgency(a[0], a[1])) ?? []];

    /// <summary>Where a page ended. To callers it is opaque, but for the newest first it is the last case's id.</summary>
    private sealed record Cursor(DateTime? DueAt, Guid Id)
    {
        private const int Length = sizeof(long) + 16;

        public override string ToString()
        {
            if (DueAt is not { } due) return Id.ToString();
            Span<byte> bytes = stackalloc byte[Length];
            BinaryPrimitives.WriteInt64BigEndian(bytes, due.Ticks);
            Id.TryWriteBytes(bytes[sizeof(long)..]);
            return Base64Url.EncodeToString(bytes);
        }

        public static bool TryRead(string? text, bool byDue, out Cursor? cursor)
        {
            cursor = null;
            if (string.IsNullOrEmpty(text)) return true;
            if (!byDue)
            {
                if (Guid.TryParse(text, out var id)) cursor = new(null, id);
                return cursor is not null;
            }

            Span<byte> bytes = stackalloc byte[Length];
            if (Base64Url.IsValid(text, out var length) && length == Length && Base64Url.DecodeFromChars(text, bytes) == Length
                && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks)
                cursor = new(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[sizeof(long)..]));
            return cursor is not null;
        }
    }

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, string Description, string? CommunityCode,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, int Reopenings, int Followers, bool Sensitive, int Photos,
        double? Lat, double? Lng, string? Agencies, string Priority, DateTime? DueAt, bool ToAnswer, string Flags,
        Guid? OfficerId, string? OfficerName, int Version, DateTime? AcknowledgeBy);
}
