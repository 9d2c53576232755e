using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Reply letters, and what was found when photos of a fix were compared with their case.</summary>
[DbContext(typeof(Schema)), Migration("0006_add_evidence")]
internal sealed class AddEvidence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- 64 bits cut in three: two pictures that differ in at most two bits have at least one piece in common.
        create function hash_pieces(hash bigint) returns integer[] language sql immutable strict parallel safe as $$
            select array[(hash & 2097151)::integer, (hash >> 21 & 2097151)::integer + 2097152, (hash >> 42 & 4194303)::integer + 4194304]
        $$;
        alter table photo
            add column hash bigint,  -- how the picture looks (dHash), made on the page; null when nobody made one
            -- Evidence is attached and compared before the line of the history that it belongs to is written.
            alter constraint photo_event_id_fkey deferrable initially deferred;
        -- Without a list of entries still to be sorted in, which every look-up would have to read through.
        create index photo_hash on photo using gin (hash_pieces(hash)) with (fastupdate = off) where hash is not null;

        create table letter (
            id uuid primary key,
            person_id uuid references person,
            agency_code text references agency,
            incident_id uuid references incident,
            event_id uuid references incident_event deferrable initially deferred,
            content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
            bytes bytea not null,
            sha256 bytea not null,  -- of the bytes as they were sent
            created_at timestamptz not null,
            constraint letter_owner_check check (num_nonnulls(person_id, agency_code) = 1)
        );
        alter table letter alter column bytes set storage external;
        create index letter_incident_id on letter (incident_id) where incident_id is not null;

        create table photo_check (
            photo_id uuid primary key references photo,
            incident_id uuid not null references incident,
            weak boolean not null,
            facts jsonb not null,  -- [{ code, result, detail }]
            checked_at timestamptz not null
        );
        create index photo_check_incident_id on photo_check (incident_id);

        alter table incident add column evidence_weak boolean not null default false;  -- of the present claim
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table incident drop column evidence_weak;
        drop table photo_check, letter;
        drop index photo_hash;
        alter table photo drop column hash, alter constraint photo_event_id_fkey not deferrable;
        drop function hash_pieces;
        """);
}
