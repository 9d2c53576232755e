using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Which cases the public may see, decided in one place for Open311 and the open data.</summary>
[DbContext(typeof(Schema)), Migration("0010_add_public_cases")]
internal sealed class AddPublicCases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- False for what people tell in private without its being sensitive, such as a question about one's own rights.
        alter table category add column public boolean not null default true;

        -- Whoever shows a line still masks the text and rounds the place. A case filed under a form of a hidden category stays hidden
        -- when its category is changed: its answers were given in confidence.
        -- No common table expression in here: PostgreSQL would work out every column of every case before it takes the first page.
        create view public_incident as
        select incident.id,
               incident.reference,
               incident.category_code,
               incident.status,
               incident.ended_at is null as open,
               incident.resolution,  -- confirmed or unconfirmed, of a resolved case
               -- Whoever withdraws a report takes its words and its place along; that there was one stays known.
               case when told.told then incident.description else '' end as description,
               case when told.told then incident.answers else '{}' end as answers,
               incident.form_key,
               incident.form_version,
               case when told.told then incident.lat end as lat,
               case when told.told then incident.lng end as lng,
               case when told.told then incident.landmark end as landmark,
               case when told.told then incident.community_code end as community_code,
               told.told,
               case when told.told then (
                   select string_agg(photo.id::text, ',' order by photo.created_at, photo.id)
                   from photo
                   join incident_event sent on sent.id = photo.event_id
                   where photo.incident_id = incident.id and sent.kind = 'reported'
               ) end as photos,  -- those that came with the report
               incident.reported_at,
               incident.updated_at,
               incident.ended_at,
               incident.fix_by,
               incident.reopenings,
               case when reporter.stands_for is not null then 'open311'
                    when incident.behalf_name is not null then 'staff'
                    else 'line' end as channel,
               -- Until an agency accepts, the division has the case.
               coalesce((
                   select agency_code
                   from assignment
                   where incident_id = incident.id and assignment.status in ('accepted', 'scheduled', 'working', 'done')
                   order by assignment.status = 'done', assignment.id desc
                   limit 1
               ), (select code from agency where own and active)) as agency_code,
               (
                   select reference
                   from incident parent
                   where parent.id = incident.parent_id
                     and exists (select from category where code = parent.category_code and public and not sensitive)
                     and exists (select from category where form_key = parent.form_key and public and not sensitive)
               ) as parent_reference  -- of a merged case
        from incident
        cross join lateral (select incident.status <> 'withdrawn' as told) as told
        join person reporter on reporter.id = incident.reporter_id
        where exists (select from category where code = incident.category_code and public and not sensitive)
          and exists (select from category where form_key = incident.form_key and public and not sensitive);

        create index incident_reported_at on incident (reported_at desc, id desc);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index incident_reported_at;
        drop view public_incident;
        alter table category drop column public;
        """);
}
