using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>The indicators of the programme. A definition is never changed: a change is a new version, and a value keeps the one it was made with.</summary>
[DbContext(typeof(Schema)), Migration("0026_add_targets")]
internal sealed class AddTargets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table target (
            code text primary key,
            position integer not null,
            active boolean not null default true  -- false: no longer in the district's file
        );

        create table target_version (
            target_code text not null references target,
            version integer not null,
            definition jsonb not null,
            origin text not null check (origin in ('file', 'staff')),
            reason text,
            created_by uuid references person,
            created_at timestamptz not null,
            primary key (target_code, version),
            constraint target_version_reason_check check (origin = 'file' or (reason is not null and created_by is not null))
        );

        -- One a day and target: what the trend is drawn from.
        create table target_value (
            target_code text not null,
            day date not null,  -- Bangkok's
            version integer not null,
            value numeric,
            numerator integer,
            denominator integer,
            lower numeric,
            upper numeric,
            goal numeric,
            verdict text not null,
            cut_off timestamptz not null,
            constraint target_value_day_key primary key (target_code, day),
            foreign key (target_code, version) references target_version
        );

        create index incident_group_reported_at on incident (reported_at) where filed_from = 'group';
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index incident_group_reported_at;
        drop table target_value, target_version, target;
        """);
}
