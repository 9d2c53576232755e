using System.Text.Json;

namespace Saphansung.Tests.Training;

/// <summary>
/// A course whose tests were taken, written straight into the tables: results are about what stands there, however it came. Every
/// question has the options a (the key), b and c; whoever is wrong says b.
/// </summary>
internal sealed class TakenCourse
{
    private readonly App app;
    private readonly List<Guid> questions = [];
    private readonly Dictionary<string, Guid> tests = new(StringComparer.Ordinal);
    private Guid session;

    private TakenCourse(App app) => this.app = app;

    public Guid Id { get; private init; }

    public DateOnly HeldOn { get; private init; }

    public static async Task<TakenCourse> Make(App app, int items)
    {
        var today = DateOnly.FromDateTime(app.Now.UtcDateTime.AddHours(7));
        var course = new TakenCourse(app) { Id = Guid.CreateVersion7(), HeldOn = today };
        var now = app.Now.UtcDateTime;
        await app.Sql("""
            insert into course (id, title_th, title_en, objectives, place, held_on, state, created_at, updated_at)
            values ($1, 'การอบรมทดสอบ', 'A course for tests', '{"รู้วิธีแจ้งเหตุ"}', 'ห้องประชุม', $2, 'running', $3, $3)
            """, course.Id, today, now);
        course.session = Guid.CreateVersion7();
        await app.Sql("""
            insert into course_session (id, course_id, position, title_th, title_en, starts_at, ends_at) values ($1, $2, 0, 'ช่วงเดียว', 'The session', $3, $4)
            """, course.session, course.Id, now, now.AddHours(3));
        foreach (var kind in (string[])["pre", "post"])
        {
            course.tests[kind] = Guid.CreateVersion7();
            await app.Sql("""
                insert into test (id, course_id, kind, state, opened_at, created_at, updated_at) values ($1, $2, $3, 'open', $4, $4, $4)
                """, course.tests[kind], course.Id, kind, now);
        }

        for (var i = 0; i < items; i++)
        {
            var (question, version) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            course.questions.Add(question);
            object Option(string key) => new { key, text = new { text = key, format = "plain" }, weight = key == "a" ? 1 : 0 };
            var body = JsonSerializer.Serialize(new { text = new { text = $"คำถามที่ {i + 1}", format = "plain" }, options = (object[])[Option("a"), Option("b"), Option("c")] });
            await app.Sql("insert into question (id, created_at, updated_at) values ($1, $2, $2)", question, now);
            await app.Sql("insert into question_version (id, question_id, version, kind, body, created_at) values ($1, $2, 1, 'single', $3::jsonb, $4)", version, question, body, now);
            await app.Sql("insert into test_item (course_id, position, question_id, question_version_id) values ($1, $2, $3, $4)", course.Id, i + 1, question, version);
        }

        return course;
    }

    public async Task<Guid> Enrolled(string name, bool person = false)
    {
        var id = Guid.CreateVersion7();
        Guid? personId = null;
        if (person)
        {
            using var client = app.As(name);
            personId = (await client.Get("/api/v1/me")).GetProperty("id").GetGuid();
        }

        await app.Sql("""
            insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at) values ($1, $2, nullif($3, '00000000-0000-0000-0000-000000000000'::uuid), $4, 'roster', 'enrolled', $5)
            """, id, Id, personId ?? Guid.Empty, name, app.Now.UtcDateTime);
        return id;
    }

    public async Task<Guid> Came(string name, bool person = false, int sessions = 1)
    {
        var enrolment = await Enrolled(name, person);
        if (sessions > 0) await app.Sql("insert into attendance (session_id, enrolment_id, in_at, in_by) values ($1, $2, $3, 'staff')", session, enrolment, app.Now.UtcDateTime);
        return enrolment;
    }

    /// <param name="before">1 for right and 0 for wrong, by question; null when the test was not taken.</param>
    public async Task<Guid> Took(string name, int[]? before, int[]? after, bool person = false, int sessions = 1)
    {
        var enrolment = await Came(name, person, sessions);
        if (before is not null) await Attempt("pre", enrolment, before);
        if (after is not null) await Attempt("post", enrolment, after);
        return enrolment;
    }

    public Task Close() => app.Sql("update test set state = 'closed', closed_at = $2 where course_id = $1", Id, app.Now.UtcDateTime);

    private async Task Attempt(string kind, Guid enrolment, int[] marks)
    {
        var (id, now) = (Guid.CreateVersion7(), app.Now.UtcDateTime);
        await app.Sql("""
            insert into attempt (id, test_id, enrolment_id, state, seed, started_at, ends_at, submitted_at, submitted_by, score, max_score)
            values ($1, $2, $3, 'scored', 1, $4, $5, $4, 'person', $6, $7)
            """, id, tests[kind], enrolment, now, now.AddMinutes(20), (decimal)marks.Sum(), (decimal)marks.Length);
        foreach (var (mark, question) in marks.Zip(questions))
            await app.Sql("""
                insert into attempt_answer (attempt_id, question_id, answer, sequence, saved_at, mark) values ($1, $2, $3::jsonb, 1, $4, $5)
                """, id, question, mark == 1 ? "\"a\"" : "\"b\"", now, (decimal)mark);
    }
}
