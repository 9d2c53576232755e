using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>The programme with its activities, what each quarter's check led to, notes, and the days on which reports are due.</summary>
[DbContext(typeof(Schema)), Migration("0025_add_programme")]
internal sealed class AddProgramme : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Programme);
        migrationBuilder.Sql(Pdca);
        migrationBuilder.Sql(Calendar);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table report_day, report_day_rule, programme_note, pdca_action, pdca_check, pdca_quarter, activity_evidence, activity, programme_event, programme;
        """);

    private const string Programme = """
        create table programme (
            id uuid primary key,
            title text not null,
            starts_on date not null,
            ends_on date not null,
            phases text[] not null,  -- in their order; an activity names one by its number
            source text,  -- where it was taken from, when it was not written here
            state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned')),
            version integer not null default 1,  -- of the plan; an approval is for one version
            created_by uuid references person,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint programme_submission_key unique (created_by, submission_key),
            constraint programme_period_check check (ends_on >= starts_on)
        );

        create table programme_event (
            id bigint generated always as identity primary key,
            programme_id uuid not null references programme,
            state text not null,
            version integer not null,
            person_id uuid references person,
            note text,
            at timestamptz not null
        );
        create index programme_event_programme_id on programme_event (programme_id, id);

        create table activity (
            id uuid primary key,
            programme_id uuid not null references programme,
            phase integer not null check (phase >= 1),
            position bigint not null generated always as identity,
            title text not null,
            starts_on date not null,
            ends_on date not null,
            owner text not null,
            person_id uuid references person,
            budget numeric(12, 2) check (budget >= 0),  -- baht
            state text not null default 'planned' check (state in ('planned', 'doing', 'done', 'dropped')),
            version integer not null default 1,  -- of this row, for whoever changes it
            created_by uuid references person,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint activity_submission_key unique (created_by, submission_key),
            constraint activity_period_check check (ends_on >= starts_on)
        );
        create index activity_programme_id on activity (programme_id, phase, position);

        create table activity_evidence (
            id uuid primary key,
            activity_id uuid not null references activity,
            kind text not null check (kind in ('link', 'letter', 'photo', 'announcement', 'course', 'report', 'manual', 'note')),
            reference text,  -- an address, or the number of what it names
            note text,
            created_by uuid references person,
            created_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint activity_evidence_submission_key unique (created_by, submission_key),
            constraint activity_evidence_words_check check (num_nonnulls(reference, note) >= 1)
        );
        create index activity_evidence_activity_id on activity_evidence (activity_id, id);
        """;

    private const string Pdca = """
        create table pdca_quarter (
            quarter date primary key,  -- its first day
            state text not null default 'open' check (state in ('open', 'closed')),
            closed_by uuid references person,
            closed_at timestamptz
        );

        -- A figure as it stood when somebody looked, with the definition it was made with.
        create table pdca_check (
            id uuid primary key,
            quarter date not null references pdca_quarter,
            target_code text not null,
            target_version integer not null,
            value numeric,
            numerator integer,
            denominator integer,
            goal numeric,
            verdict text not null,
            cut_off timestamptz not null,
            note text,
            created_by uuid references person,
            submission_key uuid,
            submission_hash bytea,
            constraint pdca_check_submission_key unique (created_by, submission_key)
        );
        create index pdca_check_quarter on pdca_check (quarter, id);

        create table pdca_action (
            id uuid primary key,
            quarter date not null references pdca_quarter,
            check_id uuid references pdca_check,
            text text not null,
            owner text not null,
            person_id uuid references person,
            due_on date not null,
            state text not null default 'open' check (state in ('open', 'done', 'carried', 'dropped')),
            reason text,
            carried_from uuid constraint pdca_action_carried_from_key unique references pdca_action,  -- carried once
            version integer not null default 1,
            created_by uuid references person,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint pdca_action_submission_key unique (created_by, submission_key),
            constraint pdca_action_reason_check check (state in ('open', 'done') or reason is not null)
        );
        create index pdca_action_quarter on pdca_action (quarter, id);

        create table programme_note (
            id uuid primary key,
            kind text not null check (kind in ('strength', 'weakness', 'opportunity', 'threat', 'lesson')),
            noted_on date not null,
            text text not null,
            source text,
            created_by uuid references person,
            submission_key uuid,
            submission_hash bytea,
            constraint programme_note_submission_key unique (created_by, submission_key)
        );
        create index programme_note_noted_on on programme_note (noted_on desc, id desc);
        """;

    private const string Calendar = """
        -- Comes with the district's data (calendar.json).
        create table report_day_rule (
            code text primary key,
            position integer not null,
            content jsonb not null
        );

        create table report_day (
            id uuid primary key,
            rule_code text not null,
            subject text not null,  -- the fiscal year, or the course
            kind text not null,
            title_th text not null,
            title_en text not null,
            role text not null check (role in ('officer', 'head')),
            person_id uuid references person,  -- everybody of the role while nobody is named
            due_on date not null,
            told integer not null default 0,  -- 1: a week before, 2: the day before, 3: when late
            done_at timestamptz,
            done_by uuid references person,  -- null when the delivered report marked it
            note text,
            constraint report_day_subject_key unique (rule_code, subject)
        );
        create index report_day_due_on on report_day (due_on, id);
        create index report_day_waiting on report_day (due_on) where done_at is null;
        """;
}
