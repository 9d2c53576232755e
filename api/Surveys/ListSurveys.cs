using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class ListSurveys
{
    /// <param name="Rounds">How many there are.</param>
    /// <param name="Latest">The newest round; null while there is none.</param>
    public sealed record SurveyLine(Guid Id, string Code, Text Title, bool Anonymous, int Rounds, StaffRound? Latest);

    public static async Task<Page<SurveyLine>> Handle(NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select survey.id, code, title_th, title_en, anonymous, count(survey_round.id)::int as rounds,
                   (array_agg(survey_round.id order by number desc))[1] as latest
            from survey
            left join survey_round on survey_id = survey.id
            where @after::uuid is null or survey.id < @after
            group by survey.id
            order by survey.id desc
            limit @limit + 1
            """, new { after, limit }, ct);
        var lines = new List<SurveyLine>();
        foreach (var row in rows)
            lines.Add(new(row.Id, row.Code, new(row.TitleTh, row.TitleEn), row.Anonymous, row.Rounds, row.Latest is { } latest ? await StaffRound.Find(connection, latest, ct) : null));
        return Paging.Of(lines, limit, line => line.Id);
    }

    private sealed record Row(Guid Id, string Code, string TitleTh, string TitleEn, bool Anonymous, int Rounds, Guid? Latest);
}

