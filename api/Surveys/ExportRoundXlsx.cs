using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>A workbook: the tables of figures, the answers (of a round with names, for the staff's own use), and what every column means.</summary>
internal static class ExportRoundXlsx
{
    private const double Narrow = 12;
    private const double Wide = 40;

    /// <param name="covered">Without the answers also of a round with names, as it may leave the staff.</param>
    public static async Task<Results<PushStreamHttpResult, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, bool covered = false)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (!round.IsOver(clock.Now())) return round.State == RoundState.Draft ? ResultsRound.NotBegun : ResultsRound.NotOver;

        covered |= round.Anonymous;
        var answers = (await RoundAnswers.Load(connection, id, ct))!;
        var figures = await RoundResults.Load(connection, round, answers, covered, ct);
        List<XlsxFile.Sheet> sheets = [new("ตาราง", [Narrow, Narrow, Wide], [ResultsTables.Header, .. ResultsTables.Rows(figures)])];
        if (!covered)
        {
            var rows = answers.Answers.Select((a, i) => ResultsTables.Answer(answers.Form, i + 1, a.Values));
            sheets.Add(new("ข้อมูล", [Narrow], rows.Prepend(ResultsTables.AnswerHeader(answers.Form))));
        }

        sheets.Add(new("คำอธิบาย", [Narrow, Narrow, Wide, Wide, Wide, Narrow, Wide], ResultsTables.Codebook(answers.Form)));
        return XlsxFile.Of("results.xlsx", sheets);
    }
}
