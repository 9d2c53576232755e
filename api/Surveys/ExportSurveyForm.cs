using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>The newest form of a survey as a file: JSON as it is stored, or an XLSForm that other systems open.</summary>
internal static class ExportSurveyForm
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<Results<Ok<SurveyForm>, Refusal>> AsJson(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await StaffSurvey.Find(connection, id, ct) is not { } survey) return Refusal.NotFound;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"survey-{survey.Code}.json\"";
        return TypedResults.Ok(new SurveyForm(survey.Form.Questions, survey.Form.Sections, survey.Form.Aspects));
    }

    public static async Task<Results<FileContentHttpResult, Refusal>> AsXlsForm(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await StaffSurvey.Find(connection, id, ct) is { } survey
            ? TypedResults.File(XlsFormWriter.Write(survey.Form, survey.Code, survey.Title.Th), Xlsx, $"survey-{survey.Code}.xlsx")
            : Refusal.NotFound;
    }
}
