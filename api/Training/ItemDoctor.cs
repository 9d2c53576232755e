using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Training;

/// <summary>
/// Says in words which question is bad, why, and what to do, before the memo goes out. Quality is judged on the test before: after a good
/// course nearly everybody is right and nothing tells people apart. Limits: difficulty 0.20 to 0.80 and discrimination from 0.20 as Thai
/// practice has them, and Ebel's (a negative one asks to look at the key).
/// </summary>
internal static class ItemDoctor
{
    /// <summary>Below so many people the figures are a hint and no more.</summary>
    public const int Few = 30;

    private const decimal Hard = 0.2m;
    private const decimal Easy = 0.8m;
    private const decimal Weak = 0.2m;

    /// <param name="before">Of the test before; null when fewer than two people took it.</param>
    /// <param name="options">Of a question with options: how often each was chosen in the test before.</param>
    public static IReadOnlyList<Finding> Examine(ItemAnalysis? before, ItemAnalysis? after, IReadOnlyList<ChosenOption> options)
    {
        if (before is null) return [];

        List<Finding> findings = [];
        // What is printed with two decimals is what is judged.
        var (difficulty, discrimination) = (Bands.Round((decimal)before.Difficulty), Bands.Round((decimal)before.Discrimination));
        var corrected = before.Corrected is { } r ? Bands.Round((decimal)r) : (decimal?)null;
        var lures = options.Where(o => !o.Right).ToList();
        // Those who know most went for another answer than the key's.
        var lure = lures.Where(o => o.Upper > options.Where(k => k.Right).Sum(k => k.Upper)).MaxBy(o => o.Upper);
        if (lure is not null) findings.Add(Finding.KeySuspect(lure.Text));
        else if (corrected < 0 || discrimination < 0) findings.Add(Finding.Negative);
        else if (difficulty is 0 or 1) findings.Add(difficulty == 0 ? Finding.NobodyRight : Finding.EverybodyRight);
        else if (corrected < Weak && discrimination < Weak) findings.Add(Finding.WeakItem);
        if (difficulty is > 0 and < Hard) findings.Add(Finding.TooHard(difficulty));
        if (difficulty is > Easy and < 1) findings.Add(Finding.TooEasy(difficulty));
        if (before.Difficulty > 0) findings.AddRange(lures.Where(o => o.Chosen == 0).Select(o => Finding.LureUnused(o.Text)));
        if (after is not null && difficulty < Easy && after.Difficulty <= before.Difficulty) findings.Add(Finding.NotTaught);
        return findings;
    }
}

/// <summary>How often an option was chosen, and by whom: weights of the groups with the highest and lowest totals (27 %).</summary>
/// <param name="Right">The key, or a part of it.</param>
public sealed record ChosenOption(string Text, bool Right, int Chosen, double Upper, double Lower);

/// <param name="Code"><c>key_suspect</c>, <c>negative</c>, <c>nobody_right</c>, <c>everybody_right</c>, <c>weak</c>, <c>too_hard</c>, <c>too_easy</c>, <c>lure_unused</c> or <c>not_taught</c>.</param>
/// <param name="Why">What was seen.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Finding(string Code, Text Why, Text Advice)
{
    private static readonly Text CheckKey = new("ตรวจเฉลย หากเฉลยผิดให้แก้แล้วคิดคะแนนใหม่", "Check the key; if it is wrong, correct it and score again");

    internal static readonly Finding Negative = new("negative",
        new("ผู้ที่ได้คะแนนรวมสูงตอบข้อนี้ผิดมากกว่าผู้ที่ได้คะแนนรวมต่ำ", "People with high totals get it wrong more often than people with low totals"), CheckKey);

    internal static readonly Finding NobodyRight = new("nobody_right", new("ไม่มีใครตอบถูกเลย", "Nobody was right"), CheckKey);

    internal static readonly Finding EverybodyRight = new("everybody_right",
        new("ทุกคนตอบถูกตั้งแต่ก่อนอบรม", "Everybody was right before the course"), new("เปลี่ยนเป็นเรื่องที่ผู้เข้าอบรมยังไม่รู้", "Ask something people do not know yet"));

    internal static readonly Finding WeakItem = new("weak",
        new("แยกผู้ที่รู้กับผู้ที่ไม่รู้ออกจากกันไม่ได้ดี", "It hardly tells those who know from those who do not"),
        new("อ่านโจทย์และตัวเลือกใหม่ อาจกำกวมหรือมีคำตอบถูกมากกว่าหนึ่งข้อ", "Read question and options again: it may be ambiguous or have a second right answer"));

    internal static readonly Finding NotTaught = new("not_taught",
        new("หลังอบรมตอบถูกไม่มากขึ้น", "No more people were right after the course"),
        new("ดูว่าได้สอนเรื่องนี้หรือไม่ แล้วทบทวนเนื้อหาหรือข้อสอบ", "See whether it was taught; look again at the content or the question"));

    internal static Finding KeySuspect(string option) => new("key_suspect",
        new($"กลุ่มคะแนนสูงเลือก “{option}” มากกว่าเฉลย", $"The group with the highest totals chose “{option}” more often than the key"), CheckKey);

    internal static Finding TooHard(decimal difficulty) => new("too_hard",
        new($"ยากเกินไป มีผู้ตอบถูกร้อยละ {difficulty * 100:0}", $"Too hard: {difficulty * 100:0} % were right"),
        new("ทำโจทย์ให้ชัดเจนขึ้น หรือย้ายไปใช้กับผู้ที่มีพื้นฐานแล้ว", "Make it clearer, or keep it for people with more experience"));

    internal static Finding TooEasy(decimal difficulty) => new("too_easy",
        new($"ง่ายเกินไป มีผู้ตอบถูกร้อยละ {difficulty * 100:0} ตั้งแต่ก่อนอบรม", $"Too easy: {difficulty * 100:0} % were right before the course"),
        new("เปลี่ยนเป็นเรื่องที่ผู้เข้าอบรมยังไม่รู้", "Ask something people do not know yet"));

    internal static Finding LureUnused(string option) => new("lure_unused",
        new($"ไม่มีใครเลือกตัวลวง “{option}”", $"Nobody chose the wrong answer “{option}”"),
        new("เปลี่ยนตัวลวงนี้ให้น่าเลือกขึ้น", "Make this wrong answer more plausible"));
}
