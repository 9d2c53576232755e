using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Programme;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Moves a round by hand. <c>open</c> releases a draft, which then opens at its time, or gives an open round another end
/// (<c>closesAt</c>); <c>draft</c> takes a release back before it opens; <c>closed</c> ends it now; <c>reported</c> says that its report
/// is out, after which no answer can be withdrawn; of a survey of followers or of the network, the calendar's day is then done.
/// </summary>
internal static class MoveRound
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("draft", "open", "closed", "reported", ErrorMessage = "unknown_value")] string? To,
        DateTime? ClosesAt);

    public static async Task<Results<Ok<StaffRound>, Refusal>> Handle(Guid id, Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.Run("select from survey_round where id = @id for update", new { id }, ct);
        if (await StaffRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        var state = RoundState.At(round.State, round.ClosesAt, now);
        var released = round.ReleasedAt is not null;
        if (!From(state, released).Contains(request.To, StringComparer.Ordinal)) return Refusal.IllegalMove(From(state, released));
        if (request.To == RoundState.Open && (request.ClosesAt ?? round.ClosesAt) <= now) return Refusal.Invalid("closesAt", "not_past");
        if (request.ClosesAt is { Year: > 2200 }) return Refusal.Invalid("closesAt", "unknown_value");
        if (request.ClosesAt <= round.OpensAt) return Refusal.Invalid("closesAt", "after_opening");

        await connection.Run((state, request.To) switch
        {
            (RoundState.Draft, RoundState.Open) => "update survey_round set released_at = @now, closes_at = coalesce(@ClosesAt, closes_at), version = version + 1 where id = @id",
            (RoundState.Draft, _) => "update survey_round set released_at = null, version = version + 1 where id = @id",
            (RoundState.Open, RoundState.Open) => "update survey_round set closes_at = coalesce(@ClosesAt, closes_at), version = version + 1 where id = @id",
            (RoundState.Open, _) => "update survey_round set state = 'closed', closes_at = greatest(@now, opens_at + interval '1 microsecond'), closed_at = @now, version = version + 1 where id = @id",
            // Unfinished answers have waited long enough for another chance.
            _ => """
                with gone as (delete from survey_draft where round_id = @id)
                update survey_round set state = 'reported', closed_at = coalesce(closed_at, closes_at), reported_at = @now, version = version + 1 where id = @id
                """,
        }, new { id, now, request.ClosesAt }, ct);
        // What the people of a course or of a case were asked is no report of the calendar's.
        if (request.To == RoundState.Reported && round.Audience.Kind is "followers" or "network")
        {
            var title = await connection.One<string>("select title_th from survey where id = @SurveyId", new { round.SurveyId }, ct);
            await ReportDays.DeliverNearest(connection, "satisfaction", Clock.DayInBangkok(round.ClosesAt), $"{title} ครั้งที่ {round.Number}", now, ct);
        }

        var moved = await StaffRound.Find(connection, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(moved);
    }

    internal static string[] From(StaffRound round) => From(round.State, round.ReleasedAt is not null);

    private static string[] From(string state, bool released) => state switch
    {
        RoundState.Draft => released ? [RoundState.Draft] : [RoundState.Open],
        RoundState.Open => [RoundState.Open, RoundState.Closed],
        RoundState.Closed => [RoundState.Reported],
        _ => [],
    };
}
