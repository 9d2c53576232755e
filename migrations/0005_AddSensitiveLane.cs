using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>People in need and disease: who is on duty, what is planned for whom, and where an illness spreads.</summary>
[DbContext(typeof(Schema)), Migration("0005_add_sensitive_lane")]
internal sealed class AddSensitiveLane : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Duty);
        migrationBuilder.Sql(Plans);
        migrationBuilder.Sql(Disease);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table outbreak_access, outbreak, service_visit, service_plan;
        drop view disease_report;
        drop index incident_disease;
        drop index sensitive_access_person_id;
        alter table person_role drop constraint person_role_duty_check, drop column on_duty;
        """);

    private const string Duty = """
        alter table person_role
            add column on_duty boolean not null default false,  -- told at once of a new sensitive report
            add constraint person_role_duty_check check (not on_duty or role in ('officer', 'head'));
        create index sensitive_access_person_id on sensitive_access (incident_id, person_id, opened_at desc);
        """;

    private const string Plans = """
        create table service_plan (
            id uuid primary key,
            incident_id uuid not null references incident constraint service_plan_incident_key unique,
            what text not null,
            planned_on date not null,  -- of the first visit
            place text not null,
            by_whom text not null,
            resources text,
            follow_up_on date,
            state text not null check (state in ('open', 'done')),
            visits integer not null default 0,
            updated_at timestamptz not null,
            updated_by uuid not null references person,
            version integer not null,
            -- When somebody must go there next: the plan's own day until the first visit, then the follow-up.
            due_on date generated always as (
                case when state = 'open' then case when visits = 0 then least(planned_on, follow_up_on) else follow_up_on end end) stored
        );
        create index service_plan_due_on on service_plan (due_on, id) where due_on is not null;

        create table service_visit (
            id uuid primary key,
            plan_id uuid not null references service_plan,
            visited_at timestamptz not null,
            by_id uuid not null references person,
            note text not null,
            outcome text not null check (outcome in ('helped', 'referred', 'absent', 'refused')),
            follow_up_on date,
            submission_key uuid not null,
            submission_hash bytea not null,
            recorded_at timestamptz not null,
            constraint service_visit_submission_key unique (by_id, submission_key)
        );
        create index service_visit_plan_id on service_visit (plan_id, visited_at);
        """;

    private const string Disease = """
        create index incident_disease on incident (reported_at) where category_code = 'disease';

        -- A report with a point on the map and no community counts for the nearest one within 3 km.
        create view disease_report as
        select incident.id, reference, reported_at,
               date_trunc('week', reported_at at time zone 'Asia/Bangkok')::date as week,  -- its Monday
               coalesce(community_code, near.code) as community_code,
               answers->>'signs' as signs,
               case when jsonb_typeof(answers->'count') = 'number' then (answers->'count')::integer else 0 end as people,
               answers
        from incident
        left join lateral (
            select code
            from (
                select code, 111195 * sqrt(power(community.lat - incident.lat, 2)
                                           + power((community.lng - incident.lng) * cos(radians(incident.lat)), 2)) as metres
                from community
            ) as distance
            where metres <= 3000
            order by metres
            limit 1
        ) as near on incident.community_code is null
        where category_code = 'disease' and status not in ('duplicate', 'withdrawn');

        create table outbreak (
            id uuid primary key,
            community_code text not null references community,
            signs text not null,
            week date not null,
            reports integer not null,
            opened_at timestamptz not null,
            acknowledged_at timestamptz,  -- by the agency named in the district's data
            constraint outbreak_cluster_key unique (community_code, signs, week)
        );

        create table outbreak_access (
            id uuid primary key,
            outbreak_id uuid not null references outbreak,
            person_id uuid not null references person,
            reason text not null,
            opened_at timestamptz not null
        );
        create index outbreak_access_outbreak_id on outbreak_access (outbreak_id, opened_at);
        """;
}
