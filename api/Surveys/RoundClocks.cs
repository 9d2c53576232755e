using System.Data.Common;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Opens rounds with everybody they ask, reminds once, and closes them. Whether an answer is in time does not depend on this worker.
/// </summary>
internal sealed class RoundClocks(NpgsqlDataSource database, Invitations invitations, TimeProvider clock) : IWork
{
    public static string[] WokenBy => ["survey_round"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The lock waits for answers that hold the round while they are stored, so what came in time is counted, and for ShuffleAnswers;
        // skipping the round would leave it to the next look.
        var due = await connection.OneOrNone<Due>("""
            select id, survey_id, state, audience::text as audience, closes_at, push
            from survey_round
            where (state = 'draft' and released_at is not null and opens_at <= @now)
               or (state = 'open' and (closes_at <= @now or (remind_at <= @now and reminded_at is null)))
            order by opens_at
            limit 1
            for update
            """, new { now }, ct);
        if (due is null) return 0;

        if (due.State == RoundState.Draft) await Open(connection, due, now, ct);
        else if (due.ClosesAt <= now) await connection.Run("update survey_round set state = 'closed', closed_at = closes_at, version = version + 1 where id = @Id", new { due.Id }, ct);
        else await Remind(connection, due, now, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private async Task Open(DbConnection connection, Due round, DateTime now, CancellationToken ct)
    {
        // From here on whether it is anonymous is a promise: see UpdateSurvey.
        await connection.Run("select from survey where id = @SurveyId for share", new { round.SurveyId }, ct);
        var people = await JsonSerializer.Deserialize<Audience>(round.Audience, JsonSerializerOptions.Web)!.Find(connection, now, ct);
        await connection.Run("""
            with asked as (
                insert into survey_participation (round_id, person_id, invited_at)
                select @Id, person_id, @now
                from unnest(@people) as asked (person_id)
                on conflict do nothing
                returning person_id
            )
            update survey_round
            set state = 'open', opened_at = @now, population = (select count(*) from asked), version = version + 1,
                form_version = (select form_version from survey where survey.id = survey_id)
            where id = @Id
            """, new { round.Id, people, now }, ct);
        if (round.ClosesAt > now) await invitations.Send(connection, round.Id, people, round.Push, reminder: false, now, ct);
    }

    private async Task Remind(DbConnection connection, Due round, DateTime now, CancellationToken ct)
    {
        var people = await connection.Many<Guid>("""
            update survey_participation set reminded_at = @now where round_id = @Id and state = 'invited' returning person_id
            """, new { round.Id, now }, ct);
        await connection.Run("update survey_round set reminded_at = @now, version = version + 1 where id = @Id", new { round.Id, now }, ct);
        await invitations.Send(connection, round.Id, people, push: true, reminder: true, now, ct);
    }

    private sealed record Due(Guid Id, Guid SurveyId, string State, string Audience, DateTime ClosesAt, bool Push);
}
