using Npgsql;

namespace Saphansung.Migrations;

/// <summary>A questionnaire to begin a survey from; <paramref name="Invitation"/> is what its people may be told.</summary>
internal sealed record SurveyTemplate(
    string Code,
    BothLanguages Title,
    BothLanguages Purpose,
    BothLanguages Invitation,
    bool Anonymous,
    FormFile Form,
    string BandSystem = "half",
    string SatisfactionDefinition = "mean",
    decimal Target = 80);

/// <summary><c>surveys/*.json</c>, in the order of their file names.</summary>
internal static class SurveyTemplates
{
    /// <returns>None when the folder is not there: a district may do without.</returns>
    public static async Task<IReadOnlyList<SurveyTemplate>> Read(string folder, CancellationToken ct)
    {
        var surveys = new List<SurveyTemplate>();
        var path = Path.Combine(folder, "surveys");
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            surveys.Add(await DistrictFiles.Read<SurveyTemplate>(folder, $"surveys/{Path.GetFileName(file)}", ct));
        return surveys;
    }

    public static IEnumerable<string> Mistakes(IReadOnlyList<SurveyTemplate> surveys)
    {
        foreach (var twice in DistrictRules.Repeated(surveys.Select(survey => survey.Code)))
            yield return $"surveys: the code {twice} is there twice";
        foreach (var survey in surveys)
        {
            foreach (var mistake in FormRules.Mistakes($"surveys, {survey.Code}", survey.Form, survey: true))
                yield return mistake;
            if (survey is { BandSystem: not ("half" or "fifth") } or { SatisfactionDefinition: not ("mean" or "top2") } or { Target: < 0 or > 100 })
                yield return $"surveys, {survey.Code}: bandSystem is half or fifth, satisfactionDefinition mean or top2, target 0 to 100";
        }
    }

    /// <summary>The files are the whole list; surveys made from one that is gone stay.</summary>
    public static NpgsqlBatchCommand Save(IReadOnlyList<SurveyTemplate> surveys) => new("""
        with given as (
            select content->>'code' as code, position, content
            from jsonb_array_elements($1) with ordinality as entry (content, position)
        ), gone as (
            delete from survey_template where code not in (select code from given)
        )
        insert into survey_template (code, position, content)
        select code, position, content
        from given
        on conflict (code) do update set position = excluded.position, content = excluded.content
        """)
    {
        Parameters = { District.Jsonb(surveys) },
    };
}
