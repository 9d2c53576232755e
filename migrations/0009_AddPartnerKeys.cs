using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Keys with a reach and an end, and what each agency is told about its cases: one list for its calls and its webhooks.</summary>
[DbContext(typeof(Schema)), Migration("0009_add_partner_keys")]
internal sealed class AddPartnerKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Keys);
        migrationBuilder.Sql(Changes);
        migrationBuilder.Sql(Quiet);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create or replace function notify_incident() returns trigger language plpgsql as $$
        begin
            perform pg_notify('saphansung_incident', json_build_object('id', new.id, 'status', new.status)::text);
            return null;
        end $$;
        drop trigger incident_event_tells on incident_event;
        drop function tell_agencies;
        drop table agency_change;
        alter table person drop column stands_for;
        alter table agency_key drop column access, drop column test, drop column expires_at;
        """);

    private const string Keys = """
        alter table agency_key
            add column access text not null default 'update' check (access in ('read', 'update')),
            add column test boolean not null default false,  -- sees the schema of test cases and nothing else
            add column expires_at timestamptz;

        -- The person that stands for an agency's system where somebody has to be the reporter.
        alter table person add column stands_for text constraint person_stands_for_key unique references agency;
        """;

    private const string Changes = """
        create table agency_change (
            id uuid primary key default gen_random_uuid(),
            agency_code text not null references agency,
            type text not null,
            assignment_id uuid not null references assignment,
            incident_id uuid not null references incident,
            event_id uuid not null references incident_event,
            created_at timestamptz not null,
            sequence bigint generated always as identity,  -- several lines may share one instant
            origin text,  -- the system that said it first; null: we did
            hops integer not null default 0,
            position bigint,  -- given after the commit, so that no reader's cursor passes a line that is still to come
            constraint agency_change_position_key unique (agency_code, position)
        );
        create index agency_change_unnumbered on agency_change (agency_code, sequence) where position is null;

        -- Whoever caused a change is not told of it, nor is the division itself.
        create function tell_agencies() returns trigger language plpgsql as $$
        declare
            told text := case
                when new.kind = 'assigned' then 'assignment.offered'
                when new.kind = 'assignment' and new.actor_kind = 'staff' then 'assignment.released'
                when new.kind = 'note' and new.actor_kind = 'staff' and new.agency_code is not null then 'assignment.note'
                when new.kind = 'escalated' and new.agency_code is not null then 'assignment.reminder'
                when new.kind in ('retargeted', 'place', 'merged', 'split', 'storm') then 'case.changed'
                when new.kind = 'message' and new.actor_kind <> 'staff' then 'case.changed'
                when new.kind = 'feedback' and new.status = 'resolved' then 'case.confirmed'
                when new.kind = 'reopened' then 'case.disputed'
                when new.kind = 'moved' and new.status in ('resolved', 'closed_unfixed', 'not_ours', 'duplicate', 'withdrawn') then 'case.closed'
            end;
        begin
            if told is null then return null; end if;
            insert into agency_change (agency_code, type, assignment_id, incident_id, event_id, created_at, origin, hops)
            select distinct on (agency_code) assignment.agency_code, told, assignment.id, new.incident_id, new.id, new.recorded_at,
                   new.data->>'origin', coalesce((new.data->>'hops')::integer, 0)
            from assignment
            join agency on agency.code = assignment.agency_code
            where incident_id = new.incident_id
              and not own
              and case when told like 'assignment.%' then assignment.agency_code = new.agency_code
                       else assignment.status in ('offered', 'accepted', 'scheduled', 'working', 'done')
                            and not (new.actor_kind = 'agency' and assignment.agency_code = new.agency_code) end
            order by agency_code, coalesce(assignment.id::text = new.data->>'assignmentId', false) desc, assignment.id desc;
            return null;
        end $$;
        create trigger incident_event_tells after insert on incident_event for each row execute function tell_agencies();
        """;

    private const string Quiet = """
        -- The staff board listens for the district's cases, not for test cases.
        create or replace function notify_incident() returns trigger language plpgsql as $$
        begin
            if tg_table_schema <> 'test' then
                perform pg_notify('saphansung_incident', json_build_object('id', new.id, 'status', new.status)::text);
            end if;
            return null;
        end $$;
        """;
}
