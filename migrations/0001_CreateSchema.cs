using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

[DbContext(typeof(Schema)), Migration("0001_create_schema")]
internal sealed class CreateSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(District);
        migrationBuilder.Sql(People);
        migrationBuilder.Sql(Incidents);
        migrationBuilder.Sql(Photos);
        migrationBuilder.Sql(Work);
        migrationBuilder.Sql(Rules);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table delivery, outbox, clock, webhook_event, line_follower, sensitive_access, photo, assignment_update, assignment,
                   incident_follower, incident_event, incident, person_role, person, category, form_version, agency_key, agency,
                   community, district;
        drop function refuse_change, notify_work, notify_incident;
        """);

    private const string District = """
        create table district (
            only_row boolean primary key default true check (only_row),
            settings jsonb not null  -- names, phone, emergency numbers, map: see migrations/District
        );

        create table community (
            code text primary key,
            name text not null,
            lat double precision not null,
            lng double precision not null
        );

        create table agency (
            code text primary key,
            name_th text not null,
            name_en text not null,
            own boolean not null default false,  -- the division itself: its officers answer for it
            accept_within_minutes integer not null check (accept_within_minutes > 0),
            fix_within_minutes integer not null check (fix_within_minutes > 0),
            active boolean not null default true
        );

        create table agency_key (
            id uuid primary key,
            agency_code text not null references agency,
            label text not null,
            hash bytea not null constraint agency_key_hash_key unique,  -- SHA-256 of the key
            created_at timestamptz not null,
            last_used_at timestamptz,
            revoked_at timestamptz
        );
        create index agency_key_agency_code on agency_key (agency_code);

        create table form_version (
            form_key text not null,
            version integer not null,
            questions jsonb not null,
            created_at timestamptz not null,
            primary key (form_key, version)
        );

        create table category (
            code text primary key,
            position integer not null,
            name_th text not null,
            name_en text not null,
            hint_th text not null,
            hint_en text not null,
            sensitive boolean not null,
            answer_within_minutes integer not null check (answer_within_minutes > 0),
            fix_within_minutes integer not null check (fix_within_minutes > 0),
            nearby_metres integer not null check (nearby_metres >= 0),
            form_key text not null,
            form_version integer not null,
            foreign key (form_key, form_version) references form_version
        );
        """;

    private const string People = """
        create table person (
            id uuid primary key,
            line_user_id text constraint person_line_user_id_key unique,
            name text not null,
            created_at timestamptz not null,
            seen_at timestamptz not null,
            access_changed_at timestamptz  -- sessions minted before this moment are refused
        );
        create index person_access_changed_at on person (access_changed_at) where access_changed_at is not null;

        create table person_role (
            person_id uuid not null references person,
            role text not null check (role in ('officer', 'head', 'director', 'admin', 'committee')),
            community_code text references community,
            granted_at timestamptz not null,
            granted_by uuid references person,
            primary key (person_id, role),
            constraint person_role_community_check check ((role = 'committee') = (community_code is not null))
        );

        create table line_follower (
            line_user_id text primary key,
            following boolean not null,
            changed_at timestamptz not null
        );
        """;

    private const string Incidents = """
        create table incident (
            id uuid primary key,
            reference text not null constraint incident_reference_key unique,
            category_code text not null references category,
            status text not null check (status in ('received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter', 'claimed_fixed',
                'resolved', 'closed_unfixed', 'not_ours', 'duplicate', 'withdrawn')),
            status_before_waiting text,
            description text not null,
            answers jsonb not null,
            form_key text not null,
            form_version integer not null,
            lat double precision,
            lng double precision,
            accuracy double precision,  -- metres
            landmark text,
            community_code text references community,
            reporter_id uuid not null references person,
            contact_name text,
            contact_phone text,
            submission_key uuid not null,
            submission_hash bytea not null,
            reported_at timestamptz not null,
            updated_at timestamptz not null,
            answer_by timestamptz not null,
            fix_by timestamptz not null,
            answered_at timestamptz,
            waiting_since timestamptz,
            claimed_at timestamptz,
            confirm_by timestamptz,
            ended_at timestamptz,
            resolution text check (resolution in ('confirmed', 'unconfirmed')),
            stars integer check (stars between 1 and 5),
            reopened_at timestamptz,
            reopenings integer not null default 0,
            followers integer not null default 0,
            photos integer not null default 0,
            constraint incident_submission_key unique (reporter_id, submission_key),
            constraint incident_place_check check ((lat is null) = (lng is null)),
            constraint incident_resolved_check check ((status = 'resolved') = (resolution is not null)),
            foreign key (form_key, form_version) references form_version
        );
        create index incident_reporter_id on incident (reporter_id, id desc);
        create index incident_status on incident (status, id desc);
        create index incident_category_code on incident (category_code, id desc);
        create index incident_community_code on incident (community_code, id desc);
        create index incident_open_fix_by on incident (fix_by)
            where status in ('received', 'triaged', 'assigned', 'in_progress');
        create index incident_open_place on incident (category_code, lat, lng)
            where status in ('received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter');

        create table incident_event (
            id uuid primary key,
            incident_id uuid not null references incident,
            kind text not null check (kind in ('reported', 'moved', 'assigned', 'assignment', 'message', 'note', 'followed', 'feedback', 'reopened')),
            actor_kind text not null check (actor_kind in ('reporter', 'follower', 'committee', 'staff', 'agency', 'system')),
            actor_id uuid references person,
            agency_code text references agency,
            staff_only boolean not null default false,
            occurred_at timestamptz not null,
            recorded_at timestamptz not null,
            status text,
            text text,
            data jsonb not null default '{}',
            submission_key uuid,
            submission_hash bytea,
            sequence bigint generated always as identity,  -- several lines may share one instant
            constraint incident_event_submission_key unique (actor_id, submission_key)
        );
        create index incident_event_incident_id on incident_event (incident_id, recorded_at, sequence);

        create table incident_follower (
            incident_id uuid not null references incident,
            person_id uuid not null references person,
            followed_at timestamptz not null,
            primary key (incident_id, person_id)
        );
        create index incident_follower_person_id on incident_follower (person_id, incident_id desc);

        create table assignment (
            id uuid primary key,
            incident_id uuid not null references incident,
            agency_code text not null references agency,
            status text not null check (status in ('offered', 'accepted', 'scheduled', 'working', 'done', 'declined', 'failed', 'expired')),
            note text,
            assigned_by uuid references person,
            offered_at timestamptz not null,
            accept_by timestamptz not null,
            fix_by timestamptz not null,
            accepted_at timestamptz,
            scheduled_for timestamptz,
            ended_at timestamptz,
            last_occurred_at timestamptz,  -- of the newest answer that counted
            updated_at timestamptz not null
        );
        create index assignment_incident_id on assignment (incident_id);
        create index assignment_agency_code on assignment (agency_code, id desc);
        create unique index assignment_active_key on assignment (incident_id, agency_code)
            where status in ('offered', 'accepted', 'scheduled', 'working');

        create table assignment_update (
            agency_code text not null references agency,
            update_id text not null,
            assignment_id uuid not null references assignment,
            hash bytea not null,
            status text not null,
            note text,
            occurred_at timestamptz not null,
            recorded_at timestamptz not null,
            answer jsonb not null,  -- what the first call was told; the repeat is told the same
            constraint assignment_update_key primary key (agency_code, update_id)
        );
        create index assignment_update_assignment_id on assignment_update (assignment_id, recorded_at);

        create table sensitive_access (
            id uuid primary key,
            incident_id uuid not null references incident,
            person_id uuid not null references person,
            reason text not null,
            opened_at timestamptz not null
        );
        create index sensitive_access_incident_id on sensitive_access (incident_id, opened_at);
        """;

    private const string Photos = """
        create table photo (
            id uuid primary key,
            person_id uuid references person,
            agency_code text references agency,
            incident_id uuid references incident,
            event_id uuid references incident_event,
            purpose text not null check (purpose in ('report', 'evidence')),
            content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
            bytes bytea not null,  -- metadata stripped
            sha256 bytea not null,  -- of the bytes as they were sent
            taken_at timestamptz,
            taken_lat double precision,
            taken_lng double precision,
            created_at timestamptz not null,
            constraint photo_owner_check check (num_nonnulls(person_id, agency_code) = 1)
        );
        alter table photo alter column bytes set storage external;  -- pictures are compressed already
        create index photo_incident_id on photo (incident_id) where incident_id is not null;
        create index photo_event_id on photo (event_id) where event_id is not null;
        create index photo_sha256 on photo (sha256);
        """;

    private const string Work = """
        create table clock (
            id uuid primary key,
            kind text not null check (kind in ('confirm_silence', 'reporter_silence')),
            incident_id uuid not null references incident,
            due_at timestamptz not null,
            constraint clock_kind_incident_key unique (kind, incident_id)
        );
        create index clock_due_at on clock (due_at);

        create table outbox (
            id uuid primary key,  -- also LINE's retry key
            kind text not null check (kind in ('line_push', 'line_reply')),
            state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'stuck', 'expired', 'undeliverable')),
            recipient text not null,  -- LINE user id, or the reply token
            payload json not null,  -- json, not jsonb: a retry must repeat the body byte for byte
            incident_id uuid references incident,
            dedupe_key text constraint outbox_dedupe_key unique,
            created_at timestamptz not null,
            due_at timestamptz not null,
            expires_at timestamptz,
            claimed_until timestamptz,
            attempts integer not null default 0,
            first_attempt_at timestamptz,
            sent_at timestamptz,
            last_error text
        );
        create index outbox_due_at on outbox (due_at) where state in ('waiting', 'sending');
        create index outbox_state on outbox (state, id desc);

        create table delivery (
            id bigint generated always as identity primary key,
            outbox_id uuid not null references outbox,
            tried_at timestamptz not null,
            status integer,  -- HTTP status; null when there was no answer
            request_id text,  -- x-line-request-id
            error text
        );
        create index delivery_outbox_id on delivery (outbox_id);

        create table webhook_event (
            id text primary key,  -- webhookEventId
            state text not null check (state in ('waiting', 'done', 'failed', 'foreign')),
            payload jsonb not null,
            occurred_at timestamptz not null,
            received_at timestamptz not null,
            attempts integer not null default 0,
            due_at timestamptz not null,
            last_error text
        );
        create index webhook_event_due_at on webhook_event (due_at) where state = 'waiting';
        create index webhook_event_message_id on webhook_event
            using hash (coalesce(payload->'message'->>'id', payload->'unsend'->>'messageId'));  -- to forget what was unsent
        """;

    private const string Rules = """
        create function refuse_change() returns trigger language plpgsql as $$
        begin
            -- Erasing a person is the one lawful reason to touch history.
            if current_setting('saphansung.erasing', true) = 'on' then
                return case when tg_op = 'DELETE' then old else new end;
            end if;
            raise exception 'rows of % are immutable', tg_table_name;
        end $$;
        create trigger incident_event_immutable before update or delete on incident_event
            for each row execute function refuse_change();
        create trigger form_version_immutable before update or delete on form_version
            for each row execute function refuse_change();

        create function notify_work() returns trigger language plpgsql as $$
        begin
            notify saphansung_work;
            return null;
        end $$;
        create trigger outbox_notify after insert on outbox for each statement execute function notify_work();
        create trigger webhook_event_notify after insert on webhook_event for each statement execute function notify_work();

        create function notify_incident() returns trigger language plpgsql as $$
        begin
            perform pg_notify('saphansung_incident', json_build_object('id', new.id, 'status', new.status)::text);
            return null;
        end $$;
        create trigger incident_notify after insert or update on incident for each row execute function notify_incident();
        """;
}
