using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Results of a round. While it is open there is only how many have answered: figures that are looked at early change what is asked next, and two
/// looks at an anonymous round would show the answer that came in between.
/// </summary>
internal static class GetRoundResults
{
    /// <param name="Covered">Counts below five are withheld, and what would give them away.</param>
    /// <param name="Target">What percentage is meant to be satisfied.</param>
    /// <param name="Figures">Null until the round is closed.</param>
    public sealed record Response(
        Guid RoundId, Guid SurveyId, Text Title, int Number, string State, DateTime OpensAt, DateTime ClosesAt, bool Anonymous, bool Covered, string BandSystem,
        string SatisfactionDefinition, decimal Target, Turnout Turnout, ResultsFigures? Figures);

    /// <param name="Population">How many were asked when it opened.</param>
    /// <param name="Answered">Have sent their answers.</param>
    /// <param name="Partial">Have begun and not sent.</param>
    /// <param name="ResponseRate">In percent of the population.</param>
    /// <param name="MarginOfError">In percentage points at 95 %, of a share near one half, for a population of this size.</param>
    public sealed record Turnout(int? Population, int Asked, int Answered, int Partial, double? ResponseRate, double? MarginOfError);

    /// <param name="covered">Also of a round with names, as it may leave the staff; an anonymous one is always.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, bool covered = false)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (round.State == RoundState.Draft) return ResultsRound.NotBegun;

        var now = clock.Now();
        var figures = round.IsOver(now) ? await RoundResults.Load(connection, round, (await RoundAnswers.Load(connection, id, ct))!, covered, ct) : null;
        return TypedResults.Ok(Of(round, now, covered || round.Anonymous, figures));
    }

    internal static Response Of(ResultsRound round, DateTime now, bool covered, ResultsFigures? figures) => new(
        round.Id, round.SurveyId, round.Title, round.Number, RoundState.At(round.State, round.ClosesAt, now), round.OpensAt, round.ClosesAt, round.Anonymous, covered,
        round.BandSystem, round.SatisfactionDefinition, round.Target,
        new(round.Population, round.Asked, round.Answered, round.Partial, Proportions.Share(round.Answered, round.Population ?? 0) * 100,
            SamplingError.Margin(round.Answered, round.Population ?? 0) * 100),
        figures);
}
