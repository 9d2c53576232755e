using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>A course with its timetable, and the caller's own enrolment. A draft is nobody's to see.</summary>
internal static class GetCourse
{
    /// <param name="Objectives">Thai.</param>
    /// <param name="Mine">Null for whoever has nothing to do with it.</param>
    /// <param name="EvaluationRoundId">The survey of those who attended; null until it is opened.</param>
    /// <param name="Link">Opens the course inside LINE, to pass on.</param>
    public sealed record Response(
        Guid Id, Text Title, IReadOnlyList<string> Objectives, string? OrderNumber, string Place, DateOnly HeldOn, DateTime? StartsAt, DateTime? EndsAt,
        int Capacity, string State, int Enrolled, int Waiting, Guid? EvaluationRoundId, string Link, IReadOnlyList<SessionView> Sessions, MyEnrolment? Mine);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, CourseView view, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await view.Find(connection, id, ct) is not { State: not CourseState.Draft } course) return Refusal.NotFound;
        var mine = await MyEnrolment.Find(connection, id, Person.Of(http.User).Id, ct);
        return TypedResults.Ok(new Response(
            course.Id, course.Title, course.Objectives, course.OrderNumber, course.Place, course.HeldOn, course.StartsAt, course.EndsAt, course.Capacity,
            course.State, course.Enrolled, course.Waiting, course.EvaluationRoundId, course.Link, [.. course.Sessions.Select(Open)], mine));
    }

    private static SessionView Open(SessionView session) => session with { Speakers = [.. session.Speakers.Select(speaker => speaker with { PayClass = null })] };
}
