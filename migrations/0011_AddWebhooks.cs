using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Where agencies are told of changes, and the outbox for it.</summary>
[DbContext(typeof(Schema)), Migration("0011_add_webhooks")]
internal sealed class AddWebhooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Endpoints);
        migrationBuilder.Sql(Outbox);
        migrationBuilder.Sql(Telling);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger agency_change_tells on agency_change;
        drop function tell_webhooks, webhook_body, time_uuid, utc_text;
        delete from delivery using outbox where outbox.id = outbox_id and kind = 'webhook';
        delete from outbox where kind = 'webhook';
        drop index outbox_due_at, outbox_endpoint_due, outbox_endpoint_state;
        alter table outbox
            drop constraint outbox_recipient_check,
            drop constraint outbox_kind_check,
            drop column endpoint_id,
            drop column change_id;
        alter table outbox
            alter column recipient set not null,
            add constraint outbox_kind_check check (kind in ('line_push', 'line_reply'));
        create index outbox_due_at on outbox (due_at) where state in ('waiting', 'sending');
        drop table webhook_endpoint;
        """);

    private const string Endpoints = """
        create table webhook_endpoint (
            id uuid primary key,
            agency_code text not null references agency,
            url text not null,
            label text not null,
            types text[] not null,  -- empty: everything
            secret_version integer not null default 1,  -- the secret follows from this, the id and the service's key; it is stored nowhere
            old_secret_until timestamptz,  -- until then the secret of the version before signs too
            rotation_key uuid,  -- of the rotation that made the present version
            submission_key uuid not null,
            submission_hash bytea not null,
            created_at timestamptz not null,
            disabled_at timestamptz,
            disabled_by text check (disabled_by in ('agency', 'staff', 'gone', 'failing')),
            deleted_at timestamptz,
            free_at timestamptz not null,  -- one try at a time: until then it is being tried, or left in peace
            failures integer not null default 0,  -- since the last success
            failing_since timestamptz,
            last_success_at timestamptz,
            last_error text,
            constraint webhook_endpoint_submission_key unique (agency_code, submission_key),
            constraint webhook_endpoint_disabled_check check ((disabled_at is null) = (disabled_by is null))
        );
        """;

    private const string Outbox = """
        alter table outbox
            drop constraint outbox_kind_check,
            alter column recipient drop not null,
            add column endpoint_id uuid references webhook_endpoint,
            add column change_id uuid references agency_change,  -- null for a ping
            add constraint outbox_endpoint_change_key unique (endpoint_id, change_id);
        alter table outbox
            add constraint outbox_kind_check check (kind in ('line_push', 'line_reply', 'webhook')),
            add constraint outbox_recipient_check check ((kind = 'webhook') = (endpoint_id is not null) and (kind = 'webhook') = (recipient is null));

        -- LINE's queue and each endpoint's own: what waits for a dead target lies in nobody else's way.
        drop index outbox_due_at;
        create index outbox_due_at on outbox (due_at) where state in ('waiting', 'sending') and kind <> 'webhook';
        create index outbox_endpoint_due on outbox (endpoint_id, due_at) where state in ('waiting', 'sending') and kind = 'webhook';
        create index outbox_endpoint_state on outbox (endpoint_id, state, id desc) where kind = 'webhook';
        """;

    private const string Telling = """
        -- A UUID of version 7 (RFC 9562), as the service makes them: lists go by the id.
        create function time_uuid(at timestamptz) returns uuid language sql volatile return
            encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
                substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

        create function utc_text(timestamptz) returns text language sql stable return
            to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

        -- Ids, states and times: whoever wants more asks with its key. Of a sensitive case nothing but where to ask.
        create function webhook_body(change agency_change) returns json language sql stable return (
            select json_strip_nulls(row_to_json(body))
            from (
                select change.type as type, utc_text(change.created_at) as timestamp, data
                from (
                    select change.id as "changeId", change.assignment_id as "assignmentId", change.incident_id as "incidentId",
                           case when not sensitive then reference end as reference,
                           case when not sensitive then assignment.status end as status,
                           case when not sensitive then incident.status end as "incidentStatus",
                           case when not sensitive then utc_text(assignment.accept_by) end as "acceptBy",
                           case when not sensitive then utc_text(assignment.fix_by) end as "fixBy",
                           '/api/v1/agency/assignments/' || assignment.id as url,
                           coalesce(change.origin, (select lower(settings->>'referencePrefix') from district)) as origin,
                           change.hops as hops
                    from assignment
                    join incident on incident.id = incident_id
                    join category on category.code = category_code
                    where assignment.id = change.assignment_id
                ) data
            ) body
        );

        create function tell_webhooks() returns trigger language plpgsql as $$
        begin
            insert into outbox (id, kind, endpoint_id, change_id, payload, incident_id, created_at, due_at)
            select time_uuid(new.created_at), 'webhook', endpoint.id, new.id, webhook_body(new), new.incident_id, new.created_at, new.created_at
            from webhook_endpoint endpoint
            join agency on agency.code = agency_code and active
            where agency_code = new.agency_code and disabled_at is null and deleted_at is null and (types = '{}' or new.type = any(types));
            return null;
        end $$;

        -- At the end of the transaction, so that what is told is the case as the transaction leaves it; part of it all the same.
        create constraint trigger agency_change_tells after insert on agency_change deferrable initially deferred
            for each row execute function tell_webhooks();
        """;
}
