using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Reports for people without LINE, looking a case up by its slip, the committee's lists, and texts ready for use.</summary>
[DbContext(typeof(Schema)), Migration("0007_add_community_work")]
internal sealed class AddCommunityWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table incident
            add column behalf_name text,  -- who has the problem, when somebody with LINE reported for them
            add column behalf_phone text,
            add constraint incident_behalf_check check (behalf_phone is null or behalf_name is not null);
        create index incident_community_open on incident (community_code, id desc) where ended_at is null;
        create index incident_community_again on incident (community_code, id desc)
            where reopenings > 0 or 'recurring' = any (flags);
        create index tally_community on tally (community_code, figure, day);

        create table lookup_attempt (
            id bigint generated always as identity primary key,
            reference text not null,
            address bytea not null,  -- a keyed hash: guesses are counted, nobody's address is kept
            tried_at timestamptz not null
        );
        create index lookup_attempt_reference on lookup_attempt (reference, tried_at);
        create index lookup_attempt_address on lookup_attempt (address, tried_at);
        create index lookup_attempt_tried_at on lookup_attempt (tried_at);

        create table template (
            code text primary key,
            position integer not null,
            use text not null check (use in ('message', 'note', 'waiting_reporter', 'closed_unfixed', 'not_ours', 'duplicate')),
            title_th text not null,
            text_th text not null
        );
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table template, lookup_attempt;
        drop index incident_community_open, incident_community_again, tally_community;
        alter table incident drop constraint incident_behalf_check, drop column behalf_name, drop column behalf_phone;
        """);
}
