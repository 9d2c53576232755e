using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The figures of any period as they are now.</summary>
internal sealed class LiveFigures(LivePeriods periods, TargetValues values, NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<ReportFigures> Of(Period period, CancellationToken ct)
    {
        var inputs = await Inputs(period, ct);
        var (now, cutoff) = await periods.Count(period, inputs.Goal, ct);
        var ((before, _), (yearBefore, _)) = (await periods.Count(period.Before, inputs.Goal, ct), await periods.Count(period.YearBefore, inputs.Goal, ct));
        return ReportFigures.Of(inputs with { Cutoff = cutoff }, now, before, yearBefore);
    }

    private async Task<ReportInputs> Inputs(Period period, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ReportInputs.Load(connection, values, period, clock.Now(), ct);
    }
}
