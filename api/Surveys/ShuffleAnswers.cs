using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Writes an anonymous round's answers, and the lines of those who have answered, anew in random order and in one transaction.
/// PostgreSQL keeps rows in the order they came and marks each with its transaction; afterwards neither says whose an answer is.
/// </summary>
internal sealed class ShuffleAnswers(NpgsqlDataSource database) : IWork
{
    public async Task<int> Run(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var roundId = await connection.OneOrNone<Guid?>("""
            select id
            from survey_round
            where id in (select round_id from survey_anonymous_answer where fresh)
            limit 1
            for update skip locked
            """, null, ct);
        if (roundId is null) return 0;

        await connection.Run("""
            with old as (
                delete from survey_anonymous_answer where round_id = @roundId returning *
            )
            insert into survey_anonymous_answer (id, round_id, answers, receipt_hash, fresh)
            select id, round_id, answers, receipt_hash, false from old order by random()
            """, new { roundId }, ct);
        await connection.Run("""
            with old as (
                delete from survey_participation where round_id = @roundId and state = 'answered' returning *
            )
            insert into survey_participation (round_id, person_id, state, invited_at, reminded_at, submitted_on)
            select round_id, person_id, state, invited_at, reminded_at, submitted_on from old order by random()
            """, new { roundId }, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }
}
