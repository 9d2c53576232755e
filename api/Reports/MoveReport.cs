using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Programme;

namespace Saphansung.Api.Reports;

/// <summary>
/// Approves a draft, which freezes its figures with all they follow from; delivers it to the directors; or, before that, takes the
/// approval back. A delivered report stays as it is for ever.
/// </summary>
internal static class MoveReport
{
    /// <param name="To"><c>approved</c> and <c>draft</c> (the head's), or <c>delivered</c>.</param>
    /// <param name="Version">As it was read.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? To,
        [property: Required(ErrorMessage = "required")] int? Version);

    public static async Task<Results<Ok<StaffReport>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, ReportLinks links, LiveFigures live, TargetValues values, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now, to) = (Person.Of(http.User), clock.Now(), request.To!);
        if (to is not (ReportRow.Draft or ReportRow.Approved or ReportRow.Delivered)) return Refusal.Invalid("to", "unknown_value");
        if (to != ReportRow.Delivered && !person.Has(Roles.Head)) return Refusal.Forbidden;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ReportRow.Find(connection, id, ct, locked: true) is not { } row) return Refusal.NotFound;
        if (request.Version != row.Version) return new Refusal(409, "stale_version");
        if (!Next(row.State).Contains(to)) return Refusal.IllegalMove(Next(row.State));

        if (to == ReportRow.Approved)
        {
            var inputs = await ReportInputs.Load(connection, values, row.Range, now, ct);
            var figures = FrozenText.Of(await FrozenCases.Keep(transaction, id, inputs, ct));
            await connection.Run("""
                update report set state = 'approved', inputs = @inputs, figures = @figures, figures_hash = @hash, approved_at = @now, approved_by = @me where id = @id
                """, new { id, inputs = FrozenText.Of(inputs), figures, hash = FrozenText.Hash(figures), now, me = person.Id }, ct);
        }
        else if (to == ReportRow.Draft)
        {
            await connection.Run("""
                update report set state = 'draft', inputs = null, figures = null, figures_hash = null, approved_at = null, approved_by = null where id = @id;
                delete from report_case where report_id = @id;
                """, new { id }, ct);
        }
        else
        {
            await connection.Run("update report set state = 'delivered', delivered_at = @now, delivered_by = @me where id = @id", new { id, now, me = person.Id }, ct);
            // Behind the # it reaches no server, no proxy's log and no preview: only the page reads it.
            await Deliver(connection, row, director => $"{http.Request.Scheme}://{http.Request.Host}/report/#{links.Make(id, director, now)}", now, ct);
            var revised = row.RevisionOf is { } before ? await ReportRow.Find(connection, before, ct) : null;
            // The calendar waits for quarters that are over; a revision only takes the place of one that was whole already.
            if (row.Range.IsQuarter && IsWhole(row) && (revised is null || !IsWhole(revised))) await ReportDays.Deliver(connection, "performance", row.Range.To, row.Range.Words.Th, now, ct);
        }

        await transaction.CommitAsync(ct);
        await connection.CloseAsync();
        var report = await StaffReport.Find(database, live, id, ct);
        return TypedResults.Ok(report!);
    }

    /// <summary>Its figures were frozen when the period was over.</summary>
    private static bool IsWhole(ReportRow row) => row.Range.End <= row.ApprovedAt;

    internal static string[] Next(string state) => state switch
    {
        ReportRow.Draft => [ReportRow.Approved],
        ReportRow.Approved => [ReportRow.Delivered, ReportRow.Draft],
        _ => [],
    };

    private static async Task Deliver(DbConnection connection, ReportRow row, Func<Guid, string> linkFor, DateTime now, CancellationToken ct)
    {
        var words = row.Range.Words;
        foreach (var director in await connection.Many<Director>("""
            select id, line_user_id from person join person_role on person_id = person.id where role = 'director' and line_user_id is not null
            """, null, ct))
        {
            var card = new LineCard($"รายงานผลการดำเนินงาน {words.Th}", $"รายงานผลการดำเนินงาน {words.Th}", $"Performance report, {words.En}")
            {
                Buttons = [("เปิดรายงาน · Open the report", linkFor(director.Id))],
            };
            await new PersonPush(director.LineUserId, card.ToJson(), "report", $"staff/reports/{row.Id}", $"report:{row.Id}:{director.LineUserId}") { SubjectId = row.Id }.Add(connection, now, ct);
        }
    }

    private sealed record Director(Guid Id, string LineUserId);
}
