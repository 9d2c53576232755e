using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Opens a test, from then on its questions stay as they are, or closes it: what is still open is handed in with what was saved. When
/// the test after the course closes, everybody may see the right answers, so it does not open again.
/// </summary>
internal static class MoveTest
{
    /// <param name="To"><c>open</c> or <c>closed</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] string? To);

    public static async Task<Results<Ok<CourseTests>, Refusal>> Handle(
        Guid id, string kind, Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var test = await connection.OneOrNone<Known>("select id, state, closes_at from test where course_id = @id and kind = @kind for update", new { id, kind }, ct);
        if (test is null) return Refusal.NotFound;
        string[] legal = test.State switch { TestState.Draft => [TestState.Open], TestState.Open => [TestState.Closed], _ => [] };
        if (!legal.Contains(request.To, StringComparer.Ordinal)) return Refusal.IllegalMove(legal);

        if (request.To == TestState.Open)
        {
            if (test.ClosesAt <= now) return Refusal.Invalid("closesAt", "not_past");
            // Frozen one after the other in the order of their ids, as an edit of one of them would wait.
            var frozen = await connection.Run("""
                with asked as (
                    select question_version.id
                    from question_version
                    join test_item on question_version_id = question_version.id
                    where course_id = @id
                    order by question_version.id
                    for no key update of question_version
                )
                update question_version set frozen_at = coalesce(frozen_at, @now) where id in (select id from asked)
                """, new { id, now }, ct);
            if (frozen == 0) return new Refusal(409, "test_empty");
            await connection.Run("update test set state = 'open', opened_at = @now, updated_at = @now, version = version + 1 where id = @Id", new { test.Id, now }, ct);
        }
        else await Close(connection, test.Id, AttemptEnd.Staff, now, ct);

        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await CourseTests.Find(connection, id, ct))!);
    }

    public static async Task Close(DbConnection connection, Guid test, string by, DateTime now, CancellationToken ct)
    {
        var closed = await connection.Run("""
            update test set state = 'closed', closed_at = @now, updated_at = @now, version = version + 1 where id = @test and state = 'open'
            """, new { test, now }, ct);
        if (closed == 0) return;
        foreach (var attempt in await connection.Many<Guid>("select id from attempt where test_id = @test and state = 'open' order by id", new { test }, ct))
            await AttemptEnd.Finish(connection, attempt, by, now, ct);
    }

    private sealed record Known(Guid Id, string State, DateTime? ClosesAt);
}
