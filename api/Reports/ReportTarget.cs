using System.Data.Common;

namespace Saphansung.Api.Reports;

/// <summary>An indicator in a report: counted over the report's period, by the definition that was in force.</summary>
/// <param name="Value">Null when nothing is counted for it.</param>
public sealed record ReportTarget(string Code, int Version, TargetDefinition Definition, TargetValue? Value)
{
    internal static async Task<IReadOnlyList<ReportTarget>> Load(DbConnection connection, TargetValues values, Period period, DateTime now, CancellationToken ct)
    {
        var (targets, span) = (new List<ReportTarget>(), new Span(period.From, period.To));
        foreach (var row in await TargetRow.Read(connection, null, ct))
            targets.Add(new(row.Code, row.Version, row.Definition, await values.Of(connection, row, span, now, ct)));
        return targets;
    }

    internal TargetKey Key => new(Code, Version);

    /// <summary>What follows from the cases is counted again from those that the report holds; the rest was counted elsewhere and is kept.</summary>
    /// <param name="cases">Until the cut-off.</param>
    /// <param name="yearBefore">Until its own.</param>
    internal ReportTarget From(CaseCounts cases, CaseCounts yearBefore, DateTime cutoff, DateTime cutoffBefore) => !TargetValues.FollowsFromCases(Code) ? this : this with
    {
        Value = TargetValues.OfCases(Code, Definition, cases.At(Key, cutoff), yearBefore.At(Key, cutoffBefore), cutoff),
    };
}
