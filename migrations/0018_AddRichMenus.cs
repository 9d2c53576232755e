using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Rich menus in LINE: what was deployed, and which of them each person is shown.</summary>
[DbContext(typeof(Schema)), Migration("0018_add_rich_menus")]
internal sealed class AddRichMenus : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Releases);
        migrationBuilder.Sql(People);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger line_follower_rich_menu on line_follower;
        drop trigger incident_rich_menu on incident;
        drop function rich_menu_follower, rich_menu_incident;
        drop table rich_menu_person, rich_menu_change, rich_menu_release;
        """);

    private const string Releases = """
        create table rich_menu_release (
            id uuid primary key,
            version text not null,  -- of the pictures and of what can be tapped
            state text not null check (state in ('deploying', 'live', 'retired', 'removed')),
            menus jsonb not null default '{}',  -- LINE's id of each menu by its key
            deployed_by uuid references person,  -- null: by the command
            started_at timestamptz not null,
            live_at timestamptz  -- when it last became the one people see
        );
        create unique index rich_menu_release_deploying on rich_menu_release (state) where state = 'deploying';
        create unique index rich_menu_release_live on rich_menu_release (state) where state = 'live';
        """;

    private const string People = """
        -- Whose menu may have to change. Only ever added to, so that writers never wait for one another; a worker takes the lines away.
        create table rich_menu_change (
            id bigint generated always as identity primary key,
            line_user_id text not null
        );

        create table rich_menu_person (
            line_user_id text primary key,
            wanted text check (wanted in ('waiting', 'answer', 'closed')),  -- null: everybody's
            shown text,  -- what LINE was told last
            release_id uuid references rich_menu_release,
            until timestamptz,  -- when to look again though nothing has happened
            due_at timestamptz not null,  -- infinity: LINE shows what is wanted
            attempts integer not null default 0
        );
        create index rich_menu_person_due on rich_menu_person (due_at);
        create index rich_menu_person_until on rich_menu_person (until) where until is not null;

        create function rich_menu_incident() returns trigger language plpgsql as $$
        begin
            insert into rich_menu_change (line_user_id)
            select line_user_id
            from person
            where line_user_id is not null
              and (id = new.reporter_id or id in (select reporter_id from incident where parent_id = new.id));
            return null;
        end $$;
        create trigger incident_rich_menu after insert or update of status, reporter_id, parent_id on incident
            for each row execute function rich_menu_incident();

        create function rich_menu_follower() returns trigger language plpgsql as $$
        begin
            insert into rich_menu_change (line_user_id) values (new.line_user_id);
            return null;
        end $$;
        create trigger line_follower_rich_menu after insert or update of following on line_follower
            for each row when (new.following) execute function rich_menu_follower();
        """;
}
