using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Saphansung.Migrations;

/// <summary>Loads a district's own data: names, map, emergency numbers, agencies, communities, categories and their forms.</summary>
public static class District
{
    /// <summary>The district this build was made with.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "District");

    /// <summary>Loading twice changes nothing; a form whose questions changed becomes a new version and keeps the old ones.</summary>
    /// <exception cref="DistrictDataException">The files contradict themselves; the message names file and question.</exception>
    public static async Task Load(string connectionString, string folder, TimeProvider clock, CancellationToken ct)
    {
        var district = await DistrictFiles.Read<DistrictFile>(folder, "district.json", ct);
        var forms = new Dictionary<string, FormFile>(StringComparer.Ordinal);
        // Left out, the communities stay as they are: the sandbox has invented ones.
        var communities = File.Exists(Path.Combine(folder, "communities.json"))
            ? await DistrictFiles.Read<List<CommunityEntry>>(folder, "communities.json", ct)
            : [];
        var templates = await DistrictFiles.Read<List<TemplateEntry>>(folder, "templates.json", ct);
        var holidays = await DistrictFiles.Read<List<HolidayEntry>>(folder, "holidays.json", ct);
        var mistakes = DistrictRules.Mistakes(district).Concat(ServiceTimes.Mistakes(district, holidays))
            .Concat(DistrictRules.Mistakes(communities, district.Map.Bounds)).ToList();
        foreach (var code in district.Categories.Select(category => category.Code).Distinct(StringComparer.Ordinal))
        {
            forms[code] = await DistrictFiles.Read<FormFile>(folder, $"forms/{code}.json", ct);
            mistakes.AddRange(FormRules.Mistakes($"forms/{code}.json", forms[code]));
        }
        var routing = File.Exists(Path.Combine(folder, "routing.json"))
            ? await DistrictFiles.Read<RoutingFile>(folder, "routing.json", ct)
            : new([]);
        mistakes.AddRange(Routing.Mistakes(routing, district, communities, forms));
        mistakes.AddRange(TemplateRules.Mistakes(templates));
        var surveys = await SurveyTemplates.Read(folder, ct);
        mistakes.AddRange(SurveyTemplates.Mistakes(surveys));
        var targets = await TargetFiles.Read(folder, ct);
        var calendar = await CalendarFile.Read(folder, ct);
        mistakes.AddRange([.. TargetFiles.Mistakes(targets), .. CalendarFile.Mistakes(calendar)]);
        if (mistakes.Count > 0)
            throw new DistrictDataException(mistakes);

        foreach (var world in (string[])[connectionString, TestWorld.Of(connectionString)])
            await Save(world, district, communities, forms, holidays, routing, templates, surveys, [TargetFiles.Save(targets, clock), CalendarFile.Save(calendar)], clock, ct);
    }

    private static async Task Save(
        string connectionString, DistrictFile district, List<CommunityEntry> communities, Dictionary<string, FormFile> forms,
        List<HolidayEntry> holidays, RoutingFile routing, List<TemplateEntry> templates, IReadOnlyList<SurveyTemplate> surveys,
        IReadOnlyList<NpgsqlBatchCommand> further, TimeProvider clock, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var save = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Two loaders at once would both number the next form version.
                new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtext('saphansung district'))"),
                SaveSettings(district),
                SaveAgencies(district),
                SaveCommunities(communities),
                SaveForms(forms, clock),
                SaveCategories(district),
                ServiceTimes.SaveTargets(district),
                ServiceTimes.SaveHolidays(holidays),
                Routing.Save(routing, clock),
                TemplateRules.Save(templates),
                SurveyTemplates.Save(surveys),
            },
        };
        foreach (var command in further) save.BatchCommands.Add(command);
        await save.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static NpgsqlBatchCommand SaveSettings(DistrictFile district) => new("""
        insert into district (settings)
        values ($1)
        on conflict (only_row) do update set settings = excluded.settings where district.settings <> excluded.settings
        """)
    {
        Parameters =
        {
            Jsonb(new
            {
                district.Name,
                district.Division,
                district.Phone,
                district.ReferencePrefix,
                district.Map,
                district.Emergency,
                district.Sensitive,
                district.Outbreak,
                district.Storm,
                district.Recurrence,
                district.Traffy,
                district.Licence,
                district.OutOfHours,
                district.Open311,
                district.Followers,
                Budget = district.Budget ?? new(600, 1200, 150),
                Line = district.Line ?? new(0.15m, new(new(21, 0), new(7, 0)), 60),
                TrainingReport = district.TrainingReport ?? new(5, "calendar"),
                WorkingHours = new
                {
                    Days = district.WorkingHours.Days.Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true).ToString()),
                    district.WorkingHours.From,
                    district.WorkingHours.To,
                },
            }),
        },
    };

    private static NpgsqlBatchCommand SaveAgencies(DistrictFile district) => new("""
        with given as (
            select code, name->>'th' as name_th, name->>'en' as name_en, own, "acceptWithinMinutes", "fixWithinMinutes", calendar
            from jsonb_to_recordset($1)
                as entry (code text, name jsonb, own boolean, "acceptWithinMinutes" integer, "fixWithinMinutes" integer, calendar text)
        ), retired as (
            update agency set active = false where active and code not in (select code from given)
        )
        insert into agency (code, name_th, name_en, own, accept_within_minutes, fix_within_minutes, calendar)
        select code, name_th, name_en, own, "acceptWithinMinutes", "fixWithinMinutes", calendar
        from given
        on conflict (code) do update set
            name_th = excluded.name_th,
            name_en = excluded.name_en,
            own = excluded.own,
            accept_within_minutes = excluded.accept_within_minutes,
            fix_within_minutes = excluded.fix_within_minutes,
            calendar = excluded.calendar,
            active = true
        """)
    {
        Parameters = { Jsonb(district.Agencies) },
    };

    private static NpgsqlBatchCommand SaveCommunities(List<CommunityEntry> communities) => new("""
        insert into community (code, name, lat, lng)
        select code, name, lat, lng
        from jsonb_to_recordset($1) as entry (code text, name text, lat double precision, lng double precision)
        on conflict (code) do update set name = excluded.name, lat = excluded.lat, lng = excluded.lng
        """)
    {
        Parameters = { Jsonb(communities) },
    };

    private static NpgsqlBatchCommand SaveForms(Dictionary<string, FormFile> forms, TimeProvider clock) => new("""
        with given as (
            select 'category.' || code as form_key, form->'questions' as questions
            from jsonb_each($1) as entry (code, form)
        ), newest as (
            select distinct on (form_key) form_key, version, questions
            from form_version
            order by form_key, version desc
        )
        insert into form_version (form_key, version, questions, created_at)
        select given.form_key, coalesce(newest.version, 0) + 1, given.questions, $2
        from given
        left join newest using (form_key)
        where newest.questions is distinct from given.questions
        """)
    {
        Parameters = { Jsonb(forms), new() { Value = clock.GetUtcNow().UtcDateTime } },
    };

    private static NpgsqlBatchCommand SaveCategories(DistrictFile district) => new("""
        insert into category (code, position, name_th, name_en, hint_th, hint_en, sensitive,
                              answer_within_minutes, fix_within_minutes, calendar, evidence, nearby_metres, storm_reports, public, round_place, form_key, form_version)
        select code, position, name->>'th', name->>'en', hint->>'th', hint->>'en', sensitive,
               "answerWithinMinutes", "fixWithinMinutes", calendar, evidence, "nearbyMetres", "stormReports", public, "roundPlace", 'category.' || code,
               (select max(version) from form_version where form_key = 'category.' || code)
        from jsonb_to_recordset($1)
            as entry (code text, position integer, name jsonb, hint jsonb, sensitive boolean,
                      "answerWithinMinutes" integer, "fixWithinMinutes" integer, calendar text, evidence text, "nearbyMetres" integer, "stormReports" integer, public boolean, "roundPlace" boolean)
        on conflict (code) do update set
            position = excluded.position,
            name_th = excluded.name_th,
            name_en = excluded.name_en,
            hint_th = excluded.hint_th,
            hint_en = excluded.hint_en,
            sensitive = excluded.sensitive,
            answer_within_minutes = excluded.answer_within_minutes,
            fix_within_minutes = excluded.fix_within_minutes,
            calendar = excluded.calendar,
            evidence = excluded.evidence,
            nearby_metres = excluded.nearby_metres,
            storm_reports = excluded.storm_reports,
            public = excluded.public,
            round_place = excluded.round_place,
            form_key = excluded.form_key,
            form_version = excluded.form_version
        """)
    {
        Parameters = { Jsonb(district.Categories) },
    };

    internal static NpgsqlParameter Jsonb(object value) => new()
    {
        Value = JsonSerializer.Serialize(value, DistrictFiles.Saved),
        NpgsqlDbType = NpgsqlDbType.Jsonb,
    };
}
