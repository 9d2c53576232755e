using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Training;

/// <summary>Each question of a course's tests: how hard, how telling, what its wrong answers do, and what the doctor says of it.</summary>
internal static class GetItemResults
{
    /// <param name="TakenBefore">How many the figures before rest on.</param>
    /// <param name="Few">So few took the test before that its figures are a hint and no more.</param>
    public sealed record Response(int TakenBefore, int TakenAfter, bool Few, IReadOnlyList<ItemResult> Items);

    /// <param name="Text">As it was asked, plain.</param>
    /// <param name="Before">Of the test before, which is what an item is judged by; null below two people.</param>
    /// <param name="Sensitivity">Difficulty after minus before, -1 to 1: what the course has changed.</param>
    /// <param name="Options">Of a question with options, as they were chosen before.</param>
    public sealed record ItemResult(
        int Position, Guid QuestionId, string Code, int Version, string Kind, string Text, decimal MaxMark, ItemAnalysis? Before, ItemAnalysis? After, double? Sensitivity,
        IReadOnlyList<ChosenOption> Options, IReadOnlyList<Finding> Findings);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await TakenTests.Load(connection, id, ct) is null
            ? Refusal.NotFound
            : TypedResults.Ok(Of(await ItemMarks.Load(connection, id, ct)));
    }

    internal static Response Of(ItemMarks marks)
    {
        var (before, after) = (marks.Of("pre"), marks.Of("post"));
        var (first, second) = (ItemAnalysis.Of(before), ItemAnalysis.Of(after));
        var upper = ItemAnalysis.Members([.. before.Select(p => p.Sum())], ItemAnalysis.GroupSize(before.Count));
        var lower = ItemAnalysis.Members([.. before.Select(p => -p.Sum())], ItemAnalysis.GroupSize(before.Count));
        return new(before.Count, after.Count, before.Count < ItemDoctor.Few, [.. marks.Items.Select((item, i) =>
        {
            var (was, became) = (first.ElementAtOrDefault(i), second.ElementAtOrDefault(i));
            var body = QuestionBody.Read(item.Body);
            var options = Options(body, [.. marks.Of("pre", item.QuestionId)], upper, lower);
            return new ItemResult(
                item.Position, item.QuestionId, item.Code, item.Version, item.Kind, ShownText.Of(body.Text), item.MaxMark, was, became,
                was is null || became is null ? null : became.Difficulty - was.Difficulty, options, ItemDoctor.Examine(was, became, options));
        })]);
    }

    /// <param name="answers">In the order of the people that the weights belong to.</param>
    private static List<ChosenOption> Options(QuestionBody body, List<ItemMarks.Answer> answers, IReadOnlyList<double> upper, IReadOnlyList<double> lower)
    {
        var chosen = answers.ConvertAll(a => Keys(a.Given));
        double Weight(string key, IReadOnlyList<double> weights) => Math.Round(chosen.Select((keys, i) => keys.Contains(key, StringComparer.Ordinal) ? weights[i] : 0).Sum(), 2);
        return [.. (body.Options ?? []).Select(o => new ChosenOption(
            ShownText.Of(o.Text), o.Weight > 0, chosen.Count(keys => keys.Contains(o.Key, StringComparer.Ordinal)), Weight(o.Key, upper), Weight(o.Key, lower)))];
    }

    private static string[] Keys(string? given)
    {
        if (given is null) return [];

        var answer = JsonSerializer.Deserialize<JsonElement>(given);
        return answer.ValueKind switch
        {
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            JsonValueKind.String => [answer.GetString()!],
            JsonValueKind.Array => [.. answer.EnumerateArray().Select(k => k.GetString()!)],
            _ => [],
        };
    }
}
