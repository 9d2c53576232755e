using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Who follows the account and since when, and the one-way news that goes to them.</summary>
[DbContext(typeof(Schema)), Migration("0015_add_news")]
internal sealed class AddNews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Followers);
        migrationBuilder.Sql(Announcements);
        migrationBuilder.Sql(Readers);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table news_community, announcement_opening, announcement_recipient, announcement_event, announcement_file, announcement,
                   follower_insight, follower_event;
        """);

    private const string Followers = """
        create table follower_event (
            id bigint generated always as identity primary key,
            source text not null constraint follower_event_source_key unique,  -- LINE's id of the event, which may come twice
            line_user_id text not null,
            kind text not null check (kind in ('follow', 'unfollow')),
            unblocked boolean not null default false,  -- LINE says that it ends a block; not always exact
            occurred_at timestamptz not null,
            recorded_at timestamptz not null,
            -- What it did to the number of followers, in the order in which things happened: worked out anew whenever an event comes late.
            change smallint not null default 0 check (change in (-1, 0, 1)),
            came_back boolean not null default false  -- had followed before
        );
        create index follower_event_line_user_id on follower_event (line_user_id, occurred_at, id);
        create index follower_event_occurred_at on follower_event (occurred_at) include (change, came_back) where change <> 0;

        insert into follower_event (source, line_user_id, kind, occurred_at, recorded_at, change)
        select 'known:' || line_user_id, line_user_id, case when following then 'follow' else 'unfollow' end, changed_at, changed_at, following::integer
        from line_follower;

        create table follower_insight (
            day date primary key,  -- as LINE counts its days: UTC+9
            state text not null default 'waiting' check (state in ('waiting', 'ready', 'missed')),
            followers integer,  -- LINE's: all who ever added the account; never falls
            blocks integer,
            reach integer,
            ours integer,  -- of our own ledger at the end of that day
            due_at timestamptz not null,
            asked_at timestamptz,
            attempts integer not null default 0,
            last_error text
        );
        create index follower_insight_due_at on follower_insight (due_at) where state = 'waiting';
        """;

    private const string Announcements = """
        create table announcement (
            id uuid primary key,
            state text not null check (state in ('draft', 'awaiting_approval', 'returned', 'approved', 'scheduled', 'sending', 'sent', 'cancelled')),
            version integer not null,  -- of what it says; an approval is for one version
            title_th text not null,
            title_en text not null,
            body_th text not null,
            body_en text not null,
            event_from timestamptz,
            event_to timestamptz,
            event_place text,
            audience text not null check (audience in ('everyone', 'community', 'role', 'near', 'unanswered', 'archive')),
            audience_code text,  -- of the community or role, the reference of the case, or the id of the survey's round
            audience_metres integer,
            due_at timestamptz,  -- when it shall go; null for when somebody sends it
            created_by uuid not null references person,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            approved_by uuid references person,
            way text check (way in ('push', 'inbox', 'archive')),  -- how it went
            recipients integer,
            sent_at timestamptz,  -- from then on everybody may read it
            submission_key uuid not null,
            submission_hash bytea not null,
            constraint announcement_submission_key unique (created_by, submission_key),
            constraint announcement_event_check check (event_to >= event_from),
            constraint announcement_sent_check check ((sent_at is not null) = (state in ('sending', 'sent')))
        );
        create index announcement_state on announcement (state, id desc);
        create index announcement_sent_at on announcement (sent_at desc, id desc) where sent_at is not null;
        create index announcement_due_at on announcement (due_at) where state = 'scheduled';

        create table announcement_file (
            id uuid primary key,
            announcement_id uuid references announcement,
            position integer not null default 0,
            kind text not null check (kind in ('picture', 'attachment')),
            name text not null,
            content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
            bytes bytea not null,  -- pictures without their metadata
            person_id uuid not null references person,
            created_at timestamptz not null
        );
        alter table announcement_file alter column bytes set storage external;
        create index announcement_file_announcement_id on announcement_file (announcement_id, position) where announcement_id is not null;

        create table announcement_event (
            id bigint generated always as identity primary key,
            announcement_id uuid not null references announcement,
            state text not null,
            version integer not null,
            person_id uuid references person,  -- null for the service itself
            reason text,
            at timestamptz not null
        );
        create index announcement_event_announcement_id on announcement_event (announcement_id, id);
        """;

    private const string Readers = """
        create table announcement_recipient (
            announcement_id uuid not null references announcement,
            line_user_id text not null,
            primary key (announcement_id, line_user_id)
        );

        -- One line for each opening. Who it was is a keyed hash that differs from one announcement to the next: it tells the same person
        -- from another, and nothing about whom.
        create table announcement_opening (
            id bigint generated always as identity primary key,
            announcement_id uuid not null references announcement,
            via text not null check (via in ('message', 'archive')),
            reader bytea,
            at timestamptz not null
        );
        create index announcement_opening_announcement_id on announcement_opening (announcement_id, via, reader);

        create table news_community (
            person_id uuid not null references person,
            community_code text not null references community,
            chosen_at timestamptz not null,
            primary key (person_id, community_code)
        );
        create index news_community_community_code on news_community (community_code);
        """;
}
