namespace Saphansung.Api.Board;

/// <summary>The dashboard's questions, asked together. Each stops counting at the limit, so that it takes as long with a million cases as with a thousand.</summary>
internal static class DashboardSql
{
    private const string Seen = "(@all or category_code not in (select code from category where sensitive))";

    private const string Unopened = """
        category_code in (select code from category where sensitive)
        and not exists (select from sensitive_access where incident_id = incident.id)
        and not exists (select from incident_event where incident_id = incident.id and kind = 'acknowledged')
        """;

    public static readonly string All = $"""
        select ({Open("due_at < @now")}) as overdue,
               ({Open("priority = 'emergency' and priority <> 'normal'")}) as emergencies,
               ({Open("reopenings > 0")}) as disputed,
               ({Open(Unopened)}) as unopened,
               (select coalesce(string_agg(code, ',' order by position), '') from category where sensitive) as sensitive,
               (select count(*)::int from report_day where done_at is null and due_on < @today) as late_reports,
               (select count(*)::int from pdca_action where state = 'open' and due_on < @today) as late_actions;

        {Agencies};
        {Flags};
        {Waiting};
        {Reports};
        {Week};
        {Targets};
        {Trend};
        """;

    private static string Open(string condition) =>
        $"select count(*)::int from (select from incident where ended_at is null and {condition} and {Seen} limit @limit) as counted";

    // A case that waits for its reporter is nobody's to fix meanwhile.
    private static string Agencies => $"""
        select code, name_th, name_en, silent, late
        from agency
        cross join lateral (
            select (count(*) filter (where status = 'offered'))::int as silent, (count(*) filter (where status <> 'offered'))::int as late
            from (
                select assignment.status
                from assignment
                join incident on incident.id = incident_id and incident.ended_at is null
                where agency_code = agency.code and assignment.status in ('offered', 'accepted', 'scheduled', 'working')
                  and case assignment.status when 'offered' then accept_by else assignment.fix_by end < @now
                  and (assignment.status = 'offered' or clock_stopped_at is null)
                  and {Seen}
                limit @limit
            ) as over
        ) as counted
        where silent + late > 0
        order by silent + late desc, code
        """;

    private static string Flags => $"""
        select flag, count(*)::int as count
        from (select unnest(flags) as flag from (select flags from incident where ended_at is null and flags <> '{"{}"}' and {Seen} order by due_at, id limit @limit) as flagged) as one
        group by flag
        order by count(*) desc, flag
        """;

    private const string Waiting = """
        select 'announcement' as kind, id, state, 'head' as who, title_th, title_en, updated_at as since
        from announcement
        where state = 'awaiting_approval'
        union all
        select 'programme', id, state, case state when 'submitted' then 'director' else 'officer' end, title, title, updated_at
        from programme
        where state in ('submitted', 'returned')
        union all
        -- Nobody has released it, or its results wait for their report.
        select 'round', survey_round.id, state, 'officer', title_th || ' (' || number || ')', title_en || ' (' || number || ')', coalesce(closed_at, survey_round.created_at)
        from survey_round
        join survey on survey.id = survey_id
        where (state = 'draft' and released_at is null) or (state = 'closed' and not exists (select from course where evaluation_round_id = survey_round.id))
        order by since
        limit @MostWaiting
        """;

    private const string Reports = """
        select id, state, case state when 'draft' then 'head' when 'approved' then 'officer' else 'director' end as who, first_day, next_day, period,
               coalesce(delivered_at, approved_at, created_at) as since
        from report
        where state <> 'delivered' or read_at is null
        order by since
        limit @MostWaiting
        """;

    private const string Week = """
        select *
        from (
            select 'report_day' as kind, id, due_on as day, title_th, title_en from report_day where done_at is null and due_on >= @today and due_on < @end
            union all
            select 'course', id, held_on, title_th, title_en from course where state <> 'draft' and held_on >= @today and held_on < @end
            union all
            select case state when 'draft' then 'round_opens' else 'round_closes' end, survey_round.id, (at at time zone 'Asia/Bangkok')::date,
                   title_th || ' (' || number || ')', title_en || ' (' || number || ')'
            from survey_round
            join survey on survey.id = survey_id
            cross join lateral (select case state when 'draft' then opens_at else closes_at end as at) as next
            where ((state = 'draft' and released_at is not null) or state = 'open') and at >= @now and at < @until
            union all
            select 'announcement', id, (due_at at time zone 'Asia/Bangkok')::date, title_th, title_en from announcement where state = 'scheduled' and due_at < @until
            union all
            select 'action', id, due_on, text, text from pdca_action where state = 'open' and due_on >= @today and due_on < @end
            union all
            select 'activity', id, ends_on, title, title from activity where state in ('planned', 'doing') and ends_on >= @today and ends_on < @end
        ) as coming
        order by day, kind, id
        limit @MostComing
        """;

    private const string Targets = """
        select target.code, definition->'name'->>'th' as name_th, definition->'name'->>'en' as name_en, definition->'unit'->>'th' as unit_th,
               definition->'unit'->>'en' as unit_en, day, value, numerator, denominator, lower::double precision as lower, upper::double precision as upper, goal, verdict,
               parts::text as parts
        from target
        left join lateral (select * from target_value where target_code = target.code order by day desc limit 1) as kept on true
        join target_version on target_version.target_code = target.code
             and target_version.version = coalesce(kept.version, (select max(version) from target_version as newest where newest.target_code = target.code))
        where active
        order by position
        """;

    private const string Trend = """
        select target_code as code, day, value
        from target
        join target_value on target_code = code and day > @since and (@today::date - day) % 7 = 0
        where active
        order by code, day
        """;
}
