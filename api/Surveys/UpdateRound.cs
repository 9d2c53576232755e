using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Changes a round that is still being prepared; a released one is taken back first.</summary>
internal static class UpdateRound
{
    /// <param name="Version">Of the round as it was read; an older one is refused.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] RoundBody? Round);

    public static async Task<Results<Ok<StaffRound>, Refusal>> Handle(Guid id, Request request, NpgsqlDataSource database, CancellationToken ct)
    {
        var round = request.Round!;
        if (round.Check() is { } refusal) return refusal;

        await using var connection = await database.OpenConnectionAsync(ct);
        var changed = await connection.Run("""
            update survey_round
            set audience = @audience::jsonb, opens_at = @OpensAt, closes_at = @ClosesAt, invitation_th = @invitationTh, invitation_en = @invitationEn,
                push = @Push, remind_at = @RemindAt, version = version + 1
            where id = @id and version = @Version and state = 'draft' and released_at is null
            """, new
        {
            id,
            request.Version,
            audience = JsonSerializer.Serialize(round.Audience, JsonSerializerOptions.Web),
            round.OpensAt,
            round.ClosesAt,
            invitationTh = round.Invitation!.Th.Trim(),
            invitationEn = round.Invitation.En.Trim(),
            round.Push,
            round.RemindAt,
        }, ct);
        var now = await StaffRound.Find(connection, id, ct);
        if (now is null) return Refusal.NotFound;
        if (changed == 1) return TypedResults.Ok(now);
        return now is { State: RoundState.Draft, ReleasedAt: null } ? new Refusal(409, "survey_changed") : Refusal.IllegalMove(MoveRound.From(now));
    }
}
