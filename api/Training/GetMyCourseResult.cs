using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>A trainee's own scores, before and after, once the test after the course has closed; and the certificate, if it is earned.</summary>
internal static class GetMyCourseResult
{
    /// <param name="Before">Null when it was not taken.</param>
    /// <param name="Most">The highest score there is.</param>
    /// <param name="Certificate">Given with this call when it has been earned; null when it has not.</param>
    /// <param name="Missing">What it lacks: <c>test_after</c>, <c>attendance</c> (fewer than four fifths of the sessions).</param>
    public sealed record Response(
        Guid CourseId, Text Title, DateOnly HeldOn, decimal? Before, decimal? After, decimal Most, decimal PassMark, bool? Passed, int Sessions, int Attended,
        Certificate? Certificate, IReadOnlyList<string> Missing);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select enrolment.id, course.title_th, course.title_en, held_on, before.score as before, after.score as after,
                   coalesce((select sum(max_mark) from test_item where course_id = course.id), 0) as most, post.pass_share, post.state,
                   (select count(*)::int from course_session where course_id = course.id) as sessions,
                   (select count(*)::int from attendance where enrolment_id = enrolment.id) as attended
            from enrolment
            join course on course.id = enrolment.course_id
            left join test as pre on pre.course_id = course.id and pre.kind = 'pre'
            left join test as post on post.course_id = course.id and post.kind = 'post'
            left join attempt as before on before.test_id = pre.id and before.enrolment_id = enrolment.id
            left join attempt as after on after.test_id = post.id and after.enrolment_id = enrolment.id
            where course.id = @id and person_id = @me
            """, new { id, me = Person.Of(http.User).Id }, ct);
        if (row is null) return Refusal.NotFound;
        // Until then a score would tell others which of their answers are right.
        if (row.State != "closed") return new Refusal(409, "test_not_closed");

        await Certificates.Issue(connection, id, row.Id, clock.Now(), ct);
        var certificate = (await Certificates.Find(connection, ct, enrolmentId: row.Id)).SingleOrDefault();
        var pass = row.Most * (row.PassShare ?? 0);
        List<string> missing = [];
        if (certificate is null && row.After is null) missing.Add("test_after");
        if (certificate is null && row.Attended * 5 < row.Sessions * 4) missing.Add("attendance");
        return TypedResults.Ok(new Response(
            id, new(row.TitleTh, row.TitleEn), row.HeldOn, row.Before, row.After, row.Most, pass, row.After is { } after ? after >= pass : null, row.Sessions, row.Attended,
            certificate, missing));
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, DateOnly HeldOn, decimal? Before, decimal? After, decimal Most, decimal? PassShare, string? State, int Sessions, int Attended);
}
