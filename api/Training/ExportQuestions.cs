using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The bank, or one category with those below it, as a file.</summary>
internal static class ExportQuestions
{
    public const string GiftType = "text/plain";
    public const string QtiType = "application/zip";

    public static async Task<FileContentHttpResult> AsGift(NpgsqlDataSource database, CancellationToken ct, string? category = null) =>
        TypedResults.File(Encoding.UTF8.GetBytes(GiftWriter.Write(await Entries(database, category, ct))), GiftType, "questions.gift.txt");

    public static async Task<FileContentHttpResult> AsQti(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, string? category = null)
    {
        using var zip = new MemoryStream();
        QtiPackage.Write(zip, await Entries(database, category, ct), Clock.InBangkok(clock.Now()));
        return TypedResults.File(zip.ToArray(), QtiType, "questions.qti.zip");
    }

    private static async Task<List<GiftWriter.Entry>> Entries(NpgsqlDataSource database, string? category, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select code, name, category, tags, kind, body::text as body
            from question
            join question_version on question_id = question.id and question_version.version = newest
            where retired_at is null and (@category::text is null or category = @category or starts_with(category, @category || '/'))
            order by category, number
            """, new { category }, ct);
        return rows.ConvertAll(r => new GiftWriter.Entry(r.Code, r.Name, r.Category, (string[])r.Tags, r.Kind, QuestionBody.Read(r.Body)));
    }

    private sealed record Row(string Code, string Name, string Category, Array Tags, string Kind, string Body);
}
