using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>
/// A course, its timetable, who comes and who was there. A row of <c>enrolment</c> is one human being of the course, with or without
/// LINE: attendance, attempts and certificates hang on it, so before and after are matched by identity.
/// </summary>
[DbContext(typeof(Schema)), Migration("0020_add_courses")]
internal sealed class AddCourses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Courses);
        migrationBuilder.Sql(People);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table attendance_removal, attendance, enrolment, course_speaker, course_session, course;
        """);

    private const string Courses = """
        create table course (
            id uuid primary key,
            title_th text not null,
            title_en text not null,
            objectives text[] not null,  -- Thai, one sentence each
            order_number text,  -- of the approval: กท …
            place text not null,
            held_on date not null,  -- Bangkok; a course is one day
            capacity integer not null default 100 check (capacity between 1 and 1000),
            state text not null default 'draft' check (state in ('draft', 'enrolling', 'running', 'closed', 'reported')),
            version integer not null default 1,  -- of this row, for whoever changes it
            created_at timestamptz not null,
            created_by uuid references person,
            updated_at timestamptz not null,
            closed_at timestamptz,
            reported_at timestamptz,
            evaluation_round_id uuid references survey_round,
            submission_key uuid,
            submission_hash bytea,
            constraint course_submission_key unique (created_by, submission_key)
        );

        create table course_session (
            id uuid primary key,
            course_id uuid not null references course on delete cascade,
            position integer not null,
            title_th text not null,
            title_en text not null,
            content_th text not null default '',
            starts_at timestamptz not null,
            ends_at timestamptz not null,
            stated_duration text,  -- as the programme words it, when that is to be shown beside the times
            constraint course_session_order_check check (ends_at > starts_at),
            constraint course_session_position_key unique (course_id, position) deferrable initially deferred
        );

        create table course_speaker (
            id uuid primary key,
            session_id uuid not null references course_session on delete cascade,
            position integer not null,
            name text,  -- null while the unit has not said whom it sends
            unit text not null,
            pay_class text not null check (pay_class in ('state', 'outside', 'unpaid')),
            unique (session_id, position)
        );
        """;

    private const string People = """
        create table enrolment (
            id uuid primary key,
            course_id uuid not null references course,
            person_id uuid references person,  -- null for somebody without LINE
            name text not null,
            community_code text references community,
            phone text,
            food_needs text,
            access_needs text,
            needs_consent_at timestamptz,  -- needs may tell of health or faith: kept only with consent
            source text not null check (source in ('self', 'roster', 'walk_in')),
            state text not null check (state in ('enrolled', 'waiting', 'cancelled')),
            position bigint not null generated always as identity,  -- who waits longest moves up first
            enrolled_at timestamptz not null,
            cancelled_at timestamptz,
            created_by uuid references person,
            version integer not null default 1,
            roster_key text,  -- of an imported row: the same row again is the same person, whatever was changed since
            submission_key uuid,
            submission_hash bytea,
            constraint enrolment_person_key unique (course_id, person_id),
            constraint enrolment_roster_key unique (course_id, roster_key),
            constraint enrolment_submission_key unique (created_by, submission_key),
            constraint enrolment_needs_check check (needs_consent_at is not null or (food_needs is null and access_needs is null))
        );
        create index enrolment_course on enrolment (course_id, state, position);
        create index enrolment_person on enrolment (person_id) where person_id is not null;

        -- One line per session and human being: in once, out once.
        create table attendance (
            session_id uuid not null references course_session,
            enrolment_id uuid not null references enrolment,
            in_at timestamptz not null,
            in_by text not null check (in_by in ('code', 'staff')),
            out_at timestamptz,
            out_by text check (out_by in ('code', 'staff')),
            noted_by uuid references person,  -- the officer who ticked it
            primary key (session_id, enrolment_id)
        );
        create index attendance_enrolment on attendance (enrolment_id);

        -- What was ticked or scanned and taken away again, so that nobody's presence vanishes without a word.
        create table attendance_removal (
            id uuid primary key,
            session_id uuid not null references course_session,
            enrolment_id uuid not null references enrolment,
            in_at timestamptz not null,
            out_at timestamptz,
            removed_at timestamptz not null,
            removed_by uuid not null references person,
            reason text not null
        );
        create index attendance_removal_enrolment on attendance_removal (enrolment_id);
        """;
}
