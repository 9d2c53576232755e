using System.Globalization;

namespace Saphansung.Api.Training;

/// <summary>What is right, in words for the person who has answered.</summary>
internal static class RightAnswer
{
    public static IReadOnlyList<string> Of(string kind, QuestionBody body) => kind switch
    {
        QuestionKinds.TrueFalse => [body.Options![0].Weight == 1 ? "ถูก" : "ผิด"],
        QuestionKinds.Single => [.. body.Options!.Where(o => o.Weight == 1).Select(o => ShownText.Of(o.Text))],
        QuestionKinds.Multiple => [.. body.Options!.Where(o => o.Weight > 0).Select(o => ShownText.Of(o.Text))],
        QuestionKinds.Matching => [.. body.Pairs!.Select(p => $"{ShownText.Of(p.Text)} → {body.Choices!.First(c => c.Key == p.Choice).Text}")],
        QuestionKinds.Numeric => [.. body.Numbers!.Where(n => n is { Weight: 1, Value: not null }).Select(Number)],
        QuestionKinds.Short => [.. body.Texts!.Where(t => t.Weight == 1).Select(t => t.Text)],
        _ => [],
    };

    private static string Number(AcceptedNumber number)
    {
        var value = number.Value!.Value.ToString("#,0.##########", CultureInfo.InvariantCulture);
        return number.Tolerance == 0 ? value : $"{value} ± {number.Tolerance.ToString("#,0.##########", CultureInfo.InvariantCulture)}";
    }
}
