using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The memo to the director as a Word document; at any time, so that a draft shows what is missing.</summary>
internal static class WriteTrainingMemo
{
    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, CourseView view, BudgetView budgets, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (now, district) = (clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await CourseFigures.Load(connection, view, budgets, district, id, now, ct) is not { } figures) return Refusal.NotFound;

        var trace = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            figures.Course.Sessions,
            figures.Course.Enrolled,
            figures.Course.Attended,
            figures.Attendance,
            figures.People,
            figures.Gain,
            figures.Items,
            figures.Evaluation,
            Budget = figures.Budget with { Lines = [.. figures.Budget.Lines.Select(l => l with { Receipts = [] })] },
        })))[..12];
        return TypedResults.File(new TrainingMemo(district, figures, now).Write(trace), MemoFile.Type, "memo.docx");
    }
}
