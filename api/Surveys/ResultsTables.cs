using System.Text.Json;
using Saphansung.Api.Forms;
using Saphansung.Api.OpenData;

namespace Saphansung.Api.Surveys;

/// <summary>Answers and figures as rows, for files.</summary>
internal static class ResultsTables
{
    /// <summary>In place of a base that is withheld.</summary>
    private const string Few = "<5";

    public static readonly string[] Header =
    [
        "row", "key", "label", "option", "option_label", "count", "percent", "n", "no_opinion", "no_answer", "mean", "sd", "percent_of_mean", "satisfied", "percent_satisfied",
        "level_half", "level_fifth", "rank", "previous_mean", "verdict",
    ];

    public static string[] AnswerHeader(Form form) => ["no", .. Columns(form).Select(q => q.Key)];

    /// <summary>Pictures and places are left out: they point at people.</summary>
    private static IEnumerable<Question> Columns(Form form) => form.Questions.Where(q => q.Type is not ("photo" or "location"));

    public static IReadOnlyList<object?> Answer(Form form, int number, IReadOnlyDictionary<string, JsonElement> answers) =>
        [number, .. Columns(form).Select(q => answers.TryGetValue(q.Key, out var value) ? Cell(value) : null)];

    private static object? Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String => PublicText.Mask(value.GetString()!),
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(v => v.ToString())),
        JsonValueKind.Null => null,
        _ => value.ToString().ToLowerInvariant(),
    };

    /// <summary>Options, questions, aspects and the whole. A figure that is withheld or cannot be computed is an empty cell.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(ResultsFigures figures)
    {
        foreach (var question in figures.Questions)
        {
            foreach (var option in question.Options ?? [])
                yield return [.. Start("option", question.Key, question.Label.Th), option.Value, option.Label.Th, option.Count, option.Percent, N(question.Answers), .. new object?[12]];
            yield return Of("question", question.Key, question.Label.Th, question.Score, question.Answers, question.NoOpinion, question.NoAnswer, question.Numbers);
        }

        foreach (var aspect in figures.Aspects) yield return Of("aspect", aspect.Code, aspect.Label.Th, aspect.Score, aspect.Score.N);
        yield return Of("overall", "overall", "ภาพรวม", figures.Overall, figures.Overall.N);
    }

    private static object N(int? n) => n is { } known ? known : Few;

    private static object?[] Start(string row, string key, string label) => [row, key, label];

    private static IReadOnlyList<object?> Of(
        string row, string key, string label, Score? score, int? n, int? noOpinion = null, int? noAnswer = null, Statistics.Sample? numbers = null) =>
    [
        .. Start(row, key, label), null, null, null, null, N(n), noOpinion, noAnswer, score is null ? numbers?.Mean : score.Mean, score is null ? numbers?.Sd : score.Sd,
        score?.Satisfaction?.OfMean, score?.Satisfaction?.Satisfied, score?.Satisfaction?.Share, score?.Level?.Half.Th, score?.Level?.Fifth.Th, score?.Rank, score?.Previous?.Mean,
        score?.Change?.Words.Th,
    ];

    /// <summary>What every column and figure means.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Codebook(Form form)
    {
        yield return ["key", "type", "label_th", "label_en", "aspect", "weight", "options"];
        var aspects = (form.Aspects ?? []).ToDictionary(a => a.Code, a => a.Label.Th, StringComparer.Ordinal);
        foreach (var question in Columns(form))
        {
            var aspect = question.Aspect ?? form.Sections?.FirstOrDefault(s => s.Key == question.Section)?.Aspect;
            yield return
            [
                question.Key, question.Type, question.Label.Th, question.Label.En, aspect is null ? null : aspects.GetValueOrDefault(aspect, aspect), ResultsSheet.WeightOf(question),
                string.Join("; ", [.. (question.Options ?? []).Select(o => $"{o.Value} = {o.Label.Th}"), .. question.NoOpinion is { } none ? [$"{FormAnswers.None} = {none.Th}"] : Array.Empty<string>()]),
            ];
        }

        foreach (var (figure, meaning) in Meanings) yield return [figure, null, meaning];
    }

    private static readonly (string Figure, string Meaning)[] Meanings =
    [
        ("n", $"จำนวนคำตอบที่นับ ไม่รวมผู้ไม่ตอบและผู้ไม่มีความเห็น/ไม่เคยใช้; {Few} คือน้อยกว่า 5 คน ไม่แสดงจำนวน"),
        ("percent", "ร้อยละของ n"),
        ("mean", "ค่าเฉลี่ย; ด้านและภาพรวม: ค่าเฉลี่ยของคะแนนเฉลี่ยถ่วงน้ำหนักรายคน"),
        ("sd", "ส่วนเบี่ยงเบนมาตรฐาน (n - 1)"),
        ("percent_of_mean", "ร้อยละความพึงพอใจ นิยามที่ 1: ค่าเฉลี่ย / 5 × 100"),
        ("percent_satisfied", "ร้อยละความพึงพอใจ นิยามที่ 2: ผู้ให้ 4-5; ด้านและภาพรวม: ผู้มีคะแนนเฉลี่ยของตนในระดับมากขึ้นไป"),
        ("level_half", "แปลผล 4.51 / 3.51 / 2.51 / 1.51 หลังปัดทศนิยมสองตำแหน่ง"),
        ("level_fifth", "แปลผล 4.21 / 3.41 / 2.61 / 1.81 หลังปัดทศนิยมสองตำแหน่ง"),
        ("verdict", "เทียบรอบก่อน: Welch t (ค่าเฉลี่ย) หรือ Newcombe (สัดส่วน) ที่ระดับ 95 %"),
        ("(ว่าง)", "คำนวณไม่ได้ หรือไม่แสดงเพราะมีผู้ตอบน้อยกว่า 5 คน"),
    ];
}
