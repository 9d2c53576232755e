using System.Globalization;
using Npgsql;

namespace Saphansung.Migrations;

/// <summary>The office's hours, its holidays, and the times it promises beyond those of categories and agencies.</summary>
internal static class ServiceTimes
{
    private static readonly string[] Calendars = ["working", "always"];
    private static readonly string[] Evidence = ["none", "photo", "letter", "photo_or_letter"];
    private static readonly string[] Priorities = ["normal", "high", "emergency"];

    public static IEnumerable<string> Mistakes(DistrictFile district, List<HolidayEntry> holidays) =>
        Times(district).Concat(Targets(district)).Select(mistake => $"district.json, {mistake}").Concat(Holidays(holidays));

    public static NpgsqlBatchCommand SaveTargets(DistrictFile district) => new("""
        with given as (
            select position, category, priority, agency, "answerWithinMinutes", "acceptWithinMinutes", "fixWithinMinutes", calendar
            from rows from (jsonb_to_recordset($1) as (category text, priority text, agency text, "answerWithinMinutes" integer,
                                                       "acceptWithinMinutes" integer, "fixWithinMinutes" integer, calendar text))
                with ordinality as entry (category, priority, agency, "answerWithinMinutes", "acceptWithinMinutes", "fixWithinMinutes", calendar, position)
        ), fewer as (
            delete from service_target where position not in (select position from given)
        )
        insert into service_target (position, category_code, priority, agency_code, answer_within_minutes, accept_within_minutes,
                                    fix_within_minutes, calendar)
        select position, category, priority, agency, "answerWithinMinutes", "acceptWithinMinutes", "fixWithinMinutes", calendar
        from given
        on conflict (position) do update set
            category_code = excluded.category_code,
            priority = excluded.priority,
            agency_code = excluded.agency_code,
            answer_within_minutes = excluded.answer_within_minutes,
            accept_within_minutes = excluded.accept_within_minutes,
            fix_within_minutes = excluded.fix_within_minutes,
            calendar = excluded.calendar
        """)
    {
        Parameters = { District.Jsonb(district.Targets ?? []) },
    };

    public static NpgsqlBatchCommand SaveHolidays(List<HolidayEntry> holidays) => new("""
        with given as (
            select day, name->>'th' as name_th, name->>'en' as name_en
            from jsonb_to_recordset($1) as entry (day date, name jsonb)
        ), gone as (
            delete from holiday where day not in (select day from given)
        )
        insert into holiday (day, name_th, name_en)
        select day, name_th, name_en
        from given
        on conflict (day) do update set name_th = excluded.name_th, name_en = excluded.name_en
        """)
    {
        Parameters = { District.Jsonb(holidays) },
    };

    private static IEnumerable<string> Times(DistrictFile district)
    {
        if (((string[])[district.OutOfHours.Th, district.OutOfHours.En]).Any(text => !text.Contains("{opens}") || !text.Contains("{answerBy}")))
            yield return "outOfHours: both texts tell {opens} and {answerBy}";
        var hours = district.WorkingHours;
        if (hours.Days.Count == 0 || hours.From >= hours.To)
            yield return "workingHours: at least one day, and from must be before to";
        foreach (var day in hours.Days.Where(day => !Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out _)))
            yield return $"workingHours: \"{day}\" is no weekday; write monday to sunday";
        foreach (var category in district.Categories.Where(category => !Calendars.Contains(category.Calendar) || !Evidence.Contains(category.Evidence)))
            yield return $"category {category.Code}: calendar is working or always; evidence is none, photo, letter or photo_or_letter";
        foreach (var agency in district.Agencies.Where(agency => !Calendars.Contains(agency.Calendar)))
            yield return $"agency {agency.Code}: calendar is working or always";
    }

    private static IEnumerable<string> Targets(DistrictFile district)
    {
        foreach (var (target, position) in (district.Targets ?? []).Select((target, index) => (target, index + 1)))
        {
            if (target.Category is { } category && district.Categories.All(known => known.Code != category))
                yield return $"target {position}: there is no category {category}";
            if (target.Agency is { } agency && district.Agencies.All(known => known.Code != agency))
                yield return $"target {position}: there is no agency {agency}";
            if (target.Priority is { } priority && !Priorities.Contains(priority))
                yield return $"target {position}: priority is normal, high or emergency";
            if (target.Calendar is { } calendar && !Calendars.Contains(calendar))
                yield return $"target {position}: calendar is working or always";
            if (target is { AnswerWithinMinutes: <= 0 } or { AcceptWithinMinutes: <= 0 } or { FixWithinMinutes: <= 0 })
                yield return $"target {position}: the minutes must be positive";
        }
    }

    private static IEnumerable<string> Holidays(List<HolidayEntry> holidays) =>
        DistrictRules.Repeated(holidays.Select(holiday => holiday.Day.ToString("O", CultureInfo.InvariantCulture))).Select(twice => $"holidays.json: {twice} is there twice")
            .Concat(holidays.Where(holiday => holiday.Day.Year > 2400)
                .Select(holiday => string.Create(CultureInfo.InvariantCulture, $"holidays.json: {holiday.Day:O} is a Buddhist year; write the Gregorian one")));
}
