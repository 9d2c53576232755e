using System.Data.Common;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Writes down each target's value once a day, at the first look of Bangkok's day. The day is the key: whoever comes second, or again, changes nothing.</summary>
internal sealed class KeepTargetValues(NpgsqlDataSource database, TargetValues values, TimeProvider clock) : IWork
{
    private DateOnly done;

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        var day = Clock.DayInBangkok(now);
        if (done == day) return 0;

        await using var connection = await database.OpenConnectionAsync(ct);
        var kept = (await connection.Many<string>("select target_code from target_value where day = @day", new { day }, ct)).ToHashSet(StringComparer.Ordinal);
        foreach (var target in await TargetRow.Read(connection, null, ct))
            if (!kept.Contains(target.Code) && await values.Of(connection, target, TargetValues.Usual(now), now, ct) is { } value)
                await Keep(connection, target, day, value, ct);
        done = day;
        return 0;
    }

    internal static Task Keep(DbConnection connection, TargetRow target, DateOnly day, TargetValue value, CancellationToken ct) => connection.Run("""
        insert into target_value (target_code, day, version, value, numerator, denominator, lower, upper, goal, verdict, cut_off, parts)
        values (@Code, @day, @Version, @Value, @Numerator, @Denominator, @lower, @upper, @Goal, @Verdict, @CutOff, @parts::jsonb)
        on conflict on constraint target_value_day_key do nothing
        """, new
    {
        target.Code,
        day,
        target.Version,
        value.Value,
        value.Numerator,
        value.Denominator,
        lower = value.Ci?.Lower,
        upper = value.Ci?.Upper,
        value.Goal,
        value.Verdict,
        value.CutOff,
        parts = JsonSerializer.Serialize(value.Parts, TargetRow.Json),
    }, ct);
}
