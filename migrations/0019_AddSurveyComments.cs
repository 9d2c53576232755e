using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What the staff decided about the comments of a survey.</summary>
[DbContext(typeof(Schema)), Migration("0019_add_survey_comments")]
internal sealed class AddSurveyComments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table survey_comment (
            id uuid primary key,  -- a hash of the answer and the question: two comments of one answer do not show it
            round_id uuid not null references survey_round,
            group_code text not null,  -- an aspect's code, praise or other
            shown boolean not null,  -- the memo may quote it
            decided_by uuid not null references person,
            decided_at timestamptz not null
        );
        create index survey_comment_round_id on survey_comment (round_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table survey_comment");
}
