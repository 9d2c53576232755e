using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What the head's and the director's first page reads: counts kept apart with each day's value, and open cases whose fix was denied.</summary>
[DbContext(typeof(Schema)), Migration("0028_add_dashboard")]
internal sealed class AddDashboard : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table target_value add column parts jsonb not null default '[]';  -- [{ code, count }]
        create index incident_open_disputed on incident (due_at, id) include (category_code) where ended_at is null and reopenings > 0;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index incident_open_disputed;
        alter table target_value drop column parts;
        """);
}
