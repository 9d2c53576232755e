using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Who left the service for good: that it was done and when, and nothing about whom.</summary>
[DbContext(typeof(Schema)), Migration("0032_add_erasure")]
internal sealed class AddErasure : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table erasure (
            person_id uuid primary key references person,
            erased_at timestamptz not null,
            user_access_token text,  -- the person's, until LINE has ended what they allowed us
            due_at timestamptz not null,
            attempts integer not null default 0,
            deauthorized_at timestamptz,
            last_error text
        );
        create index erasure_due_at on erasure (due_at) where user_access_token is not null;
        create trigger erasure_notify after insert on erasure for each statement execute function notify_work();
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table erasure;");
}
