using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>One indicator with every version of its definition and a year of its values.</summary>
internal static class GetTarget
{
    private const int Shown = 366;

    /// <param name="Versions">Newest first.</param>
    /// <param name="Days">Oldest first.</param>
    public sealed record Response(string Code, IReadOnlyList<Version> Versions, IReadOnlyList<KeptValue> Days);

    /// <param name="Number">What values name as their version.</param>
    /// <param name="Origin"><c>file</c> for the district's data, <c>staff</c> for a change on the page.</param>
    /// <param name="By">Who changed it; null for the file.</param>
    public sealed record Version(int Number, TargetDefinition Definition, string Origin, string? Reason, string? By, DateTime At);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(string code, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var versions = await TargetRow.Read(connection, code, ct);
        if (versions.Count == 0) return Refusal.NotFound;

        var days = await connection.Many<KeptValue>($"""
            select {KeptValue.Columns} from target_value where target_code = @code and day > @since order by day
            """, new { code, since = Clock.DayInBangkok(clock.Now()).AddDays(-Shown) }, ct);
        return TypedResults.Ok(new Response(code, versions.ConvertAll(v => new Version(v.Version, v.Definition, v.Origin, v.Reason, v.By, v.At)), days));
    }
}
