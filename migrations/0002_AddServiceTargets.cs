using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Targets and clocks, custody, versions and counters: what it takes that nobody can go silent.</summary>
[DbContext(typeof(Schema)), Migration("0002_add_service_targets")]
internal sealed class AddServiceTargets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Targets);
        migrationBuilder.Sql(Cases);
        migrationBuilder.Sql(Clocks);
        migrationBuilder.Sql(Tallies);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger incident_tally on incident;
        drop trigger incident_event_tally on incident_event;
        drop function tally_state, tally_figures, tally_event, tally_rebuild;
        drop table tally, holiday, service_target;
        delete from clock where kind not in ('confirm_silence', 'reporter_silence');
        alter table clock drop constraint clock_subject_key, drop constraint clock_kind_check,
            drop column assignment_id, drop column level,
            add constraint clock_kind_incident_key unique (kind, incident_id),
            add constraint clock_kind_check check (kind in ('confirm_silence', 'reporter_silence'));
        drop trigger clock_notify on clock;
        alter table incident drop column due_at, drop column version, drop column priority, drop column calendar, drop column fix_minutes,
            drop column answer_minutes, drop column answer_level, drop column fix_level, drop column officer_id, drop column flags,
            drop column clock_stopped_at;
        alter table incident_event drop column version;
        alter table assignment drop column calendar, drop column accept_minutes, drop column fix_minutes, drop column accept_level,
            drop column fix_level, drop column right_agency, drop column counterpart;
        alter table category drop column calendar, drop column evidence;
        alter table agency drop column calendar;
        """);

    private const string Targets = """
        alter table category
            add column calendar text not null default 'always' check (calendar in ('working', 'always')),
            -- What an agency must attach to say that it is done.
            add column evidence text not null default 'none' check (evidence in ('none', 'photo', 'letter', 'photo_or_letter'));
        alter table agency
            add column calendar text not null default 'always' check (calendar in ('working', 'always'));

        -- Exceptions from the minutes of a category or an agency; the row that names most of a case decides.
        create table service_target (
            position integer primary key,
            category_code text references category,
            priority text check (priority in ('normal', 'high', 'emergency')),
            agency_code text references agency,
            answer_within_minutes integer check (answer_within_minutes > 0),
            accept_within_minutes integer check (accept_within_minutes > 0),
            fix_within_minutes integer check (fix_within_minutes > 0),
            calendar text check (calendar in ('working', 'always'))
        );

        create table holiday (
            day date primary key,
            name_th text not null,
            name_en text not null
        );
        """;

    private const string Cases = """
        alter table incident
            add column version integer not null default 1,  -- counts the lines of the history that may change somebody's mind
            add column priority text not null default 'normal' check (priority in ('normal', 'high', 'emergency')),
            add column calendar text not null default 'always' check (calendar in ('working', 'always')),
            add column answer_minutes integer not null default 480,
            add column fix_minutes integer not null default 4320,
            add column answer_level smallint not null default 0,  -- percent of the time at which somebody was told last
            add column fix_level smallint not null default 0,
            add column clock_stopped_at timestamptz,  -- since when the clock towards the fix stands still
            add column officer_id uuid references person,  -- the case worker
            add column flags text[] not null default '{}';  -- what an officer or the head must look at
        update incident
        set answer_minutes = greatest(1, extract(epoch from answer_by - reported_at) / 60),
            fix_minutes = greatest(1, extract(epoch from fix_by - reported_at) / 60),
            clock_stopped_at = coalesce(waiting_since, case when status = 'claimed_fixed' then claimed_at end, ended_at);

        -- The nearest deadline that runs; a case that waits for nobody here comes last.
        alter table incident add column due_at timestamptz not null generated always as (
            case when status in ('received', 'triaged', 'assigned', 'in_progress') and clock_stopped_at is null
                 then least(case when answered_at is null then answer_by end, fix_by)
                 else 'infinity'::timestamptz end) stored;
        create index incident_due_at on incident (due_at, id) where due_at < 'infinity';
        create index incident_officer_id on incident (officer_id, id desc) where ended_at is null;
        create index incident_flags on incident using gin (flags) where flags <> '{}';

        alter table incident_event
            add column version integer,
            drop constraint incident_event_kind_check,
            add constraint incident_event_kind_check check (kind in ('reported', 'moved', 'assigned', 'assignment', 'message', 'note',
                'followed', 'feedback', 'reopened', 'escalated', 'retargeted', 'handed_over', 'flagged', 'unflagged', 'routed', 'evidence',
                'merged', 'split', 'storm', 'recurred', 'acknowledged', 'plan', 'visit', 'outbreak', 'place'));

        alter table assignment
            add column calendar text not null default 'always' check (calendar in ('working', 'always')),
            add column accept_minutes integer not null default 240,
            add column fix_minutes integer not null default 2880,
            add column accept_level smallint not null default 0,
            add column fix_level smallint not null default 0,
            add column right_agency text references agency,  -- whom the one that declined thinks right
            add column counterpart text;  -- between whom and this agency a returned case went back and forth
        update assignment
        set accept_minutes = greatest(1, extract(epoch from accept_by - offered_at) / 60),
            fix_minutes = greatest(1, extract(epoch from fix_by - offered_at) / 60);
        """;

    private const string Clocks = """
        alter table clock
            add column assignment_id uuid references assignment,
            add column level smallint,  -- percent of the time that will be over
            drop constraint clock_kind_incident_key,
            drop constraint clock_kind_check,
            add constraint clock_kind_check check (kind in ('confirm_silence', 'reporter_silence', 'screen', 'answer', 'fix', 'accept',
                'agency_fix', 'acknowledge', 'follow_up', 'storm_quiet')),
            add constraint clock_subject_key unique nulls not distinct (kind, incident_id, assignment_id);
        create trigger clock_notify after insert on clock for each statement execute function notify_work();
        """;

    private const string Tallies = """
        -- Counters of dashboards. Rows are only added, so that writers never wait for each other; a worker adds them up.
        create table tally (
            figure text not null,
            day date,  -- Bangkok's; null for how things stand now
            category_code text not null,
            community_code text,
            agency_code text,
            n integer not null
        );
        create index tally_figure on tally (figure, day);

        create function tally_state() returns trigger language plpgsql as $$
        begin
            if tg_op = 'UPDATE' and (old.status, old.category_code, old.community_code) is not distinct from (new.status, new.category_code, new.community_code) then
                return null;
            end if;
            if tg_op in ('UPDATE', 'DELETE') then
                insert into tally values ('state:' || old.status, null, old.category_code, old.community_code, null, -1);
            end if;
            if tg_op in ('UPDATE', 'INSERT') then
                insert into tally values ('state:' || new.status, null, new.category_code, new.community_code, null, 1);
            end if;
            return null;
        end $$;
        create trigger incident_tally after insert or update or delete on incident for each row execute function tally_state();

        -- What a line of the history counts for: the figures of the district, and those of each agency that the line is about.
        create function tally_figures(line incident_event) returns table (figure text, agency_code text) language sql stable as $$
            with counted (figure) as (
                select case
                    when line.kind = 'reported' then 'reported'
                    when line.kind = 'moved' and line.status = 'claimed_fixed' then 'claimed'
                    when line.kind = 'feedback' and line.status = 'resolved' then 'confirmed'
                    when line.kind = 'moved' and line.status = 'resolved' then 'unconfirmed'
                    when line.kind = 'reopened' and line.data->>'from' in ('claimed_fixed', 'resolved') then 'disputed'
                end
            )
            select counted.figure, null from counted where counted.figure is not null
            union all
            select counted.figure, agency.code
            from counted
            cross join lateral jsonb_array_elements_text(coalesce(line.data->'agencies', '[]')) as agency (code)
            where counted.figure is not null
            union all
            select case
                    when line.kind = 'assigned' then 'offered'
                    when line.data->>'assignmentStatus' in ('accepted', 'done') and line.data ? 'onTime'
                        then line.data->>'assignmentStatus' || case when (line.data->>'onTime')::boolean then '_on_time' else '_late' end
                    else line.data->>'assignmentStatus'
                end, line.agency_code
            where line.agency_code is not null
              and (line.kind = 'assigned'
                   or (line.kind = 'assignment' and line.data->>'assignmentStatus' in ('accepted', 'done', 'declined', 'failed', 'expired')
                       and coalesce(line.data->>'stale', 'false') = 'false' and coalesce(line.data->>'repeated', 'false') = 'false'))
        $$;

        create function tally_event() returns trigger language plpgsql as $$
        begin
            insert into tally
            select counted.figure, (new.recorded_at at time zone 'Asia/Bangkok')::date, incident.category_code, incident.community_code, counted.agency_code, 1
            from tally_figures(new) as counted
            join incident on incident.id = new.incident_id;
            return null;
        end $$;
        create trigger incident_event_tally after insert on incident_event for each row execute function tally_event();

        -- From the cases and their histories alone: after a bulk load, and to check the counters.
        create function tally_rebuild() returns void language sql as $$
            delete from tally;
            insert into tally
            select 'state:' || status, null, category_code, community_code, null, count(*) from incident group by 1, 3, 4
            union all
            select counted.figure, (line.recorded_at at time zone 'Asia/Bangkok')::date, incident.category_code, incident.community_code, counted.agency_code, count(*)
            from incident_event line
            join incident on incident.id = line.incident_id
            cross join lateral tally_figures(line) as counted
            group by 1, 2, 3, 4, 5
        $$;
        select tally_rebuild();
        """;
}
