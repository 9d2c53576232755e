using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Gives everybody of a course the certificate they have earned, to be printed; asked again, those that came since.</summary>
internal static class IssueCertificates
{
    /// <param name="Issued">New with this call.</param>
    public sealed record Response(int Issued, IReadOnlyList<Certificate> Certificates);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var state = await connection.OneOrNone<string>("""
            select coalesce(test.state, 'none') from course left join test on test.course_id = course.id and test.kind = 'post' where course.id = @id
            """, new { id }, ct);
        if (state is null) return Refusal.NotFound;
        if (state != "closed") return new Refusal(409, "test_not_closed");

        var issued = await Certificates.Issue(connection, id, null, clock.Now(), ct);
        return TypedResults.Ok(new Response(issued, await Certificates.Find(connection, ct, courseId: id)));
    }
}
