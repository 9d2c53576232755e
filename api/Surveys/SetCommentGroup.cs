using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Confirms or corrects the group of a comment, and says whether the memo may quote it. The last word counts.</summary>
internal static class SetCommentGroup
{
    /// <param name="Group">The code of an aspect, praise or other.</param>
    public sealed record Request([property: Required, StringLength(60, ErrorMessage = "too_long|60")] string? Group, bool Shown);

    public static async Task<Results<Ok<ListRoundComments.Comment>, Refusal>> Handle(
        Guid id, Guid comment, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (!round.IsOver(clock.Now())) return round.State == RoundState.Draft ? ResultsRound.NotBegun : ResultsRound.NotOver;

        var answers = (await RoundAnswers.Load(connection, id, ct))!;
        if ((await ListRoundComments.Of(connection, answers, ct)).Find(c => c.Id == comment) is not { } found) return Refusal.NotFound;
        if (!CommentGroups.Of(answers.Form).Contains(request.Group!)) return Refusal.Invalid("group", "unknown_value");

        await connection.Run("""
            insert into survey_comment (id, round_id, group_code, shown, decided_by, decided_at)
            values (@comment, @id, @group, @shown, @by, @now)
            on conflict (id) do update set group_code = @group, shown = @shown, decided_by = @by, decided_at = @now
            """, new { comment, id, group = request.Group, request.Shown, by = Person.Of(http.User).Id, now = clock.Now() }, ct);
        return TypedResults.Ok(found with { Group = request.Group, Shown = request.Shown });
    }
}
