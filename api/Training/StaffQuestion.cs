using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>A question of the bank with its newest version.</summary>
/// <param name="Code">What people call it: <c>Q12</c>.</param>
/// <param name="Kind"><c>single</c>, <c>multiple</c>, <c>true_false</c>, <c>matching</c>, <c>numeric</c>, <c>short</c>, or <c>unsupported</c>.</param>
/// <param name="Number">Of the newest version, from 1.</param>
/// <param name="Frozen">Somebody was asked this version: the next change is a new one.</param>
/// <param name="Version">Of the question, to change it by.</param>
/// <param name="Courses">In how many tests it stands.</param>
public sealed record StaffQuestion(
    Guid Id, string Code, string Name, string Category, IReadOnlyList<string> Tags, string Kind, QuestionBody Body,
    int Number, bool Frozen, int Version, int Courses, DateTime? RetiredAt, DateTime UpdatedAt)
{
    internal static async Task<StaffQuestion?> Find(DbConnection connection, Guid id, CancellationToken ct) => await connection.OneOrNone<Row>("""
        select question.id, code, name, category, tags, kind, body::text as body, newest as number, frozen_at is not null as frozen, question.version,
               (select count(*)::int from test_item where question_id = question.id) as courses, retired_at, updated_at
        from question
        join question_version on question_id = question.id and question_version.version = newest
        where question.id = @id
        """, new { id }, ct) is { } row
        ? new(row.Id, row.Code, row.Name, row.Category, (string[])row.Tags, row.Kind, QuestionBody.Read(row.Body), row.Number, row.Frozen, row.Version, row.Courses, row.RetiredAt, row.UpdatedAt)
        : null;

    private sealed record Row(
        Guid Id, string Code, string Name, string Category, Array Tags, string Kind, string Body, int Number, bool Frozen, int Version, int Courses, DateTime? RetiredAt, DateTime UpdatedAt);
}
