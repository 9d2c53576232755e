using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Reads a form from an XLSForm (.xlsx) or from JSON as the export gives it, for the page to go on with; nothing is stored. What a
/// survey here cannot ask is left out and named with its sheet and row. A form that contradicts itself is refused by question.
/// </summary>
internal static class ImportSurveyForm
{
    /// <param name="Title">As the file says; null when it says none.</param>
    public sealed record Response(SurveyForm Form, string? Title, IReadOnlyList<ImportProblem> Problems);

    /// <param name="Row">As a spreadsheet counts, from 1.</param>
    /// <param name="Message">For people.</param>
    public sealed record ImportProblem(string Sheet, int Row, string Code, string Message);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(IFormFile file, HttpContext http, CancellationToken ct)
    {
        if (file.Length > Workbook.MostBytes) return new Refusal(413, "form_too_large");
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (bytes is [(byte)'{' or 0xEF, ..]) return Json(bytes);

        if (Read(bytes) is not var (form, title, problems)) return Refusal.Invalid("file", "not_an_xlsform");
        if (SurveyForms.Check(form, out _) is { } refusal) return refusal;
        var english = http.Request.WantsEnglish();
        return TypedResults.Ok(new Response(form, title,
            problems.ConvertAll(p => new ImportProblem(p.Sheet, p.Row, p.Code.Split('|')[0], Texts.Say(p.Code, english)))));
    }

    private static (SurveyForm Form, string? Title, List<XlsForm.Problem> Problems)? Read(byte[] bytes)
    {
        try
        {
            return Workbook.Read(bytes) is { } book ? XlsForm.Read(book) : null;
        }
        // A cell made to keep us busy.
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Results<Ok<Response>, Refusal> Json(byte[] bytes)
    {
        try
        {
            var form = JsonSerializer.Deserialize<SurveyForm>(bytes.AsSpan(bytes[0] == 0xEF ? 3 : 0), JsonSerializerOptions.Web)!;
            return SurveyForms.Check(form, out _) is { } refusal ? refusal : TypedResults.Ok(new Response(form, null, []));
        }
        catch (JsonException)
        {
            return Refusal.Invalid("file", "not_an_xlsform");
        }
    }
}
