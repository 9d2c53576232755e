using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What everybody may read, and what is already filed in Traffy Fondue.</summary>
[DbContext(typeof(Schema)), Migration("0013_add_open_data")]
internal sealed class AddOpenData : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Public);
        migrationBuilder.Sql(Traffy);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table traffy_link, traffy_ticket, traffy_problem, traffy_import;
        drop index assignment_silent;
        alter table category drop column round_place;
        """);

    private const string Public = """
        alter table category
            add column round_place boolean not null default false;  -- everybody sees only about where it is
        create index assignment_silent on assignment (accept_by) where accepted_at is null and status in ('offered', 'expired');
        """;

    private const string Traffy = """
        create table traffy_import (
            id uuid primary key,
            person_id uuid not null references person,
            submission_key uuid not null,
            submission_hash bytea not null,  -- SHA-256 of the file
            file_name text not null,
            imported_at timestamptz not null,
            rows integer not null,
            added integer not null,
            changed integer not null,
            unchanged integer not null,
            outside integer not null,  -- of those: on the side list
            unreadable integer not null,
            constraint traffy_import_submission_key unique (person_id, submission_key)
        );

        create table traffy_problem (
            import_id uuid not null references traffy_import,
            line integer not null,  -- of the CSV, from 1; of GeoJSON, the feature's place in the list
            ticket_id text,
            reason text not null,
            primary key (import_id, line)
        );

        create table traffy_ticket (
            ticket_id text primary key,
            types text[] not null,  -- as they are called there
            categories text[] not null,  -- ours, by the district's table; a sensitive one is left out
            comment text not null,  -- masked when it was read; empty for a sensitive category
            organization text,
            lat double precision,
            lng double precision,
            address text,  -- masked
            subdistrict text,
            district text,
            province text,
            state text not null check (state in ('start', 'inprogress', 'forward', 'follow', 'finish', 'irrelevant')),
            state_label text not null,
            photo text,
            photo_after text,  -- also a film
            stars integer,
            reopenings integer not null,
            reported_at timestamptz not null,
            last_activity_at timestamptz,
            outside text check (outside in ('other_district', 'outside', 'no_place')),  -- why it is on the side list
            import_id uuid not null references traffy_import,  -- which said the newest of it
            constraint traffy_ticket_place_check check ((lat is null) = (lng is null))
        );
        create index traffy_ticket_place on traffy_ticket (lat, lng) where outside is null;
        create index traffy_ticket_reported_at on traffy_ticket (reported_at, ticket_id) where outside is null;
        create index traffy_ticket_outside on traffy_ticket (reported_at, ticket_id) where outside is not null;

        -- What an officer decided of a ticket that lies close to a case.
        create table traffy_link (
            incident_id uuid not null references incident,
            ticket_id text not null references traffy_ticket,
            state text not null check (state in ('linked', 'dismissed')),
            decided_at timestamptz not null,
            decided_by uuid not null references person,
            primary key (incident_id, ticket_id)
        );
        """;
}
