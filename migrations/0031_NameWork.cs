using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>A notification says what has been written, so that a write wakes those it brings work and not every worker.</summary>
[DbContext(typeof(Schema)), Migration("0031_name_work")]
internal sealed class NameWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create or replace function notify_work() returns trigger language plpgsql as $$
        begin
            perform pg_notify('saphansung_work', tg_table_name);
            return null;
        end $$;

        create function notify_outbox() returns trigger language plpgsql as $$
        begin
            perform pg_notify('saphansung_work', kind) from (select distinct kind from written) as kinds;
            return null;
        end $$;
        drop trigger outbox_notify on outbox;
        create trigger outbox_notify after insert on outbox referencing new table as written
            for each statement execute function notify_outbox();

        create trigger rich_menu_change_notify after insert on rich_menu_change for each statement execute function notify_work();
        create trigger survey_round_notify after insert or update of released_at, closes_at on survey_round
            for each statement execute function notify_work();
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger survey_round_notify on survey_round;
        drop trigger rich_menu_change_notify on rich_menu_change;
        drop trigger outbox_notify on outbox;
        create trigger outbox_notify after insert on outbox for each statement execute function notify_work();
        drop function notify_outbox;
        create or replace function notify_work() returns trigger language plpgsql as $$
        begin
            notify saphansung_work;
            return null;
        end $$;
        """);
}
