using System.Text.Json;
using Saphansung.Api.Forms;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>A round's answers as numbers: one line per answer, one column per question.</summary>
internal sealed class ResultsSheet(RoundAnswers round)
{
    public Form Form => round.Form;

    public int N => round.Answers.Count;

    /// <summary>Questions that are judged: scales from 1 to 5.</summary>
    public IReadOnlyList<Question> Scales { get; } = [.. round.Form.Questions.Where(IsJudged)];

    public static bool IsJudged(Question question) => question is { Type: "scale", Min: 1, Max: ScaleCounts.Points };

    public string? AspectOf(Question question) =>
        question.Aspect ?? Form.Sections?.FirstOrDefault(s => s.Key == question.Section)?.Aspect;

    public static decimal WeightOf(Question question) => question.Weight ?? 1;

    private readonly Dictionary<string, decimal?[]> columns = new(StringComparer.Ordinal);

    /// <summary>Numbers that were given; whoever has no opinion gave none.</summary>
    public IEnumerable<decimal> Numbers(string key) => Column(key).OfType<decimal>();

    public int NoOpinions(string key) => round.Answers.Count(a => a.Values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() == FormAnswers.None);

    /// <summary>The options chosen by each who answered.</summary>
    public IEnumerable<IReadOnlyList<string>> Choices(string key) => round.Answers.Select(a => Chosen(a, key)).Where(c => c.Count > 0);

    public int Given(string key) => round.Answers.Count(a => a.Values.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null);

    /// <summary>Each person's own weighted mean over these questions, of those they answered.</summary>
    public List<decimal> Scores(IReadOnlyList<Question> questions, bool weighted = true)
    {
        var scores = new List<decimal>(N);
        var members = questions.Select(q => (Column: Column(q.Key), Weight: weighted ? WeightOf(q) : 1)).ToList();
        for (var i = 0; i < N; i++)
        {
            var (sum, weights) = (0m, 0m);
            foreach (var (column, weight) in members)
            {
                if (column[i] is not { } number) continue;
                sum += number * weight;
                weights += weight;
            }

            if (weights > 0) scores.Add(sum / weights);
        }

        return scores;
    }

    /// <summary>Those who answered every one of the scales.</summary>
    public List<double[]> Complete()
    {
        var scales = Scales.Select(q => Column(q.Key)).ToList();
        return [.. Enumerable.Range(0, N).Where(i => scales.TrueForAll(s => s[i] is not null)).Select(i => scales.ConvertAll(s => (double)s[i]!.Value).ToArray())];
    }

    private decimal?[] Column(string key) =>
        columns.TryGetValue(key, out var known) ? known : columns[key] = [.. round.Answers.Select(a => Number(a, key))];

    private static decimal? Number(RoundAnswers.Answer answer, string key) =>
        answer.Values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static IReadOnlyList<string> Chosen(RoundAnswers.Answer answer, string key)
    {
        if (!answer.Values.TryGetValue(key, out var value)) return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(v => v.GetString()!).Distinct(StringComparer.Ordinal)],
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => [value.ToString().ToLowerInvariant()],
            _ => [],
        };
    }
}
