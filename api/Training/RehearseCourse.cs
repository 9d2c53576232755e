using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// The memo as it would look, the week before: a full hall of invented people comes, learns and is tested, all in a transaction that is
/// given up in the end. It runs through the course's own timetable and questions, the real scoring and the real memo.
/// </summary>
internal static class RehearseCourse
{
    private const int Seed = 2560;

    /// <summary>Of a hundred so many come, and so many of them stay to the end.</summary>
    private const double Come = 0.95;
    private const double Stay = 0.96;

    /// <summary>In logits: how much more people know after the course.</summary>
    private const double Learned = 1.3;

    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, CourseView view, BudgetView budgets, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct) =>
        await Memo(id, view, budgets, await district.Get(ct), database, clock.Now(), ct) switch
        {
            { Memo: { } memo } => TypedResults.File(memo, MemoFile.Type, "rehearsal.docx"),
            var (_, refused) => refused!,
        };

    /// <summary>Before the day only: it holds the course's rows for a moment, and nobody in the hall shall wait for that.</summary>
    public static async Task<(byte[]? Memo, Refusal? Refused)> Memo(Guid id, CourseView view, BudgetView budgets, District district, NpgsqlDataSource database, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await view.Find(connection, id, ct) is not { } course) return (null, Refusal.NotFound);
        if (course.State is not (CourseState.Draft or CourseState.Enrolling)) return (null, new(409, "course_begun"));

        await Hold(connection, course, now, ct);
        var figures = (await CourseFigures.Load(connection, view, budgets, district, id, now, ct))!;
        // Given up with the transaction: not a line of it was ever there for anybody else.
        await transaction.RollbackAsync(CancellationToken.None);
        return (new TrainingMemo(district, figures, now) { Rehearsal = true }.Write("ซ้อม"), null);
    }

    private static async Task Hold(DbConnection connection, StaffCourse course, DateTime now, CancellationToken ct)
    {
        var (random, marks) = (new Random(Seed), await ItemMarks.Load(connection, course.Id, ct));
        await connection.Run("""
            delete from attempt where test_id in (select id from test where course_id = @id);
            delete from attendance where enrolment_id in (select id from enrolment where course_id = @id);
            update enrolment set state = 'cancelled' where course_id = @id;
            insert into test (id, course_id, kind, created_at, updated_at)
            select gen_random_uuid(), @id, kind, @now, @now from unnest(array['pre', 'post']) as kind
            on conflict (course_id, kind) do nothing;
            update test set state = 'closed', opened_at = @now, closed_at = @now where course_id = @id;
            """, new { course.Id, now }, ct);
        var tests = (await connection.Many<Test>("select kind, id from test where course_id = @Id", new { course.Id }, ct)).ToDictionary(t => t.Kind, t => t.Id, StringComparer.Ordinal);

        for (var i = 1; i <= course.Capacity; i++)
        {
            var enrolment = Clock.NewId(now);
            await connection.Run("""
                insert into enrolment (id, course_id, name, source, state, enrolled_at) values (@enrolment, @Id, @name, 'roster', 'enrolled', @now)
                """, new { enrolment, course.Id, name = $"ผู้เข้าอบรมตัวอย่าง {i}", now }, ct);
            if (random.NextDouble() > Come) continue;

            var stays = random.NextDouble() <= Stay;
            foreach (var session in stays ? course.Sessions : course.Sessions.SkipLast(1))
                await connection.Run("""
                    insert into attendance (session_id, enrolment_id, in_at, in_by) values (@SessionId, @enrolment, @StartsAt, 'code')
                    """, new { SessionId = session.Id, enrolment, session.StartsAt }, ct);
            var ability = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
            await Take(connection, marks, tests["pre"], enrolment, ability, random, now, ct);
            if (stays) await Take(connection, marks, tests["post"], enrolment, ability + Learned, random, now, ct);
        }
    }

    private static async Task Take(
        DbConnection connection, ItemMarks marks, Guid test, Guid enrolment, double ability, Random random, DateTime now, CancellationToken ct)
    {
        var given = marks.Items.Select((item, i) =>
        {
            // From easy to hard, over two logits.
            var hard = (2.0 * i / Math.Max(1, marks.Items.Count - 1)) - 1;
            var body = QuestionBody.Read(item.Body);
            var answer = random.NextDouble() < 1 / (1 + Math.Exp(hard - ability)) ? Right(item.Kind, body) : Wrong(item.Kind, body, random);
            return (item.QuestionId, Answer: JsonSerializer.Serialize(answer), Mark: TestScoring.Mark(item.Kind, body, answer, item.MaxMark));
        }).ToList();
        await connection.Run("""
            with attempt as (
                insert into attempt (id, test_id, enrolment_id, state, seed, started_at, ends_at, submitted_at, submitted_by, score, max_score)
                values (gen_random_uuid(), @test, @enrolment, 'scored', 1, @now, @now, @now, 'person', @score, @most)
                returning id
            )
            insert into attempt_answer (attempt_id, question_id, answer, sequence, saved_at, mark)
            select attempt.id, question_id, answer::jsonb, 1, @now, mark
            from attempt
            cross join unnest(@questions, @answers, @marks) as given (question_id, answer, mark)
            """, new
        {
            test,
            enrolment,
            now,
            score = given.Sum(g => g.Mark),
            most = marks.Items.Sum(i => i.MaxMark),
            questions = given.Select(g => g.QuestionId).ToArray(),
            answers = given.Select(g => g.Answer).ToArray(),
            marks = given.Select(g => g.Mark).ToArray(),
        }, ct);
    }

    private static JsonElement? Right(string kind, QuestionBody body) => kind switch
    {
        QuestionKinds.TrueFalse => Json(body.Options!.First(o => o.Weight == 1).Key == "true"),
        QuestionKinds.Single => Json(body.Options!.MaxBy(o => o.Weight)!.Key),
        QuestionKinds.Multiple => Json(body.Options!.Where(o => o.Weight > 0).Select(o => o.Key)),
        QuestionKinds.Matching => Json(body.Pairs!.ToDictionary(p => p.Key, p => p.Choice, StringComparer.Ordinal)),
        QuestionKinds.Numeric => Json((body.Numbers!.First(n => n is { Weight: 1, Value: not null }).Value!.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        QuestionKinds.Short => Json(body.Texts!.First(t => t.Weight == 1).Text.Replace("*", "", StringComparison.Ordinal)),
        _ => null,
    };

    private static JsonElement? Wrong(string kind, QuestionBody body, Random random)
    {
        var lures = body.Options?.Where(o => o.Weight <= 0).Select(o => o.Key).ToArray() ?? [];
        if (lures.Length == 0) return null;
        var lure = lures[random.Next(lures.Length)];
        return kind switch
        {
            QuestionKinds.TrueFalse => Json(lure == "true"),
            QuestionKinds.Single => Json(lure),
            QuestionKinds.Multiple => Json((string[])[lure]),
            _ => null,
        };
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private sealed record Test(string Kind, Guid Id);
}
