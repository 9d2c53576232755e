using Npgsql;

namespace Saphansung.Api.Reports;

/// <summary>The figures of any period as they are now.</summary>
internal sealed class LiveFigures(LivePeriods periods, TargetValues values, NpgsqlDataSource database)
{
    public async Task<ReportFigures> Of(Period period, CancellationToken ct)
    {
        var (now, cutoff) = await periods.Count(period, ct);
        var ((before, _), (yearBefore, _)) = (await periods.Count(period.Before, ct), await periods.Count(period.YearBefore, ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        return ReportFigures.Of(await ReportInputs.Load(connection, values, period, cutoff, ct), now, before, yearBefore);
    }
}
