using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>
/// What reports need on a million cases: which cases changed, so that what was counted of the others stays counted; and a frozen report's
/// cases a row each, so that its proof pack is written row by row.
/// </summary>
[DbContext(typeof(Schema)), Migration("0030_add_case_changes")]
internal sealed class AddCaseChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Changes);
        migrationBuilder.Sql(Frozen);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        update report
        set inputs = replace(inputs, '"cases":[]', '"cases":[' || (
            select coalesce(string_agg(history, ',' order by position), '') from report_case where report_id = report.id) || ']')
        where inputs is not null;
        drop table report_case;
        drop trigger incident_change on incident;
        drop trigger incident_event_change on incident_event;
        drop trigger photo_change on photo;
        drop trigger letter_change on letter;
        drop trigger category_change on category;
        drop function change_of_case, change_of_evidence, change_of_all;
        drop table case_change;
        drop index incident_ended_at, letter_event_id;
        """);

    private const string Changes = """
        create index incident_ended_at on incident (ended_at) where ended_at is not null;
        create index letter_event_id on letter (event_id) where event_id is not null;

        -- One row whenever something changes that a figure of a report follows from. Whoever has read the cases under some snapshot reads
        -- again those whose transactions that snapshot did not see: no change is missed, in whatever order transactions end.
        create table case_change (
            incident_id uuid,  -- null: any case
            changed_by xid8 not null default pg_current_xact_id(),
            at timestamptz not null default now()
        );
        create index case_change_changed_by on case_change (changed_by);

        create function change_of_case() returns trigger language plpgsql as $$
        begin
            if tg_table_name = 'incident' then
                insert into case_change values (case tg_op when 'DELETE' then old.id else new.id end);
            else
                insert into case_change values (case tg_op when 'DELETE' then old.incident_id else new.incident_id end);
            end if;
            return null;
        end $$;
        -- Moves come with a line of the history; what is told here comes without one, or is taken away.
        create trigger incident_change after delete or update of category_code, community_code, priority, filed_from, reported_at on incident
            for each row execute function change_of_case();
        create trigger incident_event_change after insert or update or delete on incident_event for each row execute function change_of_case();

        create function change_of_evidence() returns trigger language plpgsql as $$
        begin
            insert into case_change
            select incident_event.incident_id
            from incident_event
            where id in (case when tg_op <> 'INSERT' then old.event_id end, case when tg_op <> 'DELETE' then new.event_id end);
            return null;
        end $$;
        create trigger photo_change after insert or delete or update of event_id on photo for each row execute function change_of_evidence();
        create trigger letter_change after insert or delete or update of event_id on letter for each row execute function change_of_evidence();

        create function change_of_all() returns trigger language plpgsql as $$
        begin
            insert into case_change values (null);
            return null;
        end $$;
        create trigger category_change after update of sensitive on category for each row
            when (old.sensitive is distinct from new.sensitive) execute function change_of_all();
        """;

    private const string Frozen = """
        create table report_case (
            report_id uuid not null references report,
            position integer not null,
            history text not null,  -- JSON, as it stands in the proof pack
            primary key (report_id, position)
        );
        insert into report_case
        select report.id, frozen.position, frozen.history::text
        from report
        cross join lateral json_array_elements(report.inputs::json->'cases') with ordinality as frozen (history, position)
        where report.inputs is not null;
        update report
        set inputs = regexp_replace((inputs::jsonb || '{"cases":[]}')::text, '"cases": \[\]', '"cases":[]')
        where inputs is not null;
        """;
}
