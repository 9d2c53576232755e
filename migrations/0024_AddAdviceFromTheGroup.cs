using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>A question of the group is a case, and its answer may wait for the next word in the group.</summary>
[DbContext(typeof(Schema)), Migration("0024_add_advice_from_the_group")]
internal sealed class AddAdviceFromTheGroup : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table group_message
            add column incident_id uuid references incident,
            drop constraint group_message_answer_way_check,
            add constraint group_message_answer_way_check check (answer_way in ('reply', 'next', 'push'));  -- next: with the next reply in the group
        create index group_message_answer_next on group_message (answered_at) where answer_way = 'next';
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index group_message_answer_next;
        update group_message set answer_way = 'push' where answer_way = 'next';
        alter table group_message
            drop constraint group_message_answer_way_check,
            add constraint group_message_answer_way_check check (answer_way in ('reply', 'push')),
            drop column incident_id;
        """);
}
