using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The row whose lock decides: who gets a seat, who changes the timetable, and when the course moves on.</summary>
internal sealed record CourseRow(Guid Id, string State, int Capacity, int Version)
{
    /// <summary>Before the day seats go in the order of asking; on the day to whoever stands in the hall.</summary>
    public bool BeforeTheDay => State is CourseState.Draft or CourseState.Enrolling;

    public static Task<CourseRow?> Lock(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<CourseRow>(
        "select id, state, capacity, version from course where id = @id for update", new { id }, ct);
}
