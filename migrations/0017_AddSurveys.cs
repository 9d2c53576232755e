using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>
/// A form asked again and again. Who took part and what was answered are two tables; in an anonymous survey no column, time or order
/// leads from one to the other (README, Decisions).
/// </summary>
[DbContext(typeof(Schema)), Migration("0017_add_surveys")]
internal sealed class AddSurveys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Surveys);
        migrationBuilder.Sql(Rounds);
        migrationBuilder.Sql(Answers);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop table survey_anonymous_answer, survey_submission, survey_answer, survey_draft, survey_push, survey_participation, survey_round, survey, survey_template;
        alter table form_version drop column sections, drop column aspects;
        """);

    private const string Surveys = """
        alter table form_version
            add column sections jsonb,  -- screens: [{ key, label, aspect? }]; null for one long form
            add column aspects jsonb;  -- what the questions are counted together by: [{ code, label }]

        -- Comes with the product (migrations/District/surveys); a survey begins as a copy of one.
        create table survey_template (
            code text primary key,
            position integer not null,
            content jsonb not null
        );

        create table survey (
            id uuid primary key,
            code text not null constraint survey_code_key unique,
            title_th text not null,
            title_en text not null,
            purpose_th text not null,
            purpose_en text not null,
            anonymous boolean not null,  -- cannot change once it has been answered
            band_system text not null default 'half' check (band_system in ('half', 'fifth')),  -- levels from 4.51, 3.51 ... or from 4.21, 3.41 ...
            satisfaction_definition text not null default 'mean' check (satisfaction_definition in ('mean', 'top2')),
            target numeric(5, 2) not null default 80 check (target between 0 and 100),
            form_key text not null,
            form_version integer not null,  -- the newest
            version integer not null default 1,  -- of this row, for whoever changes it
            created_at timestamptz not null,
            created_by uuid references person,
            updated_at timestamptz not null,
            submission_key uuid,
            submission_hash bytea,
            constraint survey_submission_key unique (created_by, submission_key),
            foreign key (form_key, form_version) references form_version
        );
        """;

    private const string Rounds = """
        create table survey_round (
            id uuid primary key,
            survey_id uuid not null references survey,
            number integer not null,
            form_key text not null,
            form_version integer not null,
            audience jsonb not null,  -- { kind, from?, to?, people? }
            opens_at timestamptz not null,
            closes_at timestamptz not null,
            state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'reported')),
            released_at timestamptz,  -- from then on it opens and closes by itself
            invitation_th text not null,
            invitation_en text not null,
            push boolean not null default false,  -- the invitation also goes out as a push, which costs
            remind_at timestamptz,  -- one reminder, to those who have not answered
            reminded_at timestamptz,
            population integer,  -- how many were asked; fixed at opening
            opened_at timestamptz,
            closed_at timestamptz,
            reported_at timestamptz,
            version integer not null default 1,
            created_at timestamptz not null,
            created_by uuid references person,
            submission_key uuid,
            submission_hash bytea,
            constraint survey_round_number_key unique (survey_id, number),
            constraint survey_round_submission_key unique (created_by, submission_key),
            constraint survey_round_window_check check (closes_at > opens_at),
            foreign key (form_key, form_version) references form_version
        );
        create index survey_round_opens_at on survey_round (opens_at) where state = 'draft' and released_at is not null;
        create index survey_round_closes_at on survey_round (closes_at) where state = 'open';

        -- Who was asked and who has answered; never what.
        create table survey_participation (
            round_id uuid not null references survey_round,
            person_id uuid not null references person,
            state text not null default 'invited' check (state in ('invited', 'answered')),
            invited_at timestamptz not null,
            reminded_at timestamptz,
            submitted_on date,  -- Bangkok's day and no finer
            constraint survey_participation_key primary key (round_id, person_id)
        );
        create index survey_participation_person_id on survey_participation (person_id, round_id);

        -- Nobody is pushed about surveys more than once in a quarter; every other telling is free.
        create table survey_push (
            person_id uuid not null references person,
            quarter date not null,  -- its first day
            round_id uuid not null references survey_round,
            primary key (person_id, quarter)
        );
        create index survey_push_round_id on survey_push (round_id);

        -- One person's unfinished answers, gone when they are sent.
        create table survey_draft (
            round_id uuid not null references survey_round,
            person_id uuid not null references person,
            answers jsonb not null,
            section text,  -- where they were
            revision integer not null,
            saved_at timestamptz not null,
            primary key (round_id, person_id)
        );
        """;

    private const string Answers = """
        create table survey_answer (
            id uuid not null constraint survey_answer_id_key unique,  -- random: names an answer without naming a person
            round_id uuid not null references survey_round,
            person_id uuid not null references person,
            answers jsonb not null,
            submitted_at timestamptz not null,
            updated_at timestamptz not null,
            constraint survey_answer_key primary key (round_id, person_id)
        );

        -- Keys of identified submissions, so that a late repeat of an older one does not undo a newer one.
        create table survey_submission (
            person_id uuid not null references person,
            submission_key uuid not null,
            submission_hash bytea not null,
            round_id uuid not null references survey_round,
            answered_at timestamptz not null,
            constraint survey_submission_person_key primary key (person_id, submission_key)
        );

        -- No person, no time, no sequence. A worker writes the rows of a round anew in random order, so that neither their place
        -- in the table nor their transaction tells who wrote which.
        create table survey_anonymous_answer (
            id uuid primary key,  -- random
            round_id uuid not null references survey_round,
            answers jsonb not null,
            receipt_hash bytea not null constraint survey_anonymous_answer_receipt_key unique,  -- SHA-256 of what the respondent alone knows
            fresh boolean not null default true  -- not yet written anew
        );
        create index survey_anonymous_answer_round_id on survey_anonymous_answer (round_id);
        create index survey_anonymous_answer_fresh on survey_anonymous_answer (round_id) where fresh;
        """;
}
