using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>Invented followers with four months of history, and announcements in several states.</summary>
internal static class DemoNews
{
    private const int Days = 120;
    private const int Followers = 138;

    public static async Task Save(NpgsqlConnection connection, Guid officer, Guid head, DateTime now, CancellationToken ct)
    {
        await SaveFollowers(connection, now, ct);
        var drain = new Story("ลอกท่อระบายน้ำก่อนฤดูฝนครบทุกซอยแล้ว (ตัวอย่าง)", "Drains cleared before the rains (example)",
            "เขตลอกท่อระบายน้ำในชุมชนครบทุกซอยแล้ว หากพบจุดที่น้ำยังระบายช้า แจ้งได้จากเมนู “แจ้งเหตุ” พร้อมรูปและจุด เจ้าหน้าที่จะตอบภายในหนึ่งวันทำการ");
        await Publish(connection, drain, officer, head, now.AddDays(-12), now, 104, 58, 2, "drain-after", ct);
        var course = new Story("ชวนเครือข่ายอบรม “แจ้งเหตุให้ถึงมือ” รับ 100 คน (ตัวอย่าง)", "Training for the network, 100 places (example)",
            "อบรมหนึ่งวัน ฝึกแจ้งเหตุ ถ่ายรูปหลักฐาน และยืนยันการแก้ไข มีอาหารกลางวัน ไม่มีค่าใช้จ่าย ลงทะเบียนได้ในหน้าอบรมของเขต")
        { EventFrom = Morning(now, 10), EventTo = Morning(now, 10).AddHours(7), Place = "ห้องประชุมสำนักงานเขต (ตัวอย่าง)" };
        await Publish(connection, course, officer, head, now.AddDays(-3), now, 121, 47, 1, null, ct);
        var cleaning = new Story("Big Cleaning ชุมชนริมคลอง เช้าวันเสาร์นี้ (ตัวอย่าง)", "Big cleaning day by the canal (example)",
            "ชวนทุกบ้านออกมาช่วยกันเก็บขยะริมคลอง เขตเตรียมถุงมือ ถุงดำ และรถเก็บขยะชิ้นใหญ่ให้ พบกันที่ลานกีฬาชุมชน")
        { EventFrom = Morning(now, 4), EventTo = Morning(now, 4).AddHours(3), Place = "ลานกีฬาชุมชนริมคลอง (ตัวอย่าง)" };
        var waiting = await Write(connection, cleaning, officer, "awaiting_approval", now.AddHours(-3), ct);
        await Picture(connection, waiting, officer, "garbage-after", now.AddHours(-3), ct);
        await Line(connection, waiting, "draft", officer, now.AddHours(-4), ct);
        await Line(connection, waiting, "awaiting_approval", officer, now.AddHours(-3), ct);
        var draft = await Write(connection, new("เบี้ยยังชีพผู้สูงอายุ: วันรับลงทะเบียน (ตัวอย่าง)", "", "ร่างไว้ก่อน รอวันที่จากฝ่ายทะเบียน"), officer, "draft", now.AddHours(-1), ct);
        await Line(connection, draft, "draft", officer, now.AddHours(-1), ct);
    }

    // Two or three a day come, some leave, a few of them come back; announcements bring some and cost some.
    private static async Task SaveFollowers(NpgsqlConnection connection, DateTime now, CancellationToken ct)
    {
        var (users, kinds, times) = (new List<string>(), new List<string>(), new List<DateTime>());
        for (var number = 0; number < Followers; number++)
        {
            var user = "U" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"follower-{number} (ตัวอย่าง)")))[..32];
            var came = now.AddDays(-Days * Math.Pow(1 - number / (double)Followers, 0.8)).AddMinutes(number * 37 % 600 - 600);
            Add(user, "follow", came);
            if (number % 11 == 4) Add(user, "unfollow", Between(came, now, 0.45));
            if (number % 33 == 4) Add(user, "follow", Between(came, now, 0.8));
        }

        await Run(connection, """
            with told as (
                select * from unnest($1::text[], $2::text[], $3::timestamptz[]) with ordinality as told (line_user_id, kind, occurred_at, number)
            ), event as (
                insert into follower_event (source, line_user_id, kind, occurred_at, recorded_at, change, came_back)
                select 'ตัวอย่าง:' || number, line_user_id, kind, occurred_at, occurred_at, case kind when 'follow' then 1 else -1 end,
                       kind = 'follow' and row_number() over (partition by line_user_id order by number) > 1
                from told
            )
            insert into line_follower (line_user_id, following, changed_at)
            select distinct on (line_user_id) line_user_id, kind = 'follow', occurred_at
            from told
            order by line_user_id, number desc
            on conflict do nothing
            """, ct, users.ToArray(), kinds.ToArray(), times.ToArray());
        await Run(connection, """
            insert into follower_event (source, line_user_id, kind, occurred_at, recorded_at, change)
            select 'ตัวอย่าง:' || line_user_id, line_user_id, 'follow', at, at, 1
            from (
                select line_user_id, changed_at - row_number() over (order by line_user_id) * interval '5 days' as at
                from line_follower
                where following and not exists (select from follower_event where line_user_id = line_follower.line_user_id)
            ) as persona
            """, ct);
        // What LINE said on the last days, one of them a person off.
        await Run(connection, """
            insert into follower_insight (day, state, followers, blocks, reach, ours, due_at, attempts)
            select day, 'ready', gross, gross - ours + (day = $1::date - 3)::integer, ours, ours, $2, 1
            from (
                select day::date as day,
                       (select count(*)::integer from follower_event where change = 1 and not came_back and occurred_at < day + interval '15 hours') as gross,
                       (select coalesce(sum(change), 0)::integer from follower_event where occurred_at < day + interval '15 hours') as ours
                from generate_series($1::date - 7, $1::date - 1, interval '1 day') as day
            ) as counted
            """, ct, DateOnly.FromDateTime(now.AddHours(9)), now);

        void Add(string user, string kind, DateTime at)
        {
            users.Add(user);
            kinds.Add(kind);
            times.Add(at < now ? at : now.AddMinutes(-1));
        }
    }

    private static async Task Publish(
        NpgsqlConnection connection, Story story, Guid officer, Guid head, DateTime sentAt, DateTime now, int people, int readers, int blocks, string? picture, CancellationToken ct)
    {
        var id = await Write(connection, story, officer, "sent", sentAt, ct, head, people);
        if (picture is not null) await Picture(connection, id, officer, picture, sentAt, ct);
        foreach (var (state, by, hours) in ((string, Guid, int)[])[("draft", officer, -26), ("awaiting_approval", officer, -25), ("approved", head, -2), ("sending", officer, 0), ("sent", officer, 0)])
            await Line(connection, id, state, by, sentAt.AddHours(hours), ct);
        await Run(connection, """
            insert into announcement_recipient (announcement_id, line_user_id)
            select $1, line_user_id
            from (select distinct line_user_id from follower_event where occurred_at < $2 and source like 'ตัวอย่าง:%') as followers
            order by line_user_id
            limit $3
            """, ct, id, sentAt, people);
        await Run(connection, """
            insert into outbox (id, kind, state, recipient, payload, created_at, due_at, attempts, first_attempt_at, sent_at, cost, purpose, subject_id)
            values ($1, 'line_multicast', 'sent', 'multicast', '{}', $2, $2, 1, $2, $2, $3, 'announcement', $4)
            """, ct, Clock.NewId(sentAt), sentAt, people, id);
        await Run(connection, """
            insert into announcement_opening (announcement_id, via, reader, at)
            select $1, case when number % 6 = 0 then 'archive' else 'message' end,
                   case when number % 6 = 0 then null else substring(sha256(number::text::bytea) for 16) end, $2 + number * interval '7 minutes'
            from generate_series(1, $3) as number
            """, ct, id, sentAt, readers);
        // Of those who left in the two days after it.
        await Run(connection, """
            update follower_event
            set occurred_at = $2 + interval '5 hours', recorded_at = $2 + interval '5 hours'
            where id in (
                select follower_event.id
                from follower_event
                join announcement_recipient using (line_user_id)
                where announcement_id = $1 and change = -1 and occurred_at < $2
                  and not exists (select from follower_event later where later.line_user_id = follower_event.line_user_id and later.occurred_at > follower_event.occurred_at)
                order by follower_event.id
                limit $3)
            """, ct, id, sentAt, blocks);
        await Run(connection, "update line_follower set changed_at = last.at from (select line_user_id, max(occurred_at) as at from follower_event group by line_user_id) as last where last.line_user_id = line_follower.line_user_id and line_follower.changed_at <= $1", ct, now);
    }

    private static async Task<Guid> Write(
        NpgsqlConnection connection, Story story, Guid officer, string state, DateTime at, CancellationToken ct, Guid? head = null, int? people = null)
    {
        var id = Clock.NewId(at);
        await Run(connection, """
            insert into announcement (id, state, version, title_th, title_en, body_th, body_en, event_from, event_to, event_place, audience, created_by, created_at,
                                      updated_at, approved_by, way, recipients, sent_at, submission_key, submission_hash)
            values ($1, $2, 1, $3, $4, $5, '', $6::timestamptz, $7::timestamptz, $8::text, 'everyone', $9, $10, $10, $11::uuid, case when $2 = 'sent' then 'push' end, $12::integer,
                    case when $2 = 'sent' then $10::timestamptz end, $1, '')
            """, ct, id, state, story.Th, story.En, story.Body, story.EventFrom, story.EventTo, story.Place, officer, at, head, people);
        return id;
    }

    private static Task Picture(NpgsqlConnection connection, Guid announcement, Guid officer, string picture, DateTime at, CancellationToken ct) => Run(connection, """
        insert into announcement_file (id, announcement_id, position, kind, name, content_type, bytes, person_id, created_at)
        values ($1, $2, 1, 'picture', 'ภาพข่าว (ตัวอย่าง).jpg', 'image/jpeg', $3, $4, $5)
        """, ct, Clock.NewId(at), announcement, DemoFiles.Picture(picture), officer, at);

    private static Task Line(NpgsqlConnection connection, Guid announcement, string state, Guid by, DateTime at, CancellationToken ct) => Run(connection,
        "insert into announcement_event (announcement_id, state, version, person_id, at) values ($1, $2, 1, $3, $4)", ct, announcement, state, by, at);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });

        await command.ExecuteNonQueryAsync(ct);
    }

    private static DateTime Between(DateTime from, DateTime to, double part) => from + (to - from) * part;

    /// <summary>Nine in the morning in Bangkok, so many days from now.</summary>
    private static DateTime Morning(DateTime now, int days) => Clock.FromBangkok(Clock.DayInBangkok(now).AddDays(days).ToDateTime(new TimeOnly(9, 0)));

    private sealed record Story(string Th, string En, string Body)
    {
        public DateTime? EventFrom { get; init; }
        public DateTime? EventTo { get; init; }
        public string? Place { get; init; }
    }
}
