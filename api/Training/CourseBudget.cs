using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Plan, what is due by the timetable and by who was there, and what was paid. All amounts are baht with two decimals.</summary>
/// <param name="ApprovedInWords">Thai, as the memo writes it.</param>
/// <param name="Planned">Of all lines.</param>
/// <param name="Left">Approved and not paid; negative when more was paid.</param>
/// <param name="Present">People who came to at least one session: so many ate.</param>
/// <param name="Speakers">What each speaker of each session earns by the timetable.</param>
/// <param name="Flags">What somebody must look at before the memo goes out.</param>
/// <param name="Version">To be named by a change; 0 before the first.</param>
public sealed record CourseBudget(
    Guid CourseId, decimal Approved, string ApprovedInWords, decimal Planned, decimal Paid, string PaidInWords, decimal Left, string LeftInWords, int Present,
    IReadOnlyList<CourseBudget.Kind> Kinds, IReadOnlyList<CourseBudget.Line> Lines, IReadOnlyList<CourseBudget.Fee> Speakers, IReadOnlyList<BudgetFlag> Flags, int Version)
{
    /// <param name="Code">speaker, food or material.</param>
    /// <param name="Due">By the timetable, or by who was there; null of material, and of food before anybody was.</param>
    /// <param name="Left">Planned and not paid.</param>
    public sealed record Kind(string Code, decimal Planned, decimal? Due, decimal Paid, decimal Left);

    /// <param name="Planned">People × units × rate.</param>
    /// <param name="Cap">The highest rate that the district's settings allow; null where there is none.</param>
    public sealed record Line(
        string Kind, string Label, string? PayClass, int People, decimal Units, decimal Rate, decimal Planned, decimal? Cap, decimal? Paid, IReadOnlyList<Receipt> Receipts);

    /// <param name="Url">Signed; expires within two hours.</param>
    public sealed record Receipt(Guid Id, string Url);

    /// <param name="Session">Its title.</param>
    /// <param name="Minutes">By the clock, breaks included.</param>
    /// <param name="Hours">That are paid: of a started hour 50 minutes count whole, 25 half.</param>
    /// <param name="Rate">The plan's for the pay class, at most the cap; without a plan the cap.</param>
    public sealed record Fee(Text Session, string? Name, string Unit, string PayClass, int Minutes, decimal Hours, decimal Rate, decimal Amount);
}

/// <param name="Code">plan_differs, over_cap, due_over_plan, paid_over_plan, paid_over_due or no_receipt.</param>
/// <param name="Kind">What it is about; null for the whole.</param>
/// <param name="Position">Of the line, from 0; null for a kind or the whole.</param>
/// <param name="Amount">Baht beyond what it should be.</param>
public sealed record BudgetFlag(string Code, string? Kind, int? Position, decimal Amount, Text Text);

/// <summary>Reads a course's budget and reckons it.</summary>
internal sealed class BudgetView(PhotoLinks links, DistrictData districtData)
{
    /// <returns>Null when there is no such course.</returns>
    public async Task<CourseBudget?> Find(DbConnection connection, Guid id, CancellationToken ct)
    {
        var known = await connection.OneOrNone<Known>("""
            select coalesce(approved, 0) as approved, coalesce(course_budget.version, 0) as version,
                   (select count(distinct enrolment_id)::int from attendance join course_session on course_session.id = session_id where course_id = course.id) as present
            from course
            left join course_budget on course_budget.course_id = course.id
            where course.id = @id
            """, new { id }, ct);
        if (known is null) return null;

        var lines = await connection.Many<LineRow>("""
            select kind, label, pay_class, people, units, rate, paid,
                   array(select letter_id from course_receipt where course_receipt.course_id = course_budget_line.course_id and course_receipt.position = course_budget_line.position order by letter_id) as receipts
            from course_budget_line
            where course_id = @id
            order by position
            """, new { id }, ct);
        var speakers = await connection.Many<SpeakerRow>("""
            select title_th, title_en, name, unit, pay_class, floor(extract(epoch from ends_at - starts_at) / 60)::int as minutes
            from course_session
            join course_speaker on session_id = course_session.id
            where course_id = @id
            order by course_session.position, course_speaker.position
            """, new { id }, ct);
        return Reckon(id, known, lines, speakers, (await districtData.Get(ct)).Settings.Budget);
    }

    private CourseBudget Reckon(Guid id, Known known, List<LineRow> rows, List<SpeakerRow> speakers, BudgetRules rules)
    {
        List<CourseBudget.Line> lines =
        [
            .. rows.Select(r => new CourseBudget.Line(
                r.Kind, r.Label, r.PayClass, r.People, r.Units, r.Rate, Satang(r.People * r.Units * r.Rate), rules.Cap(r.Kind, r.PayClass) is { } cap ? Satang(cap) : null, r.Paid,
                [.. r.Receipts.Select(receipt => new CourseBudget.Receipt(receipt, links.LetterUrl(receipt)))])),
        ];
        List<CourseBudget.Fee> fees = [.. speakers.Select(s => Fee(s, lines, rules))];
        List<CourseBudget.Kind> kinds = [.. BudgetBody.Kinds.Select(kind => Of(kind, lines, fees, known.Present))];
        var (planned, paid) = (kinds.Sum(k => k.Planned), kinds.Sum(k => k.Paid));
        var left = known.Approved - paid;
        return new(
            id, known.Approved, ThaiText.Baht(known.Approved), planned, paid, ThaiText.Baht(paid), left, ThaiText.Baht(left), known.Present,
            kinds, lines, fees, [.. BudgetFlags.Of(known.Approved, lines, kinds)], known.Version);
    }

    private static CourseBudget.Fee Fee(SpeakerRow speaker, List<CourseBudget.Line> lines, BudgetRules rules)
    {
        var cap = Satang(rules.Cap(BudgetBody.Speaker, speaker.PayClass)!.Value);
        var rate = lines.Find(l => l.PayClass == speaker.PayClass) is { } planned ? Math.Min(planned.Rate, cap) : cap;
        var hours = SpeakerFees.Hours(speaker.Minutes);
        return new(new(speaker.TitleTh, speaker.TitleEn), speaker.Name, speaker.Unit, speaker.PayClass, speaker.Minutes, hours, rate, Satang(hours * rate));
    }

    private static CourseBudget.Kind Of(string kind, List<CourseBudget.Line> lines, List<CourseBudget.Fee> fees, int present)
    {
        var own = lines.Where(l => l.Kind == kind).ToList();
        var (planned, paid) = (Satang(own.Sum(l => l.Planned)), Satang(own.Sum(l => l.Paid ?? 0)));
        var due = kind switch
        {
            BudgetBody.Speaker => Satang(fees.Sum(f => f.Amount)),
            BudgetBody.Food when present > 0 => own.Sum(l => Satang(present * l.Units * Math.Min(l.Rate, l.Cap ?? l.Rate))),
            _ => (decimal?)null,
        };
        return new(kind, planned, due, paid, planned - paid);
    }

    /// <summary>Written with two decimals, as amounts are.</summary>
    private static decimal Satang(decimal baht) => decimal.Round(baht, 2, MidpointRounding.AwayFromZero) + 0.00m;

    private sealed record Known(decimal Approved, int Version, int Present);

    private sealed record LineRow
    {
        public required string Kind { get; init; }
        public required string Label { get; init; }
        public string? PayClass { get; init; }
        public int People { get; init; }
        public decimal Units { get; init; }
        public decimal Rate { get; init; }
        public decimal? Paid { get; init; }
        public required Guid[] Receipts { get; init; }
    }

    private sealed record SpeakerRow(string TitleTh, string TitleEn, string? Name, string Unit, string PayClass, int Minutes);
}
