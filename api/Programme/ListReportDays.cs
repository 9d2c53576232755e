using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Api.Programme;

/// <summary>The reports of a fiscal year: when each is due, who answers for it, whether it was delivered, and who is late.</summary>
internal static class ListReportDays
{
    /// <param name="From">First day of the fiscal year.</param>
    /// <param name="To">Its last.</param>
    /// <param name="Days">By the day they are due; also those of earlier years that are still open.</param>
    public sealed record Response(DateOnly From, DateOnly To, IReadOnlyList<ReportDay> Days);

    /// <param name="Kind"><c>satisfaction</c>, <c>performance</c>, <c>training</c>, or what else the district's calendar has.</param>
    /// <param name="Role">Whose duty it is while no person is named: <c>officer</c> or <c>head</c>.</param>
    /// <param name="Person">Who answers for it, when one is named.</param>
    /// <param name="State"><c>done</c>, <c>done_late</c>, <c>late</c>, <c>soon</c> (within a week) or <c>later</c>.</param>
    /// <param name="DaysLeft">Until it is due; negative when it is late. Null when done.</param>
    /// <param name="DoneBy">Null when the delivered report marked it.</param>
    public sealed record ReportDay(
        Guid Id, string Kind, Text Title, string Role, Guid? PersonId, string? Person, DateOnly DueOn, string State, int? DaysLeft, DateTime? DoneAt, string? DoneBy, string? Note);

    private const int Soon = 7;

    /// <param name="day">Any day of the fiscal year that is asked for; today if left out.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, DateOnly? day = null)
    {
        if (day is { Year: < 2000 or > 2200 }) return Refusal.Invalid("day", "not_a_date");
        var today = Clock.DayInBangkok(clock.Now());
        var span = FiscalYear.Whole(FiscalYear.Of(day ?? today));
        await using var connection = await database.OpenConnectionAsync(ct);
        var days = await Read(connection, "due_on >= @From and due_on < @End or (due_on < @From and done_at is null and @today between @From and @End)", new { span.From, span.End, today }, today, ct);
        return TypedResults.Ok(new Response(span.From, span.End.AddDays(-1), days));
    }

    internal static async Task<List<ReportDay>> Read(DbConnection connection, string where, object values, DateOnly today, CancellationToken ct) => (await connection.Many<Row>($"""
        select report_day.id, kind, title_th, title_en, role, person_id, person.name as person, due_on, done_at, doer.name as done_by, note
        from report_day
        left join person on person.id = person_id
        left join person as doer on doer.id = done_by
        where {where}
        order by due_on, report_day.id
        """, values, ct)).ConvertAll(r => new ReportDay(
            r.Id, r.Kind, new(r.TitleTh, r.TitleEn), r.Role, r.PersonId, r.Person, r.DueOn, State(r, today), r.DoneAt is null ? r.DueOn.DayNumber - today.DayNumber : null, r.DoneAt, r.DoneBy, r.Note));

    private static string State(Row row, DateOnly today) => row switch
    {
        { DoneAt: { } done } => Clock.DayInBangkok(done) > row.DueOn ? "done_late" : "done",
        _ when row.DueOn < today => "late",
        _ => row.DueOn.DayNumber - today.DayNumber <= Soon ? "soon" : "later",
    };

    private sealed record Row(
        Guid Id, string Kind, string TitleTh, string TitleEn, string Role, Guid? PersonId, string? Person, DateOnly DueOn, DateTime? DoneAt, string? DoneBy, string? Note);
}
