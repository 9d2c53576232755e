using System.Text.Json;
using Npgsql;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// The question bank: what templates and past surveys have asked, each wording once, without the section and the condition it had
/// there. Asking the same question the same way is what makes two rounds comparable.
/// </summary>
internal static class ListSurveyQuestions
{
    private const int Most = 100;

    /// <param name="Survey">Where it was asked last.</param>
    public sealed record BankQuestion(Text Survey, Question Question);

    public static async Task<List<BankQuestion>> Handle(NpgsqlDataSource database, CancellationToken ct, string? q = null)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            with asked as (
                select title_th, title_en, question, 0 as place
                from survey
                join form_version on form_version.form_key = survey.form_key and form_version.version = survey.form_version
                cross join jsonb_array_elements(questions) as question
                union all
                select content->'title'->>'th', content->'title'->>'en', question, position::int
                from survey_template
                cross join jsonb_array_elements(content->'form'->'questions') as question
            ), worded as (
                select distinct on (question->'label', question->>'type') title_th, title_en, (question - 'section' - 'aspect' - 'showIf')::text as question, place
                from asked
                where @q::text is null or strpos(lower(question->>'label'), lower(@q)) > 0
                order by question->'label', question->>'type', place
            )
            select title_th, title_en, question from worded order by place, title_th limit @Most
            """, new { q = string.IsNullOrWhiteSpace(q) ? null : q.Trim(), Most }, ct);
        return rows.ConvertAll(r => new BankQuestion(new(r.TitleTh, r.TitleEn), JsonSerializer.Deserialize<Question>(r.Question, JsonSerializerOptions.Web)!));
    }

    private sealed record Row(string TitleTh, string TitleEn, string Question);
}
