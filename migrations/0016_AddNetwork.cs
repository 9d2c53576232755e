using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>The network's LINE group, and the chat with the office as a way in.</summary>
[DbContext(typeof(Schema)), Migration("0016_add_network")]
internal sealed class AddNetwork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Group);
        migrationBuilder.Sql(Chat);
        migrationBuilder.Sql(Drafts);
        migrationBuilder.Sql("""
            alter table incident
                add column filed_from text not null default 'own' check (filed_from in ('own', 'group')),
                add column group_id uuid references network_group,
                add constraint incident_filed_from_group_check check ((filed_from = 'group') = (group_id is not null));
            create index webhook_event_received_at on webhook_event (received_at);  -- what people wrote is not kept for ever
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index webhook_event_received_at;
        alter table incident drop column group_id, drop column filed_from;
        drop table chat_draft_photo, chat_draft, chat_message, chat_thread, group_message, network_member, network_group, network_code;
        """);

    private const string Group = """
        create table network_code (
            id uuid primary key,
            hash bytea not null constraint network_code_hash_key unique,  -- HMAC by a key outside the database
            made_by uuid not null references person,
            made_at timestamptz not null,
            expires_at timestamptz not null,
            used_at timestamptz
        );

        create table network_group (
            id uuid primary key,
            line_group_id text not null,
            name text,
            state text not null check (state in ('active', 'unbound', 'left')),
            bound_by uuid references person,
            bound_at timestamptz not null,
            ended_at timestamptz,
            member_count integer,  -- as LINE counts, without the account itself
            counted_at timestamptz,
            count_due_at timestamptz not null,
            digest_hour smallint check (digest_hour between 0 and 23),  -- Bangkok's; null while it is off
            digest_due_at timestamptz,
            digest_at timestamptz,
            digest_outcome text check (digest_outcome in ('sent', 'nothing_new', 'no_room')),
            digest_cost integer
        );
        create unique index network_group_one_active on network_group (state) where state = 'active';
        create index network_group_line_group_id on network_group (line_group_id);
        create trigger network_group_notify after insert on network_group for each statement execute function notify_work();

        create table network_member (
            group_id uuid not null references network_group,
            line_user_id text not null,
            here boolean not null,
            changed_at timestamptz not null,  -- when it happened in LINE
            verified_at timestamptz,  -- LINE said so
            primary key (group_id, line_user_id)
        );

        create table group_message (
            id uuid primary key,
            group_id uuid not null references network_group,
            message_id text not null constraint group_message_message_id_key unique,
            line_user_id text,
            text text not null,
            text_at timestamptz not null,  -- of the latest wording
            said_at timestamptz not null,
            reply_token text,  -- null when it was used
            token_until timestamptz,
            delete_at timestamptz not null,
            marked_by uuid references person,
            marked_at timestamptz,
            answer text,
            answered_by uuid references person,
            answered_at timestamptz,
            answer_way text check (answer_way in ('reply', 'push')),
            answer_key uuid,
            answer_hash bytea
        );
        create index group_message_group_id on group_message (group_id, id desc);
        create index group_message_delete_at on group_message (delete_at);
        """;

    private const string Chat = """
        create table chat_thread (
            id uuid primary key,
            line_user_id text not null constraint chat_thread_line_user_id_key unique,
            waiting_since timestamptz,  -- the oldest message nobody has answered
            last_at timestamptz not null,
            closed_by uuid references person,
            closed_at timestamptz
        );
        create index chat_thread_waiting_since on chat_thread (waiting_since) where waiting_since is not null;
        create index chat_thread_last_at on chat_thread (last_at);

        create table chat_message (
            id uuid primary key,
            thread_id uuid not null references chat_thread,
            message_id text constraint chat_message_message_id_key unique,  -- LINE's, of what the person wrote
            officer_id uuid references person,
            text text not null,
            said_at timestamptz not null,
            reply_token text,  -- null when it was used
            token_until timestamptz,
            way text check (way in ('reply', 'push')),
            submission_key uuid,
            submission_hash bytea,
            delete_at timestamptz not null,
            constraint chat_message_submission_key unique (officer_id, submission_key),
            constraint chat_message_side_check check (num_nonnulls(message_id, officer_id) = 1)
        );
        create index chat_message_thread_id on chat_message (thread_id, said_at desc);
        create index chat_message_delete_at on chat_message (delete_at);
        """;

    private const string Drafts = """
        create table chat_draft (
            id uuid primary key,
            line_user_id text not null constraint chat_draft_line_user_id_key unique,
            group_id uuid references network_group,  -- where it was begun, if in the group
            place_message_id text,
            lat double precision,
            lng double precision,
            landmark text,
            created_at timestamptz not null,
            expires_at timestamptz not null
        );
        create index chat_draft_expires_at on chat_draft (expires_at);

        create table chat_draft_photo (
            message_id text primary key,
            draft_id uuid not null references chat_draft on delete cascade,
            photo_id uuid not null,  -- the photo it becomes when its sender opens the draft
            state text not null check (state in ('waiting', 'kept', 'failed')),
            reason text check (reason in ('gone', 'too_large', 'not_a_photo', 'unreachable')),
            content_type text,
            bytes bytea,  -- metadata stripped; null before it came and after it became a photo
            sha256 bytea,
            taken_at timestamptz,
            taken_lat double precision,
            taken_lng double precision,
            sent_at timestamptz not null,
            tries integer not null default 0,
            due_at timestamptz not null
        );
        alter table chat_draft_photo alter column bytes set storage external;
        create index chat_draft_photo_draft_id on chat_draft_photo (draft_id);
        create index chat_draft_photo_due_at on chat_draft_photo (due_at) where state = 'waiting';
        create trigger chat_draft_photo_notify after insert on chat_draft_photo for each statement execute function notify_work();
        """;
}
