using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Links by which somebody of an agency without a system answers for one assignment.</summary>
[DbContext(typeof(Schema)), Migration("0012_add_agency_links")]
internal sealed class AddAgencyLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- The link itself is signed with a key that is not in the database: these rows open nothing.
        create table agency_link (
            id uuid primary key,
            assignment_id uuid not null references assignment,
            label text not null,  -- for whom
            created_by uuid not null references person,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            opened_at timestamptz,  -- last
            used_at timestamptz,  -- last
            revoked_at timestamptz,
            submission_key uuid not null,
            submission_hash bytea not null,
            constraint agency_link_submission_key unique (created_by, submission_key)
        );
        create index agency_link_assignment_id on agency_link (assignment_id, id desc);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table agency_link;
        """);
}
