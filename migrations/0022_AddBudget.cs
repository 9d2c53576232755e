using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What a course may cost, what it has cost, and the receipts of it.</summary>
[DbContext(typeof(Schema)), Migration("0022_add_budget")]
internal sealed class AddBudget : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table course_budget (
            course_id uuid primary key references course on delete cascade,
            approved numeric(12, 2) not null check (approved >= 0),  -- baht, as the approval says
            version integer not null,
            updated_at timestamptz not null,
            updated_by uuid references person
        );

        create table course_budget_line (
            course_id uuid not null references course_budget on delete cascade,
            position integer not null,
            kind text not null check (kind in ('speaker', 'food', 'material')),
            label text not null,  -- Thai
            pay_class text check (pay_class in ('state', 'outside', 'unpaid')),
            people integer not null check (people > 0),
            units numeric(6, 1) not null check (units > 0),  -- hours of speakers, days of food, 1 of material
            rate numeric(12, 2) not null check (rate >= 0),  -- baht for one of them
            paid numeric(12, 2) check (paid >= 0),  -- null until something is paid
            primary key (course_id, position),
            constraint course_budget_line_speaker_check check ((kind = 'speaker') = (pay_class is not null))
        );

        -- A receipt proves one payment.
        create table course_receipt (
            letter_id uuid primary key references letter,
            course_id uuid not null,
            position integer not null,
            foreign key (course_id, position) references course_budget_line on delete cascade
        );
        create index course_receipt_line on course_receipt (course_id, position);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table course_receipt, course_budget_line, course_budget;
        """);
}
