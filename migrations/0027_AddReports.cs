using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>
/// Performance reports. A draft has no figures of its own; approval freezes them together with everything they follow from, as text: a
/// stored byte is a hashed byte.
/// </summary>
[DbContext(typeof(Schema)), Migration("0027_add_reports")]
internal sealed class AddReports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table report (
            id uuid primary key,
            period text,  -- 2570-q1 or 2570; null for any other range
            first_day date not null,
            next_day date not null,  -- the day after the last
            revision integer not null default 1,
            revision_of uuid references report,
            state text not null default 'draft' check (state in ('draft', 'approved', 'delivered')),
            summary text not null default '',
            problems text not null default '',
            proposals text not null default '',
            version integer not null default 1,
            inputs text,
            figures text,
            figures_hash text,  -- SHA-256 of figures, hexadecimal
            created_at timestamptz not null,
            created_by uuid not null references person,
            approved_at timestamptz,
            approved_by uuid references person,
            delivered_at timestamptz,
            delivered_by uuid references person,
            read_at timestamptz,  -- by a director
            read_by uuid references person,
            submission_key uuid not null,
            submission_hash bytea not null,
            constraint report_submission_key unique (created_by, submission_key),
            constraint report_range_check check (next_day > first_day),
            constraint report_frozen_check check ((state = 'draft') = (figures is null) and (figures is null) = (inputs is null) and (figures is null) = (figures_hash is null))
        );
        create index report_first_day on report (first_day desc, id desc);
        create unique index report_revision_of_key on report (revision_of) where revision_of is not null;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table report;");
}
