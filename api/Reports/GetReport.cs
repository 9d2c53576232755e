using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>One report. A director who opens a delivered one leaves the receipt.</summary>
internal static class GetReport
{
    public static async Task<Results<Ok<StaffReport>, Refusal>> Handle(
        Guid id, HttpContext http, LiveFigures figures, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User), clock.Now());
        if (person.Has(Roles.Director))
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await ReportRow.Receive(connection, id, person.Id, now, ct);
        }

        return await StaffReport.Find(database, figures, id, ct) is { } report ? TypedResults.Ok(report) : Refusal.NotFound;
    }
}
