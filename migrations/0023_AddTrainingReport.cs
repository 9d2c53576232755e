using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What comes after the day: certificates, and the words of the report. Its figures are never stored, only computed.</summary>
[DbContext(typeof(Schema)), Migration("0023_add_training_report")]
internal sealed class AddTrainingReport : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table certificate (
            enrolment_id uuid primary key references enrolment,
            code text not null constraint certificate_code_key unique,
            name text not null,  -- as it was printed
            issued_at timestamptz not null
        );

        create table course_report (
            course_id uuid primary key references course,
            problems text not null default '',
            proposals text not null default '',
            version integer not null default 1,
            updated_at timestamptz not null,
            updated_by uuid not null references person
        );
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table course_report, certificate;");
}
