using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Rules that give a new report its priority and the agency it should go to.</summary>
[DbContext(typeof(Schema)), Migration("0004_add_routing")]
internal sealed class AddRouting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table routing_rule (
            id uuid primary key,
            position integer not null,  -- the first that fits decides
            name text not null,
            conditions jsonb not null,  -- category, community, hours, from, to, answers; all that are named must hold
            agency_code text references agency,
            priority text check (priority in ('normal', 'high', 'emergency')),
            offers boolean not null,  -- offers the case to the agency by itself, else only suggests it
            state text not null check (state in ('draft', 'on', 'off')),
            version integer not null default 1,
            trial jsonb,  -- figures of the last trial and the version it tried
            created_by uuid references person,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint routing_rule_submission_key unique (created_by, submission_key),
            constraint routing_rule_effect_check check (num_nonnulls(agency_code, priority) > 0 and (not offers or agency_code is not null))
        );

        alter table incident
            add column rule_id uuid references routing_rule,  -- the first rule that fired; the line 'routed' of the history tells all
            add column suggested_agency text references agency;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table incident drop column rule_id, drop column suggested_agency;
        drop table routing_rule;
        """);
}
