using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Training;

/// <summary>What a course has taught: people matched by identity, the unmatched by name with the reason.</summary>
internal static class GetCourseResults
{
    /// <param name="AllBefore">Everybody who took the test before, matched or not: number, mean, standard deviation (n - 1).</param>
    /// <param name="Gain">Of the matched alone.</param>
    /// <param name="ReliabilityBefore">Cronbach's alpha of the test before, KR-20 where every mark is all or nothing; null when it cannot be computed.</param>
    public sealed record Response(
        Guid CourseId, decimal PassMark, Sample AllBefore, Sample AllAfter, LearningGain Gain, ItemReliability? ReliabilityBefore, ItemReliability? ReliabilityAfter,
        IReadOnlyList<Unmatched> Unmatched);

    /// <param name="Kind"><c>kr20</c> or <c>alpha</c>.</param>
    public sealed record ItemReliability(string Kind, Reliability Value);

    /// <param name="Reason"><c>absent</c>, <c>unfinished</c>, <c>no_test</c>, <c>came_late</c>, <c>no_test_before</c>, <c>left_early</c> or <c>no_test_after</c>.</param>
    public sealed record Unmatched(Guid EnrolmentId, string Name, string Reason, Text Words, decimal? Before, decimal? After);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await TakenTests.Load(connection, id, ct) is not { } taken) return Refusal.NotFound;

        var items = await ItemMarks.Load(connection, id, ct);
        return TypedResults.Ok(new Response(
            id, taken.Pass, taken.Scores(p => p.Before), taken.Scores(p => p.After), taken.Gain(), items.Reliability("pre"), items.Reliability("post"),
            [.. taken.Unmatched().Select(u => new Unmatched(u.Person.EnrolmentId, u.Person.Name, u.Reason, Unmatching.Words[u.Reason], u.Person.Before, u.Person.After))]));
    }
}
