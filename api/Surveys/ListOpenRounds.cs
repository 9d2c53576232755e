using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>The rounds that ask the caller now, the one that closes first at the top; also those answered already, while they are open.</summary>
internal static class ListOpenRounds
{
    /// <param name="Id">Of the round.</param>
    /// <param name="Anonymous">Nobody can see afterwards who answered what.</param>
    /// <param name="Started">A draft is kept, to go on with on any device.</param>
    public sealed record OpenRound(Guid Id, Text Title, Text Purpose, bool Anonymous, int Number, DateTime OpensAt, DateTime ClosesAt, bool Answered, bool Started);

    public static async Task<List<OpenRound>> Handle(HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select survey_round.id, title_th, title_en, purpose_th, purpose_en, anonymous, number, opens_at, closes_at,
                   survey_participation.state = 'answered' as answered,
                   exists (select from survey_draft where survey_draft.round_id = survey_round.id and survey_draft.person_id = @personId) as started
            from survey_participation
            join survey_round on survey_round.id = round_id
            join survey on survey.id = survey_id
            where survey_participation.person_id = @personId and survey_round.state = 'open' and closes_at > @now
            order by closes_at, survey_round.id
            limit 50
            """, new { personId = Person.Of(http.User).Id, now = clock.Now() }, ct);
        return rows.ConvertAll(r => new OpenRound(
            r.Id, new(r.TitleTh, r.TitleEn), new(r.PurposeTh, r.PurposeEn), r.Anonymous, r.Number, r.OpensAt, r.ClosesAt, r.Answered, r.Started));
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, string PurposeTh, string PurposeEn, bool Anonymous, int Number, DateTime OpensAt, DateTime ClosesAt, bool Answered, bool Started);
}
