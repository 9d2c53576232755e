using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The question bank, the newest first.</summary>
internal static class ListQuestions
{
    /// <param name="Text">What is asked, as plain text.</param>
    /// <param name="Courses">In how many tests it stands.</param>
    public sealed record QuestionLine(Guid Id, string Code, string Name, string Category, IReadOnlyList<string> Tags, string Kind, string Text, int Courses, bool Retired);

    /// <param name="Questions">How many are in it.</param>
    public sealed record CategoryLine(string Category, int Questions);

    /// <param name="q">A part of the code, the name or the text.</param>
    /// <param name="category">This one and those below it.</param>
    /// <param name="after">The code's number that the page before ended with.</param>
    public static async Task<Page<QuestionLine>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string? q = null, string? category = null, string? tag = null, string? kind = null, bool retired = false,
        int? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select question.id, number, code, name, category, tags, kind, body ->> 'text' as text,
                   (select count(*)::int from test_item where question_id = question.id) as courses, retired_at is not null as retired
            from question
            join question_version on question_id = question.id and question_version.version = newest
            where (@after::int is null or number < @after)
              and (@category::text is null or category = @category or starts_with(category, @category || '/'))
              and (@tag::text is null or tags @> array[@tag::text])
              and (@kind::text is null or kind = @kind)
              and (retired_at is not null) = @retired
              and (@q::text is null or lower(code) = lower(@q) or strpos(lower(name), lower(@q)) > 0 or strpos(lower(body ->> 'text'), lower(@q)) > 0)
            order by number desc
            limit @limit + 1
            """, new { q = string.IsNullOrWhiteSpace(q) ? null : q.Trim(), category, tag, kind, retired, after, limit }, ct);
        var page = Paging.Of(rows, limit, row => row.Number.ToString(CultureInfo.InvariantCulture));
        return new([.. page.Items.Select(row => row.Line())], page.Next);
    }

    public static async Task<List<CategoryLine>> Categories(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Many<CategoryLine>("""
            select category, count(*)::int as questions
            from question
            where retired_at is null
            group by category
            order by category
            """, null, ct);
    }

    public static async Task<Results<Ok<StaffQuestion>, Refusal>> One(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await StaffQuestion.Find(connection, id, ct) is { } question ? TypedResults.Ok(question) : Refusal.NotFound;
    }

    private sealed record Row(Guid Id, int Number, string Code, string Name, string Category, Array Tags, string Kind, string Text, int Courses, bool Retired)
    {
        public QuestionLine Line() =>
            new(Id, Code, Name, Category, (string[])Tags, Kind, ShownText.Of(JsonSerializer.Deserialize<MarkedText>(Text, JsonSerializerOptions.Web)!), Courses, Retired);
    }
}
