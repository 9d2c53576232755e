using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// One line per answer with names left out, numbered anew; every figure of the results follows from it. Of an anonymous round, or for others' eyes,
/// the tables with small counts withheld: whole lines would show who combines which answers.
/// </summary>
internal static class ExportRoundCsv
{
    /// <param name="covered">The tables also of a round with names, as they may leave the staff.</param>
    public static async Task<Results<PushStreamHttpResult, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, bool covered = false)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (!round.IsOver(clock.Now())) return round.State == RoundState.Draft ? ResultsRound.NotBegun : ResultsRound.NotOver;

        if (covered || round.Anonymous)
        {
            var figures = await RoundResults.Load(connection, round, (await RoundAnswers.Load(connection, id, ct))!, covered: true, ct);
            return CsvFile.Of("tables.csv", ResultsTables.Header, _ => ResultsTables.Rows(figures).ToAsyncEnumerable(), Write, ct);
        }

        var form = await FormOf(connection, id, ct);
        var number = 0;
        return CsvFile.Of("answers.csv", ResultsTables.AnswerHeader(form), token => Answers(database, id, token),
            (csv, answers) => Write(csv, ResultsTables.Answer(form, ++number, StoredForm.Answers(answers))), ct);
    }

    private static void Write(CsvHelper.CsvWriter csv, IReadOnlyList<object?> row)
    {
        foreach (var cell in row) csv.WriteField(cell is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : (string?)cell);
    }

    private static async Task<Form> FormOf(DbConnection connection, Guid id, CancellationToken ct)
    {
        var stored = await connection.One<Stored>("""
            select form_version.version, questions::text as questions, sections::text as sections, aspects::text as aspects
            from survey_round
            join form_version on form_version.form_key = survey_round.form_key and form_version.version = survey_round.form_version
            where id = @id
            """, new { id }, ct);
        return StoredForm.Read(stored.Version, stored.Questions, stored.Sections, stored.Aspects);
    }

    private static async IAsyncEnumerable<string> Answers(NpgsqlDataSource database, Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // By their random id: the order they came in is nobody's business.
        var rows = connection.QueryUnbufferedAsync<string>("select answers::text from survey_answer where round_id = @id order by id", new { id });
        await foreach (var row in rows.WithCancellation(ct)) yield return row;
    }

    private sealed record Stored(int Version, string Questions, string? Sections, string? Aspects);
}
