using System.Text.Json;
using Npgsql;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>The questionnaires that come with the product, to begin a survey from.</summary>
internal static class ListSurveyTemplates
{
    /// <param name="Invitation">What the people of its rounds may be told.</param>
    public sealed record SurveyTemplate(
        string Code, Text Title, Text Purpose, Text Invitation, bool Anonymous, string BandSystem, string SatisfactionDefinition, decimal Target, Form Form);

    public static async Task<List<SurveyTemplate>> Handle(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var contents = await connection.Many<string>("select content::text from survey_template order by position", null, ct);
        return contents.ConvertAll(content => JsonSerializer.Deserialize<SurveyTemplate>(content, JsonSerializerOptions.Web)!);
    }
}
