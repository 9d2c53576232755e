using System.Data.Common;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Api.Programme;

/// <summary>
/// Keeps the calendar: writes down the days of this fiscal year and those after a training, marks what the course's own report answers,
/// and tells whoever is responsible a week before, the day before, and when it is late, then the head too. Inbox lines only: they are free.
/// </summary>
internal sealed class ReportDays(NpgsqlDataSource database, TimeProvider clock) : IWork
{
    private const int WeekBefore = 1;
    private const int DayBefore = 2;
    private const int Late = 3;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private DateTime planned;

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        var today = Clock.DayInBangkok(now);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (now - planned >= Between)
        {
            await Plan(connection, today, now, ct);
            planned = now;
        }

        return await Remind(connection, today, now, ct);
    }

    /// <summary>The report on a quarter has been delivered, which is due in the quarter after it: called in the transaction that delivers it.</summary>
    /// <param name="ended">The day after the quarter's last.</param>
    /// <param name="note">Such as the report's number.</param>
    public static Task<int> Deliver(DbConnection connection, string kind, DateOnly ended, string note, DateTime now, CancellationToken ct) => connection.Run("""
        update report_day
        set done_at = @now, note = @note
        where id = (
            select id
            from report_day
            where kind = @kind and done_at is null and due_on >= @ended and due_on < @next
            order by due_on, id
            limit 1
            for update)
        """, new { kind, ended, next = ended.AddMonths(3), note, now }, ct);

    /// <summary>
    /// A survey has been reported: of the days of the kind within three months, the one nearest to the survey's end. When that is done already
    /// nothing else is: the second survey of one term does not answer for the next term.
    /// </summary>
    /// <param name="ended">The day on which the survey closed.</param>
    public static Task<int> DeliverNearest(DbConnection connection, string kind, DateOnly ended, string note, DateTime now, CancellationToken ct) => connection.Run("""
        update report_day
        set done_at = @now, note = @note
        where done_at is null and id = (
            select id
            from report_day
            where kind = @kind and due_on > @after and due_on < @before
            order by abs(due_on - @ended::date), due_on, id
            limit 1)
        """, new { kind, ended, after = ended.AddMonths(-3), before = ended.AddMonths(3), note, now }, ct);

    // What a rule says holds for what is not done; a day that has moved is told of anew.
    private static Task<int> Plan(DbConnection connection, DateOnly today, DateTime now, CancellationToken ct)
    {
        var year = FiscalYear.Of(today);
        var span = FiscalYear.Whole(year);
        return connection.Run("""
            delete from report_day
            where done_at is null and rule_code not in (select code from report_day_rule);

            update report_day
            set done_at = @now
            from course
            where done_at is null and subject = course.id::text and course.state = 'reported';

            with dated as (
                select code, @year::text as subject, content,
                       make_date(extract(year from @From::date)::int + (case when (content->>'month')::int < 10 then 1 else 0 end), (content->>'month')::int, (content->>'day')::int) as due_on
                from report_day_rule
                where content ? 'month'
            ), trained as (
                select report_day_rule.code, course.id::text as subject, content, held_on + (content->>'daysAfterTraining')::int as due_on
                from report_day_rule
                cross join course
                where content ? 'daysAfterTraining' and course.state in ('running', 'closed', 'reported') and held_on >= @From::date - 366
            ), wanted as (
                select * from dated union all select * from trained
            )
            insert into report_day (id, rule_code, subject, kind, title_th, title_en, role, due_on)
            select gen_random_uuid(), code, subject, content->>'kind', content->'title'->>'th', content->'title'->>'en', content->>'role', due_on
            from wanted
            where not exists (
                select from report_day
                where (rule_code, subject, kind, title_th, title_en, role, due_on)
                      is not distinct from (code, wanted.subject, content->>'kind', content->'title'->>'th', content->'title'->>'en', content->>'role', wanted.due_on))
            on conflict on constraint report_day_subject_key do update
            set kind = excluded.kind, title_th = excluded.title_th, title_en = excluded.title_en, role = excluded.role, due_on = excluded.due_on,
                told = case when report_day.due_on = excluded.due_on then report_day.told else 0 end
            where report_day.done_at is null
            """, new { year, span.From, now }, ct);
    }

    private static async Task<int> Remind(DbConnection connection, DateOnly today, DateTime now, CancellationToken ct)
    {
        await using var transaction = await ((NpgsqlConnection)connection).BeginTransactionAsync(ct);
        var due = await connection.OneOrNone<Due>("""
            with stage as (
                select id, case when due_on < @today then 3 when due_on <= @today + 1 then 2 when due_on <= @today + 7 then 1 else 0 end as now
                from report_day
                where done_at is null and due_on <= @today + 7
            ), one as (
                select report_day.id, stage.now
                from report_day
                join stage on stage.id = report_day.id
                where told < stage.now
                order by due_on
                limit 1
                for update of report_day skip locked
            )
            update report_day
            set told = one.now
            from one
            where report_day.id = one.id
            returning report_day.id, title_th, role, person_id, due_on, told
            """, new { today }, ct);
        if (due is null) return 0;

        var readers = due.PersonId is null
            ? await Responsible.WithRole(connection, due.Role, ct)
            : await connection.Many<string>("select line_user_id from person where id = @PersonId and line_user_id is not null", new { due.PersonId }, ct);
        if (due.Told == Late) readers.AddRange(await Responsible.WithRole(connection, Roles.Head, ct));
        var day = Day(due.DueOn);
        var title = due.Told switch
        {
            WeekBefore => $"ครบกำหนดส่ง {day}: {due.TitleTh}",
            DayBefore => $"ใกล้ครบกำหนด {day}: {due.TitleTh}",
            _ => $"เลยกำหนดส่ง {day}: {due.TitleTh}",
        };
        // The day is in the key: one that has moved is told of again.
        await Inbox.AddMany(
            connection, [.. readers.Distinct(StringComparer.Ordinal)], title, null, "/staff/calendar", "duty", due.Id, $"report-day:{due.Id}:{due.DueOn:yyyyMMdd}:{due.Told}", now, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private static string Day(DateOnly day) => $"{day.Day}/{day.Month}/{day.Year + 543}";

    private sealed record Due(Guid Id, string TitleTh, string Role, Guid? PersonId, DateOnly DueOn, int Told);
}
