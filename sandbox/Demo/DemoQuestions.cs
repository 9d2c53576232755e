using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Training;

namespace Saphansung.Sandbox.Demo;

/// <summary>Ten invented questions about reporting through LINE, in the tests of every course that is there and has none.</summary>
internal static class DemoQuestions
{
    public static async Task Save(NpgsqlConnection connection, DateTime now, CancellationToken ct)
    {
        using var file = new StreamReader(DemoFiles.Open("questions.gift.txt"));
        var read = GiftReader.Read(await file.ReadToEndAsync(ct));
        if (read.Errors.Count > 0) throw new InvalidOperationException($"questions.gift.txt, line {read.Errors[0].Line}: {read.Errors[0].Message}");
        await ImportQuestions.Store(connection, read.Items, import: null, personId: null, now, ct);
        await connection.Run("""
            with empty as (
                select id from course where not exists (select from test_item where course_id = course.id)
            ), tests as (
                insert into test (id, course_id, kind, created_at, updated_at)
                select gen_random_uuid(), empty.id, kind, @now, @now
                from empty
                cross join (values ('pre'), ('post')) as kinds (kind)
                on conflict do nothing
            )
            insert into test_item (course_id, position, question_id, question_version_id)
            select empty.id, row_number() over (partition by empty.id order by number), question.id, question_version.id
            from empty
            cross join question
            join question_version on question_id = question.id and question_version.version = newest
            where question.tags @> array['ตัวอย่าง']
            """, new { now }, ct);
    }
}
