using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Sets how a test is taken. While it is open only <c>closesAt</c> may still move, and with it the end of whoever is at it.</summary>
internal static class UpdateTest
{
    /// <param name="Version">Of the test as it was read; an older one is refused.</param>
    /// <param name="Minutes">From each person's own start.</param>
    /// <param name="PassShare">Of the greatest score, 0 to 1.</param>
    /// <param name="ClosesAt">It closes by itself then; null leaves that to the staff.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required"), Range(1, 480, ErrorMessage = "from_to|1-480")] int? Minutes,
        [property: Required(ErrorMessage = "required"), Range(0, 1, ErrorMessage = "from_to|0-1")] decimal? PassShare,
        [property: Required(ErrorMessage = "required")] bool? ShuffleQuestions,
        [property: Required(ErrorMessage = "required")] bool? ShuffleOptions,
        DateTime? ClosesAt);

    public static async Task<Results<Ok<CourseTests>, Refusal>> Handle(Guid id, string kind, Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await connection.OneOrNone<Known>("""
            select id, state, version, minutes, pass_share, shuffle_questions, shuffle_options from test where course_id = @id and kind = @kind for update
            """, new { id, kind }, ct);
        if (known is null) return Refusal.NotFound;
        if (known.Version != request.Version) return new Refusal(409, "test_changed");
        var same = (known.Minutes, known.PassShare, known.ShuffleQuestions, known.ShuffleOptions) == (request.Minutes, request.PassShare, request.ShuffleQuestions, request.ShuffleOptions);
        if (known.State == TestState.Closed || (known.State == TestState.Open && !same)) return TestState.Begun;
        if (request.ClosesAt <= now) return Refusal.Invalid("closesAt", "not_past");

        await connection.Run("""
            with changed as (
                update test
                set minutes = @Minutes, pass_share = @PassShare, shuffle_questions = @ShuffleQuestions, shuffle_options = @ShuffleOptions, closes_at = @ClosesAt,
                    updated_at = @now, version = version + 1
                where id = @Id
            )
            update attempt
            set ends_at = least(started_at + make_interval(mins => @Minutes + coalesce((select minutes from extra_time where enrolment_id = attempt.enrolment_id), 0)), @ClosesAt)
            where test_id = @Id and state = 'open'
            """, new { known.Id, request.Minutes, request.PassShare, request.ShuffleQuestions, request.ShuffleOptions, request.ClosesAt, now }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await CourseTests.Find(connection, id, ct))!);
    }

    private sealed record Known(Guid Id, string State, int Version, int Minutes, decimal PassShare, bool ShuffleQuestions, bool ShuffleOptions);
}
