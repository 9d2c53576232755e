using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Who comes to a course, in the order in which they came in, with their attendance.</summary>
internal static class ListRoster
{
    private static readonly string[] States = [EnrolmentState.Enrolled, EnrolmentState.Waiting, EnrolmentState.Cancelled];

    public static async Task<Results<Ok<Page<RosterLine>>, Refusal>> Handle(
        Guid id, Roster roster, NpgsqlDataSource database, CancellationToken ct, string? q = null, string? state = null, long? after = null, int limit = Paging.Default)
    {
        if (state is not null && !States.Contains(state, StringComparer.Ordinal)) return Refusal.Invalid("state", "unknown_value");
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.One<bool>("select exists (select from course where id = @id)", new { id }, ct)) return Refusal.NotFound;
        var lines = await roster.Read(connection, id, null, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), state, after, limit + 1, ct);
        return TypedResults.Ok(Paging.Of(lines, limit, line => line.Position.ToString(CultureInfo.InvariantCulture)));
    }
}
