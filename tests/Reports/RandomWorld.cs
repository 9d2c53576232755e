using System.Text.Json;

namespace Saphansung.Tests.Reports;

/// <summary>
/// Cases with histories that nobody thought out, written straight into the database: 400 over a year and a half, in every state, with
/// denied fixes, hand-overs, late and repeated answers, cases taken up again; and the followers, news and chronic points around them.
/// </summary>
internal sealed class RandomWorld(App app, int seed)
{
    private const int Days = 520;
    private static readonly string[] Categories = ["garbage", "nuisance", "disrepair", "people", "disaster"];
    private static readonly string?[] Communities = [TestDatabase.Community, TestDatabase.OtherCommunity, null];
    private static readonly string[] Agencies = ["MEA", "MWA", "TELECOM"];
    private static readonly string[] Ends = ["closed_unfixed", "not_ours", "duplicate", "withdrawn"];
    private static readonly Guid Group = new("00000000-0000-7000-9000-000000000001");
    private readonly Random random = new(seed);

    public async Task Make(int cases)
    {
        using (var resident = app.As("resident-world")) await resident.Get("/api/v1/me");
        var begin = app.Now.UtcDateTime.AddDays(-Days);
        var made = Enumerable.Range(0, cases).Select(n => Case(n, begin.AddSeconds(random.Next((Days - 1) * 86_400)))).ToList();
        await app.Sql("insert into network_group (id, line_group_id, state, bound_at, ended_at, count_due_at) values ($1, 'C-world', 'unbound', $2, $2, $2)", Group, begin);
        await app.Sql("""
            insert into incident (id, reference, category_code, community_code, status, description, answers, form_key, form_version, reporter_id, submission_key,
                                  submission_hash, reported_at, updated_at, answer_by, fix_by, ended_at, resolution, group_id, filed_from)
            select made.id, made.reference, made.category, made.community, made.status, 'เรื่อง (ตัวอย่าง)', '{}', form_key, form_version, person.id, made.id, '\x00',
                   reported_at, reported_at, reported_at, reported_at, ended_at, case made.status when 'resolved' then 'confirmed' end,
                   "group", case when "group" is null then 'own' else 'group' end
            from json_to_recordset($1::json) as made (id uuid, "group" uuid, reference text, category text, community text, status text, reported_at timestamptz, ended_at timestamptz)
            join category on category.code = made.category
            cross join (select id from person where line_user_id is not null limit 1) as person
            """, JsonSerializer.Serialize(made.Select(c => new { id = c.Id, group = c.Group, reference = c.Reference, category = c.Category, community = c.Community, status = c.Status, reported_at = c.At, ended_at = c.EndedAt })));
        await Write(made.SelectMany(c => c.Lines));
        await app.Sql("""
            insert into follower_event (source, line_user_id, kind, occurred_at, recorded_at, change, came_back)
            select 'world:' || n, 'U' || n, case when n % 4 = 0 then 'unfollow' else 'follow' end, at, at, case when n % 4 = 0 then -1 else 1 end, n % 7 = 0 and n % 4 <> 0
            from (select n, $1::timestamptz + n * interval '2 days' as at from generate_series(1, 255) as n) as follower
            """, begin);
        await app.Sql("""
            with author as (select id from person limit 1), news as (
                insert into announcement (id, state, version, title_th, title_en, body_th, body_en, audience, created_by, created_at, updated_at, way, recipients, sent_at,
                                          submission_key, submission_hash)
                select gen_random_uuid(), 'sent', 1, 'ข่าวที่ ' || n, 'News', 'x', 'x', 'everyone', author.id, $1, $1, 'push', n * 10, $1::timestamptz + n * interval '13 days', gen_random_uuid(), '\x00'
                from generate_series(1, 39) as n, author
                returning id, recipients, sent_at
            )
            insert into announcement_opening (announcement_id, via, reader, at)
            select id, 'message', int4send(n % (recipients / 10)), sent_at + n * interval '9 days' from news, generate_series(1, 9) as n
            """, begin);
        await app.Sql("""
            insert into chronic_point (id, category_code, community_code, lat, lng, returns, first_at, last_at, state, cause, updated_at)
            select gen_random_uuid(), 'garbage', 'c-01', 13.7, 100.6, n, $1::timestamptz + n * interval '90 days', now(), case when n % 2 = 0 then 'done' else 'open' end,
                   case when n % 3 = 0 then 'ท่อตัน' end, now()
            from generate_series(1, 6) as n
            """, begin);
    }

    /// <summary>All that may change of a case, whenever it was: its category, its place, its history, the evidence; and what is sensitive.</summary>
    public async Task Change(int n)
    {
        await app.Sql("update incident set category_code = case category_code when 'garbage' then 'people' else 'garbage' end where reference like $1", "W%" + Letters(n));
        await app.Sql("update incident set community_code = 'c-02' where reference like $1", "W%" + Letters(n + 1));
        await app.Sql("delete from photo where id in (select id from photo where event_id is not null and id not in (select photo_id from photo_check) order by id limit 5)");
        await app.Sql("update category set sensitive = not sensitive where code = 'nuisance'");
        var open = await app.Sql<Guid[]>("select array(select id from incident where reference like 'W%' and ended_at is null order by id limit 7)");
        await Write(open.Select(id => new Line(id, "reopened", "reporter", app.Now.UtcDateTime, "triaged", null, """{"from":"claimed_fixed"}""", "")));
    }

    private Task Write(IEnumerable<Line> lines) => app.Sql("""
        with line as (
            select gen_random_uuid() as id, *
            from rows from (json_to_recordset($1::json) as (incident_id uuid, kind text, actor text, at timestamptz, status text, agency text, data jsonb, files text))
                with ordinality as line (incident_id, kind, actor, at, status, agency, data, files, number)
        ), written as (
            insert into incident_event (id, incident_id, kind, actor_kind, occurred_at, recorded_at, status, agency_code, data)
            select id, incident_id, kind, actor, at, at, status, agency, data from line order by number
        ), photographed as (
            insert into photo (id, agency_code, incident_id, event_id, purpose, content_type, bytes, sha256, created_at)
            select gen_random_uuid(), 'MEA', incident_id, id, 'evidence', 'image/jpeg', 'x', 'x', at from line where files like '%photo%'
        )
        insert into letter (id, agency_code, incident_id, event_id, content_type, bytes, sha256, created_at)
        select gen_random_uuid(), 'MEA', incident_id, id, 'application/pdf', 'x', 'x', at from line where files like '%letter%'
        """, JsonSerializer.Serialize(lines.Select(l => new
    {
        incident_id = l.Incident,
        kind = l.Kind,
        actor = l.Actor,
        at = l.At,
        status = l.Status,
        agency = l.Agency,
        data = JsonDocument.Parse(l.Data).RootElement,
        files = l.Files,
    })));

    /// <summary>No digits: nobody shall take them for somebody's number.</summary>
    private static string Letters(int n) => string.Concat($"{n}".Select(digit => (char)('A' + digit - '0')));

    private Made Case(int n, DateTime at)
    {
        var (id, lines, status, end, now) = (Guid.CreateVersion7(), new List<Line>(), "received", (DateTime?)null, at);
        void Add(string kind, string actor, string? to = null, string? agency = null, object? data = null, string files = "")
        {
            lines.Add(new(id, kind, actor, now, to, agency, JsonSerializer.Serialize(data ?? new { from = status }), files));
            status = to ?? status;
            end = to is null ? end : to == "resolved" || Ends.Contains(to) ? now : null;
        }

        Add("reported", "reporter", "received");
        while (random.Next(12) > 0 && (now = now.AddSeconds(random.Next(1, 9 * 86_400))) < app.Now.UtcDateTime)
        {
            var agency = Agencies[random.Next(Agencies.Length)];
            switch (status, random.Next(10))
            {
                case ("claimed_fixed", < 4): Add("feedback", "reporter", "resolved"); break;
                case ("claimed_fixed", < 7): Add("moved", "system", "resolved"); break;
                case ("claimed_fixed" or "resolved", 7): Add("reopened", "reporter", "triaged"); break;
                case ("resolved", < 3): Add("feedback", "reporter"); break;
                case ("withdrawn" or "resolved", _): break;
                case ("closed_unfixed" or "not_ours" or "duplicate", _): Add("reopened", "staff", "triaged"); break;
                case (_, < 2): Add("moved", "staff", random.Next(2) == 0 ? "triaged" : "waiting_reporter"); break;
                case (_, < 4):
                    Add("assigned", "staff", agency: agency);
                    Add("moved", "staff", "assigned");
                    break;
                case (_, 4): Add("assignment", "agency", agency: agency, data: new { assignmentStatus = "accepted", onTime = random.Next(2) == 0, repeated = random.Next(4) == 0 }); break;
                case (_, 5): Add("assignment", "agency", agency: agency, data: new { assignmentStatus = "declined" }); break;
                case (_, 6): Add("moved", "staff", Ends[random.Next(Ends.Length)]); break;
                default:
                    Add("assignment", "agency", agency: agency, data: new { assignmentStatus = "done", onTime = random.Next(3) > 0, stale = random.Next(6) == 0 }, files: random.Next(4) switch { 0 => "photo", 1 => "letter photo", _ => "" });
                    Add("moved", "agency", "claimed_fixed");
                    break;
            }
        }

        return new(id, n % 3 == 0 ? null : Group, "W" + Letters(n), Categories[random.Next(Categories.Length)], Communities[random.Next(Communities.Length)], at, status, end, lines);
    }

    private sealed record Made(Guid Id, Guid? Group, string Reference, string Category, string? Community, DateTime At, string Status, DateTime? EndedAt, List<Line> Lines);

    private sealed record Line(Guid Incident, string Kind, string Actor, DateTime At, string? Status, string? Agency, string Data, string Files);
}
