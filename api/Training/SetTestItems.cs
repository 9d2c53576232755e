using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Chooses the questions of a course's tests, the same before and after, in this order. Both tests come into being with the first choice.
/// As soon as one of them has opened the choice stands.
/// </summary>
internal static class SetTestItems
{
    private const int MostItems = 200;

    /// <param name="Version">Of the test before the course as it was read; 0 when there is none yet.</param>
    /// <param name="Items">All of them.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required"), MaxLength(MostItems, ErrorMessage = "too_many|200")] IReadOnlyList<Item>? Items);

    /// <param name="MaxMark">Up to 100; 1 when left out.</param>
    public sealed record Item(
        [property: Required(ErrorMessage = "required")] Guid? QuestionId,
        [property: Range(0.01, 100, ErrorMessage = "at_most|100")] decimal? MaxMark);

    public static async Task<Results<Ok<CourseTests>, Refusal>> Handle(Guid id, Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (items, now) = (request.Items!, clock.Now());
        if (items.GroupBy(i => i.QuestionId).FirstOrDefault(g => g.Count() > 1) is { } twice) return Refusal.Invalid("items", $"form_twice|{twice.Key}");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await connection.One<bool>("select exists (select from course where id = @id)", new { id }, ct)) return Refusal.NotFound;
        await connection.Run("""
            insert into test (id, course_id, kind, version, created_at, updated_at)
            values (@pre, @id, 'pre', 0, @now, @now), (@post, @id, 'post', 0, @now, @now)
            on conflict (course_id, kind) do nothing
            """, new { id, pre = Clock.NewId(now), post = Clock.NewId(now), now }, ct);
        var tests = await connection.Many<Known>("select kind, state, version from test where course_id = @id order by kind desc for update", new { id }, ct);
        if (tests.Any(t => t.State != TestState.Draft)) return TestState.Begun;
        if (tests[0].Version != request.Version) return new Refusal(409, "test_changed");

        var questions = await connection.Many<Question>("""
            select question.id, question_version.id as version_id
            from question
            join question_version on question_id = question.id and question_version.version = newest
            where question.id = any(@ids) and retired_at is null and kind <> 'unsupported'
            """, new { ids = items.Select(i => i.QuestionId!.Value).ToArray() }, ct);
        var byId = questions.ToDictionary(q => q.Id, q => q.VersionId);
        var errors = items.Select((item, i) => (item, i)).Where(x => !byId.ContainsKey(x.item.QuestionId!.Value))
            .ToDictionary(x => $"items[{x.i}].questionId", _ => (string[])["unknown_question"], StringComparer.Ordinal);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        await connection.Run("delete from test_item where course_id = @id", new { id }, ct);
        await connection.Run("""
            insert into test_item (course_id, position, question_id, question_version_id, max_mark)
            select @id, position, question_id, version_id, max_mark
            from unnest(@questions, @versions, @marks) with ordinality as given (question_id, version_id, max_mark, position)
            """, new
        {
            id,
            questions = items.Select(i => i.QuestionId!.Value).ToArray(),
            versions = items.Select(i => byId[i.QuestionId!.Value]).ToArray(),
            marks = items.Select(i => i.MaxMark ?? 1).ToArray(),
        }, ct);
        await connection.Run("update test set version = version + 1, updated_at = @now where course_id = @id", new { id, now }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await CourseTests.Find(connection, id, ct))!);
    }

    private sealed record Known(string Kind, string State, int Version);

    private sealed record Question(Guid Id, Guid VersionId);
}
