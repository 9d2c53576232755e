using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What a message costs and what it is for, the month's messages, and the inbox that costs nothing.</summary>
[DbContext(typeof(Schema)), Migration("0014_add_quota")]
internal sealed class AddQuota : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Outbox);
        migrationBuilder.Sql(Month);
        migrationBuilder.Sql(Inbox);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table inbox_message, line_quota;
        delete from delivery using outbox where outbox.id = outbox_id and kind = 'line_multicast';
        delete from outbox where kind = 'line_multicast';
        update outbox
        set state = 'undeliverable', last_error = coalesce(last_error, 'ย้อนโครงสร้างฐานข้อมูล (the schema went back)')
        where state in ('withheld', 'merged', 'read');
        drop index outbox_counted_sent, outbox_recipient_sent, outbox_recipient_held, outbox_carrier_id;
        alter table outbox
            drop constraint outbox_kind_check,
            drop constraint outbox_state_check,
            drop column cost,
            drop column urgent,
            drop column prompt,
            drop column purpose,
            drop column subject_id,
            drop column carrier_id,
            drop column withheld_at,
            drop column told_by;
        alter table outbox
            add constraint outbox_kind_check check (kind in ('line_push', 'line_reply', 'webhook')),
            add constraint outbox_state_check check (state in ('waiting', 'sending', 'sent', 'stuck', 'expired', 'undeliverable'));
        """);

    private const string Outbox = """
        alter table outbox
            drop constraint outbox_kind_check,
            drop constraint outbox_state_check,
            add column cost integer not null default 1 check (cost >= 0),  -- people that LINE counts
            add column urgent boolean not null default false,  -- may use the reserve, and does not wait for the morning
            add column prompt boolean not null default false,  -- needs the person's answer: goes at once although they were told something this hour
            add column purpose text,
            add column subject_id uuid,  -- the announcement, round, group ... it is about
            add column carrier_id uuid references outbox,  -- the message that carries this one
            add column withheld_at timestamptz,
            add column told_by text check (told_by in ('reply', 'inbox'));  -- told without being counted
        update outbox set cost = 0 where kind <> 'line_push';
        alter table outbox
            add constraint outbox_kind_check check (kind in ('line_push', 'line_reply', 'line_multicast', 'webhook')),
            add constraint outbox_state_check check (
                state in ('waiting', 'sending', 'sent', 'stuck', 'expired', 'undeliverable', 'withheld', 'merged', 'read'));
        create index outbox_counted_sent on outbox (sent_at) include (cost, purpose) where state = 'sent' and kind in ('line_push', 'line_multicast');
        create index outbox_recipient_sent on outbox (recipient, sent_at) where state = 'sent' and kind = 'line_push';
        create index outbox_recipient_held on outbox (recipient, id) where state in ('waiting', 'withheld') and kind = 'line_push';
        create index outbox_carrier_id on outbox (carrier_id) where carrier_id is not null;
        """;

    private const string Month = """
        -- One row: what LINE last said of the month, shared by every instance, and the lock under which room is given away.
        create table line_quota (
            only_one boolean primary key default true check (only_one),
            plan integer,  -- null: LINE sets no limit
            used integer not null default 0,
            read_at timestamptz,  -- null: never
            read_due_at timestamptz not null default '-infinity',
            reading_until timestamptz,
            last_error text
        );
        insert into line_quota default values;
        """;

    private const string Inbox = """
        create table inbox_message (
            id uuid primary key,
            line_user_id text not null,
            title text not null,
            text text,
            link text,  -- path of a page of ours
            purpose text,
            subject_id uuid,
            dedupe_key text constraint inbox_message_dedupe_key unique,  -- that of the message in the outbox, where there is one
            created_at timestamptz not null,
            read_at timestamptz
        );
        create index inbox_message_person on inbox_message (line_user_id, id desc);
        create index inbox_message_unread on inbox_message (line_user_id) where read_at is null;
        """;
}
