using System.ComponentModel.DataAnnotations;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>What a course may cost and has cost.</summary>
/// <param name="Approved">Baht, as the approval says; two decimals.</param>
/// <param name="Lines">Of the plan, each with what was paid of it; at most 50.</param>
public sealed record BudgetBody(
    [property: Required(ErrorMessage = "required")] decimal? Approved,
    [property: Required(ErrorMessage = "required")] IReadOnlyList<BudgetBody.LineBody>? Lines)
{
    public const string Speaker = "speaker";
    public const string Food = "food";
    public const string Material = "material";
    public const string Unpaid = "unpaid";

    /// <summary>In the order in which they are reported.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Speaker, Food, Material];

    private static readonly string[] PayClasses = ["state", "outside", Unpaid];
    private const int MostLines = 50;
    private const int MostReceipts = 10;
    private const int MostPeople = 10_000;
    private const int MostUnits = 1000;
    private const int LongestLabel = 300;

    /// <summary>More than any course may cost, and less than the column holds.</summary>
    private const decimal MostBaht = 99_999_999.99m;

    /// <param name="Kind">speaker, food or material.</param>
    /// <param name="Label">Thai, as the plan words it.</param>
    /// <param name="PayClass">state, outside or unpaid; of speakers alone.</param>
    /// <param name="People">Speakers, or people who eat; 1 for material.</param>
    /// <param name="Units">Hours of each speaker, or days of food; 1 for material. One decimal.</param>
    /// <param name="Rate">Baht for one hour, one person's food of a day, or the material. People × units × rate is planned.</param>
    /// <param name="Paid">Baht; null until something is paid.</param>
    /// <param name="Receipts">Ids of letters that were uploaded; each proves one line; at most 10.</param>
    public sealed record LineBody(
        string? Kind, string? Label, string? PayClass, int? People, decimal? Units, decimal? Rate, decimal? Paid, IReadOnlyList<Guid>? Receipts);

    internal Refusal? Check()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Baht(errors, "approved", Approved);
        if (Lines!.Count > MostLines) errors["lines"] = [$"too_many|{MostLines}"];
        for (var i = 0; i < Lines.Count; i++) Check(errors, $"lines.{i}", Lines[i]);
        if (Lines.SelectMany(l => l?.Receipts ?? []).GroupBy(id => id).Any(g => g.Count() > 1)) errors["lines"] = ["given_twice"];
        return errors.Count > 0 ? Refusal.Invalid(errors) : null;
    }

    private static void Check(Dictionary<string, string[]> errors, string at, LineBody? line)
    {
        if (line is null)
        {
            errors[at] = ["required"];
            return;
        }

        if (!Kinds.Contains(line.Kind, StringComparer.Ordinal)) errors[$"{at}.kind"] = ["unknown_value"];
        if (line.Kind == Speaker ? !PayClasses.Contains(line.PayClass, StringComparer.Ordinal) : line.PayClass is not null) errors[$"{at}.payClass"] = ["unknown_value"];
        if (string.IsNullOrWhiteSpace(line.Label)) errors[$"{at}.label"] = ["required"];
        else if (line.Label.Length > LongestLabel) errors[$"{at}.label"] = [$"too_long|{LongestLabel}"];
        if (line.People is null or < 1 or > MostPeople) errors[$"{at}.people"] = [line.People > MostPeople ? $"at_most|{MostPeople}" : "at_least|1"];
        if (line.Units is null or <= 0 or > MostUnits || decimal.Round(line.Units.Value, 1) != line.Units) errors[$"{at}.units"] = ["unknown_value"];
        Baht(errors, $"{at}.rate", line.Rate);
        if (line.Paid is not null) Baht(errors, $"{at}.paid", line.Paid);
        if (line.Receipts?.Count > MostReceipts) errors[$"{at}.receipts"] = [$"too_many|{MostReceipts}"];
    }

    private static void Baht(Dictionary<string, string[]> errors, string field, decimal? amount)
    {
        if (amount is null) errors[field] = ["required"];
        else if (amount < 0) errors[field] = ["at_least|0"];
        else if (amount > MostBaht) errors[field] = [$"at_most|{MostBaht}"];
        else if (decimal.Round(amount.Value, 2) != amount) errors[field] = ["two_decimals"];
    }
}
