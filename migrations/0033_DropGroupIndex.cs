using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>The targets are counted in memory now: nobody looks for the group's cases by their time.</summary>
[DbContext(typeof(Schema)), Migration("0033_drop_group_index")]
internal sealed class DropGroupIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop index incident_group_reported_at;");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("create index incident_group_reported_at on incident (reported_at) where filed_from = 'group';");
}
