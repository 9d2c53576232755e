using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>Everything that a round's answers say. Whatever is null cannot be computed, or is withheld because it points at fewer than five people.</summary>
/// <param name="Overall">Of each person's own weighted mean over the scales they answered: everybody has one voice.</param>
/// <param name="UnweightedMean">The same with every question's weight taken as one.</param>
/// <param name="Alpha">Cronbach's, over those who answered every scale.</param>
/// <param name="Respondents">Who answered beside who was asked, by community.</param>
public sealed record ResultsFigures(
    PreviousRound? Previous, Score Overall, decimal? UnweightedMean, IReadOnlyList<AspectResult> Aspects, IReadOnlyList<QuestionResult> Questions,
    Reliability? Alpha, IReadOnlyList<RespondentGroup> Respondents, IReadOnlyList<ResultWarning> Warnings);

/// <param name="Answered">How many answers it had.</param>
public sealed record PreviousRound(Guid RoundId, int Number, DateTime ClosesAt, int Answered);

public sealed record AspectResult(string Code, Text Label, Score Score);

/// <param name="Answers">How many gave an answer that counts; the percentages are of these. Null when withheld, being fewer than five.</param>
/// <param name="NoOpinion">Had no opinion or never used it: in no mean and no percentage. Null when told with <paramref name="NoAnswer"/>, being few.</param>
/// <param name="NoAnswer">Left it out, or were not asked because of an earlier answer. Null when it would tell <paramref name="Answers"/> by a subtraction.</param>
/// <param name="Options">How often each was chosen; of a scale, its points.</param>
/// <param name="Score">Of a scale from 1 to 5.</param>
/// <param name="Numbers">Of other scales and of numbers. Null where it would tell a count that is withheld.</param>
public sealed record QuestionResult(
    string Key, string Type, Text Label, string? Aspect, decimal Weight, int? Answers, int? NoOpinion, int? NoAnswer, IReadOnlyList<OptionResult>? Options, Score? Score, Sample? Numbers);

/// <param name="Withheld">Fewer than five, or others that would give such a count away.</param>
public sealed record OptionResult(string Value, Text Label, int? Count, double? Percent, bool Withheld);

/// <summary>A scale from 1 to 5 in figures and words.</summary>
/// <param name="N">People in it. Null when withheld, being fewer than five.</param>
/// <param name="Sd">With n - 1.</param>
/// <param name="Rank">Among the questions, or among the aspects; equals share it.</param>
/// <param name="Withheld">What is not shown because it would point at fewer than five people: n, mean, sd, satisfied.</param>
public sealed record Score(
    int? N, decimal? Mean, double? Sd, BandLevels? Level, int? Rank, Satisfaction? Satisfaction, Score? Previous, ScoreChange? Change, IReadOnlyList<string> Withheld);

/// <param name="Half">Levels from 4.51, 3.51, 2.51 and 1.51.</param>
/// <param name="Fifth">Levels from 4.21, 3.41, 2.61 and 1.81.</param>
/// <param name="Judged">By the system that the survey names.</param>
public sealed record BandLevels(Text Half, Text Fifth, Text Judged);

/// <summary>"ร้อยละความพึงพอใจ" in both of its meanings.</summary>
/// <param name="OfMean">The mean in percent of 5.</param>
/// <param name="OfMeanCi">From the t interval of the mean.</param>
/// <param name="Satisfied">How many chose 4 or 5; of several questions, whose own mean is at มาก or above.</param>
/// <param name="Share">Their percentage.</param>
/// <param name="ShareCi">Wilson's.</param>
/// <param name="ShareAtLeast">In place of a share that is withheld because fewer than five are not satisfied.</param>
/// <param name="Reached">The target, by the definition that the survey names.</param>
/// <param name="Cleared">The lower end of its interval reaches the target too.</param>
public sealed record Satisfaction(
    decimal? OfMean, Interval? OfMeanCi, int? Satisfied, double? Share, Interval? ShareCi, double? ShareAtLeast, bool? Reached, bool? Cleared);

/// <summary>This round against the one before, taken as different people.</summary>
/// <param name="Mean">Difference of the means, with Welch's interval.</param>
/// <param name="Share">Difference of the shares of the satisfied in percentage points, with Newcombe's interval.</param>
/// <param name="Verdict">By the definition that the survey names: better, worse, unclear or not_computable.</param>
public sealed record ScoreChange(
    double? Mean, TestResult? Test, double? Share, Interval? ShareCi, string Verdict, Text Words, string MeanVerdict, string ShareVerdict);

/// <param name="Community">Null when it is not known.</param>
/// <param name="Answered">Null when withheld.</param>
public sealed record RespondentGroup(string? Community, string? Name, int Asked, int? Answered);

public sealed record ResultWarning(string Code, Text Text);
