using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>A quarter's check and what is done about it, opened by what became of the quarter before.</summary>
internal static class GetQuarter
{
    /// <param name="Quarter">Its first day: 1 October, January, April or July.</param>
    /// <param name="State"><c>open</c> or <c>closed</c>.</param>
    /// <param name="Opening">The actions of the quarter before, and what became of each.</param>
    /// <param name="Unanswered">Actions that keep this quarter from being closed.</param>
    public sealed record Response(
        DateOnly Quarter, string State, string? ClosedBy, DateTime? ClosedAt, IReadOnlyList<Action> Opening, IReadOnlyList<Check> Checks, IReadOnlyList<Action> Actions, int Unanswered);

    /// <param name="Target">Code of the indicator.</param>
    /// <param name="TargetVersion">Of the definition that the figure was made with.</param>
    /// <param name="Verdict">As of the target's value.</param>
    public sealed record Check(
        Guid Id, string Target, int TargetVersion, Text Name, Text Unit, decimal? Value, int? Numerator, int? Denominator, decimal? Goal, string Verdict, DateTime CutOff, string? Note, string? By);

    /// <param name="CheckId">The figure it answers, if it answers one.</param>
    /// <param name="State"><c>open</c>, <c>done</c>, <c>carried</c> (to the next quarter, with a reason) or <c>dropped</c> (with a reason).</param>
    /// <param name="CarriedFrom">The action of the quarter before that this one goes on with.</param>
    /// <param name="Late">Open after its day.</param>
    public sealed record Action(
        Guid Id, Guid? CheckId, string Text, string Owner, Guid? PersonId, string? Person, DateOnly DueOn, string State, string? Reason, Guid? CarriedFrom, bool Late, int Version);

    /// <param name="quarter">Its first day, such as 2026-10-01.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(DateOnly quarter, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!PdcaQuarter.Is(quarter, clock.Now())) return Refusal.NotFound;
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Ok(await Read(connection, quarter, clock, ct));
    }

    /// <summary>Reports open with this too.</summary>
    internal static async Task<Response> Read(DbConnection connection, DateOnly quarter, TimeProvider clock, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select state, name as closed_by, closed_at from pdca_quarter left join person on person.id = closed_by where quarter = @quarter
            """, new { quarter }, ct);
        var checks = await connection.Many<CheckRow>("""
            select pdca_check.id, pdca_check.target_code as target, target_version, definition->'name'->>'th' as name_th, definition->'name'->>'en' as name_en,
                   definition->'unit'->>'th' as unit_th, definition->'unit'->>'en' as unit_en,
                   value, numerator, denominator, goal, verdict, cut_off, note, person.name as by
            from pdca_check
            join target_version on target_version.target_code = pdca_check.target_code and version = target_version
            left join person on person.id = pdca_check.created_by
            where quarter = @quarter
            order by pdca_check.id
            """, new { quarter }, ct);
        var today = Clock.DayInBangkok(clock.Now());
        var actions = (await connection.Many<ActionRow>("""
            select quarter, pdca_action.id, check_id, text, owner, person_id, name as person, due_on, state, reason, carried_from, version
            from pdca_action
            left join person on person.id = person_id
            where quarter in (@quarter, @before)
            order by pdca_action.id
            """, new { quarter, before = quarter.AddMonths(-3) }, ct)).ToLookup(
                a => a.Quarter == quarter,
                a => new Action(a.Id, a.CheckId, a.Text, a.Owner, a.PersonId, a.Person, a.DueOn, a.State, a.Reason, a.CarriedFrom, a.State == PdcaQuarter.Open && a.DueOn < today, a.Version));
        return new(
            quarter, row?.State ?? PdcaQuarter.Open, row?.ClosedBy, row?.ClosedAt, [.. actions[false]],
            checks.ConvertAll(c => new Check(c.Id, c.Target, c.TargetVersion, new(c.NameTh, c.NameEn), new(c.UnitTh, c.UnitEn), c.Value, c.Numerator, c.Denominator, c.Goal, c.Verdict, c.CutOff, c.Note, c.By)),
            [.. actions[true]], actions[true].Count(a => a.State == PdcaQuarter.Open));
    }

    private sealed record Row(string State, string? ClosedBy, DateTime? ClosedAt);

    private sealed record CheckRow(
        Guid Id, string Target, int TargetVersion, string NameTh, string NameEn, string UnitTh, string UnitEn,
        decimal? Value, int? Numerator, int? Denominator, decimal? Goal, string Verdict, DateTime CutOff, string? Note, string? By);

    private sealed record ActionRow(
        DateOnly Quarter, Guid Id, Guid? CheckId, string Text, string Owner, Guid? PersonId, string? Person, DateOnly DueOn, string State, string? Reason, Guid? CarriedFrom, int Version);
}
