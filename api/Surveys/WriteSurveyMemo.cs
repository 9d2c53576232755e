using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>The memo to the director as a Word document. It leaves the staff, so small counts are withheld in it, whoever asks.</summary>
internal static class WriteSurveyMemo
{
    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (!round.IsOver(now)) return round.State == RoundState.Draft ? ResultsRound.NotBegun : ResultsRound.NotOver;

        var answers = (await RoundAnswers.Load(connection, id, ct))!;
        var figures = await RoundResults.Load(connection, round, answers, covered: true, ct);
        var comments = await ListRoundComments.Of(connection, answers, ct);
        var trace = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(figures)))[..12];
        var memo = SurveyMemo.Of(await districtData.Get(ct), GetRoundResults.Of(round, now, true, figures), comments, now, trace);
        return TypedResults.File(memo, MemoFile.Type, "memo.docx");
    }
}
