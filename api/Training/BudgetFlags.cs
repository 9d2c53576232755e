using System.Globalization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>What in a budget does not fit, in words that say what to do about it.</summary>
internal static class BudgetFlags
{
    private static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        [BudgetBody.Speaker] = new("ค่าสมนาคุณวิทยากร", "Speakers' fees"),
        [BudgetBody.Food] = new("ค่าอาหาร อาหารว่างและเครื่องดื่ม", "Food and drink"),
        [BudgetBody.Material] = new("ค่าวัสดุ", "Material"),
    };

    public static IEnumerable<BudgetFlag> Of(decimal approved, IReadOnlyList<CourseBudget.Line> lines, IReadOnlyList<CourseBudget.Kind> kinds)
    {
        var planned = kinds.Sum(k => k.Planned);
        if (planned != approved)
            yield return new("plan_differs", null, null, planned - approved, new(
                $"รวมทุกรายการตามแผน {Baht(planned)} บาท ไม่เท่ากับวงเงินที่อนุมัติ {Baht(approved)} บาท",
                $"The plan's lines are {Baht(planned)} baht together, the approval says {Baht(approved)}."));
        foreach (var (line, position) in lines.Select((line, position) => (line, position)))
            foreach (var flag in Of(line, position)) yield return flag;
        foreach (var kind in kinds)
            foreach (var flag in Of(kind)) yield return flag;
    }

    private static IEnumerable<BudgetFlag> Of(CourseBudget.Line line, int position)
    {
        if (line.Rate > line.Cap)
            yield return new("over_cap", line.Kind, position, line.Rate - line.Cap.Value, new(
                $"“{line.Label}” อัตรา {Baht(line.Rate)} บาท เกินอัตราสูงสุด {Baht(line.Cap.Value)} บาท",
                $"“{line.Label}”: the rate of {Baht(line.Rate)} baht is above the cap of {Baht(line.Cap.Value)}."));
        if (line is { Paid: > 0, Receipts.Count: 0 })
            yield return new("no_receipt", line.Kind, position, line.Paid.Value, new(
                $"“{line.Label}” จ่ายแล้ว {Baht(line.Paid.Value)} บาท แต่ยังไม่แนบใบสำคัญ",
                $"“{line.Label}”: {Baht(line.Paid.Value)} baht paid, and no receipt attached."));
    }

    private static IEnumerable<BudgetFlag> Of(CourseBudget.Kind kind)
    {
        var name = Names[kind.Code];
        if (kind.Due > kind.Planned)
            yield return new("due_over_plan", kind.Code, null, kind.Due.Value - kind.Planned, kind.Code == BudgetBody.Speaker
                ? new(
                    $"{name.Th}ตามกำหนดการ {Baht(kind.Due.Value)} บาท มากกว่าแผน {Baht(kind.Planned)} บาท อยู่ {Baht(kind.Due.Value - kind.Planned)} บาท ตรวจเวลาของหัวข้อหรือจำนวนวิทยากร",
                    $"{name.En} by the timetable are {Baht(kind.Due.Value)} baht, {Baht(kind.Due.Value - kind.Planned)} above the plan's {Baht(kind.Planned)}: check the sessions' times or the number of speakers.")
                : new(
                    $"{name.Th}ตามผู้มาจริง {Baht(kind.Due.Value)} บาท มากกว่าแผน {Baht(kind.Planned)} บาท อยู่ {Baht(kind.Due.Value - kind.Planned)} บาท",
                    $"{name.En} for those present are {Baht(kind.Due.Value)} baht, {Baht(kind.Due.Value - kind.Planned)} above the plan's {Baht(kind.Planned)}."));
        if (kind.Paid > kind.Planned)
            yield return new("paid_over_plan", kind.Code, null, kind.Paid - kind.Planned, new(
                $"{name.Th} จ่ายเกินแผน {Baht(kind.Paid - kind.Planned)} บาท",
                $"{name.En}: {Baht(kind.Paid - kind.Planned)} baht more paid than planned."));
        if (kind.Paid > kind.Due)
            yield return new("paid_over_due", kind.Code, null, kind.Paid - kind.Due.Value, new(
                $"{name.Th} จ่ายเกินที่คำนวณได้จาก{(kind.Code == BudgetBody.Speaker ? "กำหนดการ" : "ผู้มาจริง")} {Baht(kind.Paid - kind.Due.Value)} บาท",
                $"{name.En}: {Baht(kind.Paid - kind.Due.Value)} baht more paid than {(kind.Code == BudgetBody.Speaker ? "the timetable gives" : "those present ate")}."));
    }

    private static string Baht(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
