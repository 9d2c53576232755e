using System.Globalization;
using Saphansung.Api.Documents;
using Saphansung.Api.Forms;

namespace Saphansung.Api.Surveys;

/// <summary>A survey's form as an XLSForm that other systems open, and that comes back here as it was.</summary>
internal static class XlsFormWriter
{
    private static readonly string[] Heads =
    [
        "type", "name", "label::Thai (th)", "label::English (en)", "hint::Thai (th)", "hint::English (en)", "required", "relevant", "parameters", "constraint",
        "appearance", "aspect", "weight", "no_opinion::Thai (th)", "no_opinion::English (en)",
    ];

    public static byte[] Write(Form form, string code, string title)
    {
        var types = form.Questions.ToDictionary(q => q.Key, q => q.Type, StringComparer.Ordinal);
        var rows = new List<string[]> { Heads };
        string? open = null;
        foreach (var question in form.Questions)
        {
            if (question.Section != open)
            {
                if (open is not null) rows.Add(["end_group"]);
                open = question.Section;
                if (form.Sections?.FirstOrDefault(s => s.Key == open) is { } section)
                    rows.Add(["begin_group", section.Key, section.Label.Th, section.Label.En, "", "", "", "", "", "", "", section.Aspect ?? ""]);
            }

            rows.Add(Row(question, types));
        }

        if (open is not null) rows.Add(["end_group"]);
        using var file = new MemoryStream();
        XlsxFile.Write(file,
        [
            new("survey", [], rows),
            new("choices", [], [["list_name", "name", "label::Thai (th)", "label::English (en)"],
                .. form.Questions.SelectMany(q => (q.Options ?? []).Select(o => new[] { q.Key, o.Value, o.Label.Th, o.Label.En }))]),
            new("settings", [], [["form_title", "form_id", "version", "default_language"], [title, code, form.Version.ToString(CultureInfo.InvariantCulture), "Thai (th)"]]),
            new("aspects", [], [["code", "label::Thai (th)", "label::English (en)"], .. (form.Aspects ?? []).Select(a => new[] { a.Code, a.Label.Th, a.Label.En })]),
        ]);
        return file.ToArray();
    }

    private static string[] Row(Question question, Dictionary<string, string> types) =>
    [
        question.Type switch
        {
            "number" => "decimal",
            "choice" => $"select_one {question.Key}",
            "choices" => $"select_multiple {question.Key}",
            "scale" => "range",
            "consent" => "acknowledge",
            "textarea" => "text",
            var same => same,
        },
        question.Key, question.Label.Th, question.Label.En, question.Hint?.Th ?? "", question.Hint?.En ?? "",
        question.Required ? "yes" : "",
        question.ShowIf is { } show ? string.Join(" or ", show.In.Select(value => types[show.Key] == "choices" ? $"selected(${{{show.Key}}}, '{value}')" : $"${{{show.Key}}} = '{value}'")) : "",
        question.Type == "scale" ? Invariant($"start={question.Min} end={question.Max} step=1") + (question.Options is { Count: > 0 } ? $" tick_labelset={question.Key}" : "") : "",
        Constraint(question),
        question.Type == "textarea" ? "multiline" : "",
        question.Aspect ?? "",
        question.Weight?.ToString(CultureInfo.InvariantCulture) ?? "",
        question.NoOpinion?.Th ?? "", question.NoOpinion?.En ?? "",
    ];

    private static string Constraint(Question question) => question.Type == "scale" ? "" : string.Join(" and ",
    [
        .. question.Min is { } min ? [Invariant($". >= {min}")] : Array.Empty<string>(),
        .. question.Max is { } max ? [Invariant($". <= {max}")] : Array.Empty<string>(),
        .. question.MaxLength is { } longest ? [Invariant($"string-length(.) <= {longest}")] : Array.Empty<string>(),
    ]);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
