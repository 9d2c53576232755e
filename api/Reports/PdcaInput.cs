using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The PDCA of a report: what became of the actions of the quarter before, and what was checked and decided in the report's own quarters. Posts, no names.</summary>
/// <param name="Opening">Of the quarter before the period.</param>
public sealed record PdcaInput(IReadOnlyList<ActionInput> Opening, IReadOnlyList<CheckInput> Checks, IReadOnlyList<ActionInput> Actions)
{
    internal static async Task<PdcaInput> Load(DbConnection connection, Period period, DateTime cutoff, CancellationToken ct)
    {
        var first = FiscalYear.Quarter(period.From);
        var range = new { first, before = first.AddMonths(-3), period.To, today = Clock.DayInBangkok(cutoff) };
        var actions = (await connection.Many<ActionRow>("""
            select quarter, text, owner, due_on, state, reason, state = 'open' and due_on < @today as late
            from pdca_action
            where quarter >= @before and quarter < @To
            order by quarter, id
            """, range, ct)).ToLookup(a => a.Quarter < first, a => new ActionInput(a.Text, a.Owner, a.DueOn, a.State, a.Reason, a.Late));
        var checks = await connection.Many<CheckRow>("""
            select pdca_check.target_code as target, target_version as version, definition->'name'->>'th' as name_th, definition->'name'->>'en' as name_en,
                   definition->'unit'->>'th' as unit_th, definition->'unit'->>'en' as unit_en, value, goal, verdict, cut_off, note
            from pdca_check
            join target_version on target_version.target_code = pdca_check.target_code and target_version.version = target_version
            where quarter >= @first and quarter < @To
            order by quarter, pdca_check.id
            """, range, ct);
        return new(
            [.. actions[true]],
            checks.ConvertAll(c => new CheckInput(c.Target, c.Version, new(c.NameTh, c.NameEn), new(c.UnitTh, c.UnitEn), c.Value, c.Goal, c.Verdict, c.CutOff, c.Note)),
            [.. actions[false]]);
    }

    private sealed record ActionRow(DateOnly Quarter, string Text, string Owner, DateOnly DueOn, string State, string? Reason, bool Late);

    private sealed record CheckRow(
        string Target, int Version, string NameTh, string NameEn, string UnitTh, string UnitEn, decimal? Value, decimal? Goal, string Verdict, DateTime CutOff, string? Note);
}

/// <param name="Owner">In words, such as a post.</param>
/// <param name="State"><c>open</c>, <c>done</c>, <c>carried</c> (to the next quarter) or <c>dropped</c>.</param>
/// <param name="Reason">Why it was carried or dropped.</param>
/// <param name="Late">Open after its day.</param>
public sealed record ActionInput(string Text, string Owner, DateOnly DueOn, string State, string? Reason, bool Late);

/// <param name="Target">Code of the indicator.</param>
/// <param name="Version">Of the definition that the figure was made with.</param>
/// <param name="Verdict">As of the target's value.</param>
/// <param name="Note">What was made of it.</param>
public sealed record CheckInput(string Target, int Version, Text Name, Text Unit, decimal? Value, decimal? Goal, string Verdict, DateTime CutOff, string? Note);
