using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>
/// The question bank, the tests of a course before and after, and what people answered. Both tests of a course ask the same items, so
/// <c>test_item</c> hangs on the course.
/// </summary>
[DbContext(typeof(Schema)), Migration("0021_add_tests")]
internal sealed class AddTests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Bank);
        migrationBuilder.Sql(Tests);
        migrationBuilder.Sql(Attempts);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table score_change, attempt_answer, attempt, extra_time, test_item, test, question_version, question, question_import;
        """);

    private const string Bank = """
        create table question_import (
            id uuid primary key,
            questions integer not null,
            unsupported integer not null,
            imported_at timestamptz not null,
            imported_by uuid not null references person,
            submission_key uuid not null,
            submission_hash bytea not null,
            constraint question_import_submission_key unique (imported_by, submission_key)
        );

        create table question (
            id uuid primary key,
            number integer not null generated always as identity,
            code text not null generated always as ('Q' || number::text) stored,  -- what people call it
            name text not null default '',  -- GIFT's title
            category text not null default '',  -- a path: รายงาน/พื้นฐาน
            tags text[] not null default '{}',
            newest integer not null default 1,  -- its newest version
            version integer not null default 1,  -- of this row, for whoever changes it
            retired_at timestamptz,
            import_id uuid references question_import,
            created_at timestamptz not null,
            created_by uuid references person,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint question_code_key unique (code),
            constraint question_submission_key unique (created_by, submission_key)
        );
        create index question_category on question (category, number);
        create index question_tags on question using gin (tags);

        create table question_version (
            id uuid primary key,
            question_id uuid not null references question on delete cascade,
            version integer not null,
            kind text not null check (kind in ('single', 'multiple', 'true_false', 'matching', 'numeric', 'short', 'unsupported')),
            body jsonb not null,
            frozen_at timestamptz,  -- somebody was asked it: from here on a change is a new version
            created_at timestamptz not null,
            created_by uuid references person,
            unique (question_id, version),
            unique (question_id, id)
        );
        """;

    private const string Tests = """
        create table test (
            id uuid primary key,
            course_id uuid not null references course on delete cascade,
            kind text not null check (kind in ('pre', 'post')),
            state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
            minutes integer not null default 20 check (minutes between 1 and 480),
            pass_share numeric not null default 0.6 check (pass_share between 0 and 1),
            shuffle_questions boolean not null default true,
            shuffle_options boolean not null default true,
            opened_at timestamptz,
            closes_at timestamptz,  -- null: until staff close it
            closed_at timestamptz,
            version integer not null default 1,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            unique (course_id, kind)
        );
        create index test_closes on test (closes_at) where state = 'open' and closes_at is not null;

        create table test_item (
            course_id uuid not null references course on delete cascade,
            position integer not null,
            question_id uuid not null,
            question_version_id uuid not null,
            max_mark numeric not null default 1 check (max_mark > 0 and max_mark <= 100),
            primary key (course_id, question_id),
            constraint test_item_position_key unique (course_id, position) deferrable initially deferred,
            foreign key (question_id, question_version_id) references question_version (question_id, id)
        );
        create index test_item_question on test_item (question_id);

        -- Minutes on top, in both tests of the course.
        create table extra_time (
            enrolment_id uuid primary key references enrolment on delete cascade,
            minutes integer not null check (minutes between 1 and 480),
            set_by uuid references person,
            set_at timestamptz not null
        );
        """;

    private const string Attempts = """
        create table attempt (
            id uuid primary key,
            test_id uuid not null references test,
            enrolment_id uuid not null references enrolment,
            state text not null default 'open' check (state in ('open', 'submitted', 'scored')),
            kiosk boolean not null default false,  -- taken on the staff's tablet
            seed bigint not null,  -- of the order of questions and options
            started_at timestamptz not null,
            ends_at timestamptz not null,  -- with the person's extra time, without grace
            submitted_at timestamptz,
            submitted_by text check (submitted_by in ('person', 'clock', 'staff')),
            score numeric check (score >= 0),
            max_score numeric,
            version integer not null default 1,
            constraint attempt_enrolment_key unique (test_id, enrolment_id),
            constraint attempt_scored_check check ((state = 'scored') = (score is not null and max_score is not null)),
            constraint attempt_submitted_check check ((state = 'open') = (submitted_at is null) and (submitted_at is null) = (submitted_by is null))
        );
        create index attempt_enrolment on attempt (enrolment_id);
        create index attempt_ends on attempt (ends_at) where state = 'open';

        create table attempt_answer (
            attempt_id uuid not null references attempt on delete cascade,
            question_id uuid not null references question,
            answer jsonb not null,  -- as given; null (json) for an answer taken back
            sequence bigint not null,  -- the device's own count: an older save never replaces a newer one
            saved_at timestamptz not null,
            mark numeric check (mark >= 0),  -- null until scored
            primary key (attempt_id, question_id)
        );
        create index attempt_answer_question on attempt_answer (question_id);

        create table score_change (
            id bigint primary key generated always as identity,
            attempt_id uuid not null references attempt on delete cascade,
            question_id uuid not null references question,
            old_score numeric not null,
            new_score numeric not null,
            why text not null,
            changed_by uuid references person,
            changed_at timestamptz not null
        );
        create index score_change_attempt on score_change (attempt_id);
        """;
}
