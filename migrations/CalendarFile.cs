using Npgsql;

namespace Saphansung.Migrations;

/// <summary>A day on which a report is due: every year on a date, or so many days after each training.</summary>
/// <param name="Kind">satisfaction, performance, training, or what else the district calls it.</param>
/// <param name="Month">With <paramref name="Day"/>, of every fiscal year.</param>
/// <param name="DaysAfterTraining">In place of a date.</param>
/// <param name="Role">officer or head: whoever is responsible while no person is named.</param>
internal sealed record ReportDayEntry(string Code, string Kind, BothLanguages Title, int? Month = null, int? Day = null, int? DaysAfterTraining = null, string Role = "officer");

/// <summary><c>calendar.json</c>.</summary>
internal static class CalendarFile
{
    /// <returns>None when the file is not there: a district may do without.</returns>
    public static async Task<IReadOnlyList<ReportDayEntry>> Read(string folder, CancellationToken ct) =>
        File.Exists(Path.Combine(folder, "calendar.json")) ? await DistrictFiles.Read<List<ReportDayEntry>>(folder, "calendar.json", ct) : [];

    public static IEnumerable<string> Mistakes(IReadOnlyList<ReportDayEntry> days)
    {
        foreach (var twice in DistrictRules.Repeated(days.Select(day => day.Code)))
            yield return $"calendar.json: the code {twice} is there twice";
        foreach (var day in days)
        {
            if (day.Role is not ("officer" or "head")) yield return $"calendar.json, {day.Code}: role is officer or head";
            // A year without a 29 February would have no such day.
            var dated = day is { Month: >= 1 and <= 12, Day: >= 1 } && day.Day <= DateTime.DaysInMonth(2025, day.Month!.Value);
            if (day.DaysAfterTraining is null ? !dated : day is not { DaysAfterTraining: >= 0 and <= 365, Month: null, Day: null })
                yield return $"calendar.json, {day.Code}: either month and day, or daysAfterTraining from 0 to 365";
        }
    }

    /// <summary>The file is the whole list; days that are done stay.</summary>
    public static NpgsqlBatchCommand Save(IReadOnlyList<ReportDayEntry> days) => new("""
        with given as (
            select content->>'code' as code, position, content
            from jsonb_array_elements($1) with ordinality as entry (content, position)
        ), gone as (
            delete from report_day_rule where code not in (select code from given)
        )
        insert into report_day_rule (code, position, content)
        select code, position, content
        from given
        on conflict (code) do update set position = excluded.position, content = excluded.content
        """)
    {
        Parameters = { District.Jsonb(days) },
    };
}
