using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>Cases that tell of one problem, storms, and places where a fixed problem comes back.</summary>
[DbContext(typeof(Schema)), Migration("0003_add_groups")]
internal sealed class AddGroups : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table category
            add column storm_reports integer not null default 0 check (storm_reports >= 0);  -- 0 for never

        create table chronic_point (
            id uuid primary key,
            category_code text not null references category,
            community_code text references community,
            lat double precision not null,
            lng double precision not null,
            returns integer not null default 1 check (returns > 0),  -- how often it came back after a fix
            first_at timestamptz not null,
            last_at timestamptz not null,
            state text not null default 'open' check (state in ('open', 'done')),
            cause text,
            plan text,
            due_on date,
            owner_id uuid references person,
            updated_at timestamptz not null
        );
        create index chronic_point_state on chronic_point (state, returns desc, id desc);
        create index chronic_point_place on chronic_point (category_code, lat, lng);

        alter table incident
            add column parent_id uuid references incident,  -- the case that this one was merged into; never one that is merged itself
            add column storm_since timestamptz,
            add column storm_until timestamptz,
            add column recurs_id uuid references incident,  -- the fixed case that this one repeats
            add column chronic_point_id uuid references chronic_point,
            add constraint incident_parent_check check (parent_id is null or (parent_id <> id and status = 'duplicate'));
        create index incident_parent_id on incident (parent_id) where parent_id is not null;
        create index incident_recurs_id on incident (recurs_id) where recurs_id is not null;
        create index incident_chronic_point_id on incident (chronic_point_id) where chronic_point_id is not null;
        create index incident_category_reported on incident (category_code, reported_at);
        create index incident_fixed_place on incident (category_code, lat, lng) where status in ('claimed_fixed', 'resolved');
        create index incident_storm on incident (category_code) where storm_since is not null and storm_until is null;

        -- On a plane, which is exact to centimetres at the distances between neighbours.
        create function metres_between(lat double precision, lng double precision, at_lat double precision, at_lng double precision)
        returns double precision language sql immutable parallel safe as $$
            select sqrt(power((lat - at_lat) * 111195, 2) + power((lng - at_lng) * 111195 * cos(radians(at_lat)), 2))
        $$;
        -- Inlined by the planner, so that an index on the place serves the box around the circle.
        create function is_near(lat double precision, lng double precision, at_lat double precision, at_lng double precision, metres double precision)
        returns boolean language sql immutable parallel safe as $$
            select lat between at_lat - metres / 111195 and at_lat + metres / 111195
               and lng between at_lng - metres / 111195 / cos(radians(at_lat)) and at_lng + metres / 111195 / cos(radians(at_lat))
               and metres_between(lat, lng, at_lat, at_lng) <= metres
        $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop function is_near, metres_between;
        drop index incident_category_reported, incident_fixed_place;
        alter table incident drop column parent_id, drop column storm_since, drop column storm_until, drop column recurs_id,
            drop column chronic_point_id;
        drop table chronic_point;
        alter table category drop column storm_reports;
        """);
}
