using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Sandbox.Demo;

/// <summary>The programme of the district's own report, with its dates; who does what and how far it is, is invented where it says so.</summary>
internal static class DemoProgramme
{
    private sealed record File(
        string Title, string Source, DateOnly StartsOn, DateOnly EndsOn, string[] Phases, IReadOnlyList<Activity> Activities, string NotesSource, IReadOnlyList<Note> Notes);

    private sealed record Activity(int Phase, string Title, DateOnly StartsOn, DateOnly EndsOn, string Owner, decimal? Budget = null, Evidence? Evidence = null);

    private sealed record Evidence(string Kind, string? Reference = null, string? Note = null);

    private sealed record Note(string Kind, string Text);

    public static async Task Save(NpgsqlConnection connection, Guid officer, DateTime now, CancellationToken ct)
    {
        var told = DemoFiles.Read<File>("programme.json");
        var id = Clock.NewId(now);
        await connection.Run("""
            insert into programme (id, title, starts_on, ends_on, phases, source, state, created_by, created_at, updated_at)
            values (@id, @Title, @StartsOn, @EndsOn, @Phases, @Source, 'approved', @officer, @now, @now);
            insert into programme_event (programme_id, state, version, person_id, note, at)
            select @id, state, 1, case state when 'approved' then (select person_id from person_role where role = 'director' limit 1) else @officer end,
                   case state when 'approved' then 'อนุมัติ (ตัวอย่าง)' end, @now + number * interval '1 second'
            from unnest('{draft,submitted,approved}'::text[]) with ordinality as step (state, number)
            """, new { id, told.Title, told.StartsOn, told.EndsOn, told.Phases, told.Source, officer, now }, ct);
        foreach (var activity in told.Activities) await Save(connection, id, activity, officer, now, ct);
        foreach (var note in told.Notes)
            await connection.Run(
                "insert into programme_note (id, kind, noted_on, text, source) values (@id, @Kind, @day, @Text, @NotesSource)",
                new { id = Clock.NewId(now), note.Kind, day = Clock.DayInBangkok(now), note.Text, told.NotesSource }, ct);
        await SavePdca(connection, now, ct);
        await SaveTrend(connection, now, ct);
    }

    private static async Task Save(NpgsqlConnection connection, Guid programme, Activity activity, Guid officer, DateTime now, CancellationToken ct)
    {
        var id = Clock.NewId(now);
        await connection.Run("""
            insert into activity (id, programme_id, phase, title, starts_on, ends_on, owner, budget, state, updated_at)
            values (@id, @programme, @Phase, @Title, @StartsOn, @EndsOn, @Owner, @Budget, 'done', @now)
            """, new { id, programme, activity.Phase, activity.Title, activity.StartsOn, activity.EndsOn, activity.Owner, activity.Budget, now }, ct);
        if (activity.Evidence is { } evidence)
            await connection.Run("""
                insert into activity_evidence (id, activity_id, kind, reference, note, created_by, created_at) values (@evidence, @id, @Kind, @Reference, @Note, @officer, @now)
                """, new { evidence = Clock.NewId(now), id, evidence.Kind, evidence.Reference, evidence.Note, officer, now }, ct);
    }

    /// <summary>A quarter that is closed, and what it carried into the present one.</summary>
    private static async Task SavePdca(NpgsqlConnection connection, DateTime now, CancellationToken ct)
    {
        var quarter = FiscalYear.Quarter(Clock.DayInBangkok(now));
        var before = quarter.AddMonths(-3);
        var (check, done, carried, open) = (Clock.NewId(now), Clock.NewId(now), Clock.NewId(now), Clock.NewId(now));
        await connection.Run("""
            insert into pdca_quarter (quarter, state, closed_by, closed_at)
            select @before, 'closed', (select person_id from person_role where role = 'head' limit 1), @now
            union all
            select @quarter, 'open', null, null;
            insert into pdca_check (id, quarter, target_code, target_version, value, numerator, goal, verdict, cut_off, note)
            select @check, @before, 'followers', 1, n, n, goal, case when n >= goal then 'reached' else 'not_reached' end, @cutOff,
                   'ชุมชนที่ไม่มีป้ายมีผู้ติดตามน้อยกว่า (ตัวอย่าง)'
            from (select coalesce(sum(change), 0)::int as n from follower_event where occurred_at < @cutOff) as counted
            cross join (select (definition->>'goal')::numeric as goal from target_version where target_code = 'followers' and version = 1) as wanted;
            insert into pdca_action (id, quarter, check_id, text, owner, due_on, state, reason, carried_from, updated_at)
            values (@done, @before, @check, 'ติดป้าย QR ของบัญชี LINE ที่ศาลาชุมชนทุกแห่ง (ตัวอย่าง)', 'นักพัฒนาสังคม (ตัวอย่าง)', @quarter, 'done', null, null, @now),
                   (@carried, @before, null, 'นัดหน่วยงานภาคีซ้อมรับเรื่องร่วมกัน (ตัวอย่าง)', 'หัวหน้าฝ่าย (ตัวอย่าง)', @quarter, 'carried', 'หน่วยงานว่างไม่ตรงกัน (ตัวอย่าง)', null, @now),
                   (@open, @quarter, null, 'นัดหน่วยงานภาคีซ้อมรับเรื่องร่วมกัน (ตัวอย่าง)', 'หัวหน้าฝ่าย (ตัวอย่าง)', @end, 'open', null, @carried, @now)
            """, new { check, cutOff = Clock.FromBangkok(quarter.ToDateTime(TimeOnly.MinValue)), before, quarter, end = quarter.AddMonths(3).AddDays(-1), done, carried, open, now }, ct);
    }

    /// <summary>What the invented followers would have been counted as on each of the last days.</summary>
    private static Task<int> SaveTrend(NpgsqlConnection connection, DateTime now, CancellationToken ct) => connection.Run("""
        insert into target_value (target_code, day, version, value, numerator, goal, verdict, cut_off)
        select 'followers', day, 1, n, n, goal, case when n >= goal then 'reached' else 'not_reached' end, cut_off
        from generate_series(@today::date - 89, @today::date - 1, interval '1 day') as day
        cross join lateral (select (day + interval '1 day') at time zone 'Asia/Bangkok' as cut_off) as ended
        cross join lateral (select coalesce(sum(change), 0)::int as n from follower_event where occurred_at < cut_off) as counted
        cross join (select (definition->>'goal')::numeric as goal from target_version where target_code = 'followers' and version = 1) as wanted
        on conflict do nothing
        """, new { today = Clock.DayInBangkok(now) }, ct);
}
