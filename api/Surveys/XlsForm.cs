using System.Globalization;
using System.Text.RegularExpressions;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Reads the part of XLSForm that a survey here can ask. What has no place is left out and named with its sheet and row, never dropped
/// in silence.
/// </summary>
internal sealed partial class XlsForm
{
    private static readonly string[] Metadata = ["start", "end", "today", "deviceid", "username", "phonenumber", "audit", "subscriberid", "simserial", "email"];

    private static readonly HashSet<string> Columns = new(
        ["type", "name", "label", "hint", "required", "relevant", "parameters", "constraint", "appearance", "aspect", "weight", "no_opinion", "list_name", "list name", "value"], StringComparer.Ordinal);

    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, List<Option>> lists = new(StringComparer.Ordinal);
    private readonly List<Question> questions = [];
    private readonly List<Section> sections = [];

    /// <param name="Code">A sentence of <see cref="Texts"/>.</param>
    public sealed record Problem(string Sheet, int Row, string Code);

    /// <returns>Null when there is no sheet <c>survey</c> with the columns type and name.</returns>
    public static (SurveyForm Form, string? Title, List<Problem> Problems)? Read(Dictionary<string, List<Workbook.Row>> book)
    {
        if (!book.TryGetValue("survey", out var survey)) return null;
        var form = new XlsForm();
        var rows = form.Table("survey", survey);
        if (rows.Count == 0 || !rows[0].Heads.Contains("type") || !rows[0].Heads.Contains("name")) return null;

        foreach (var choice in book.TryGetValue("choices", out var choices) ? form.Table("choices", choices) : [])
        {
            var list = choice["list_name"] ?? choice["list name"] ?? "";
            if (!form.lists.TryGetValue(list, out var options)) form.lists[list] = options = [];
            options.Add(new(choice["name"] ?? choice["value"] ?? "", form.Label(choice, "label")));
        }

        var aspects = (book.TryGetValue("aspects", out var parts) ? form.Table("aspects", parts) : []).Select(a => new Aspect(Key(a["code"] ?? a["name"] ?? ""), form.Label(a, "label"))).ToList();
        foreach (var sheet in book.Keys.Except(["survey", "choices", "settings", "aspects"], StringComparer.Ordinal)) form.problems.Add(new(sheet, 1, "xls_sheet"));
        form.Rows(rows);
        var settings = book.TryGetValue("settings", out var said) ? form.Table("settings", said).FirstOrDefault() : null;
        return (new(form.questions, form.sections.Count > 0 ? form.sections : null, aspects.Count > 0 ? aspects : null), settings?["form_title"], form.problems);
    }

    private void Rows(List<Line> rows)
    {
        var open = new Stack<string>();
        foreach (var row in rows)
        {
            var words = Blanks().Split(row["type"] ?? "").Where(w => w.Length > 0).ToArray();
            var type = string.Join(' ', words).ToLowerInvariant().Replace("select one", "select_one", StringComparison.Ordinal).Replace("select multiple", "select_multiple", StringComparison.Ordinal)
                .Replace("begin group", "begin_group", StringComparison.Ordinal).Replace("end group", "end_group", StringComparison.Ordinal).Split(' ')[0];
            switch (type)
            {
                case "":
                    break;
                case "begin_group" when open.Count == 0:
                    sections.Add(new(Key(row["name"] ?? ""), Label(row, "label"), row["aspect"] is { } aspect ? Key(aspect) : null));
                    if (row["relevant"] is not null) problems.Add(new("survey", row.Number, "xls_column|relevant"));
                    open.Push(sections[^1].Key);
                    break;
                case "begin_group":
                    problems.Add(new("survey", row.Number, "xls_nested"));
                    open.Push(open.Peek());
                    break;
                case "end_group":
                    if (!open.TryPop(out _)) problems.Add(new("survey", row.Number, "xls_end"));
                    break;
                default:
                    if (Question(row, type, words[^1], open.Count > 0 ? open.Peek() : null) is { } question) questions.Add(question);
                    break;
            }
        }

        if (sections.Count == 0) return;
        // A question beside the groups gets a screen of its own, where it stands.
        foreach (var (question, i) in questions.Index().Select(q => (q.Item, q.Index)).ToList())
            if (question.Section is null)
            {
                var own = new Section($"{question.Key}Part", question.Label);
                var before = i > 0 ? sections.FindIndex(s => s.Key == questions[i - 1].Section) : -1;
                sections.Insert(before + 1, own);
                questions[i] = question with { Section = own.Key };
            }
        sections.RemoveAll(section => questions.All(question => question.Section != section.Key));
    }

    private Question? Question(Line row, string type, string list, string? section)
    {
        var name = row["name"] ?? "";
        var ours = type switch
        {
            "text" or "string" => row["appearance"]?.Contains("multiline", StringComparison.Ordinal) == true ? "textarea" : "text",
            "integer" or "int" or "decimal" => "number",
            "date" => "date",
            "select_one" or "select1" => "choice",
            "select_multiple" => "choices",
            "range" => "scale",
            "acknowledge" or "trigger" => "consent",
            _ => null,
        };
        if (ours is null)
        {
            problems.Add(new("survey", row.Number, Metadata.Contains(type, StringComparer.Ordinal) ? $"xls_metadata|{type}" : $"xls_type|{type}"));
            return null;
        }

        if (row["required"] is { } must && must.ToLowerInvariant() is not ("yes" or "true" or "true()" or "no" or "false" or "false()")) problems.Add(new("survey", row.Number, "xls_column|required"));
        var (min, max, longest) = Limits(row);
        var question = new Question(Key(name), ours, Label(row, "label"), row["required"]?.ToLowerInvariant() is "yes" or "true" or "true()")
        {
            Hint = row.Has("hint") ? Label(row, "hint") : null,
            Section = section,
            Aspect = row["aspect"] is { } aspect ? Key(aspect) : null,
            Weight = decimal.TryParse(row["weight"], NumberStyles.Number, CultureInfo.InvariantCulture, out var weight) ? weight : null,
            NoOpinion = row.Has("no_opinion") ? Label(row, "no_opinion") : null,
            Options = ours is "choice" or "choices" ? Options(row, list) : null,
            Min = min,
            Max = max,
            MaxLength = longest,
            ShowIf = Condition(row),
        };
        return ours == "scale" ? Scale(row, question) : question;
    }

    private List<Option> Options(Line row, string list)
    {
        if (lists.TryGetValue(list, out var options)) return options;
        problems.Add(new("survey", row.Number, $"xls_list|{list}"));
        return [];
    }

    private Question Scale(Line row, Question question)
    {
        var parameters = Parameter().Matches(row["parameters"] ?? "")
            .GroupBy(m => m.Groups["name"].Value, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Groups["value"].Value, StringComparer.Ordinal);
        decimal Number(string name, decimal other) => parameters.TryGetValue(name, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : other;
        if (Number("step", 1) != 1) problems.Add(new("survey", row.Number, "xls_step"));
        return question with
        {
            Min = Number("start", 1),
            Max = Number("end", 10),
            Options = parameters.TryGetValue("tick_labelset", out var list) ? Options(row, list) : null,
        };
    }

    private (decimal? Min, decimal? Max, int? Longest) Limits(Line row)
    {
        if (row["constraint"] is not { } constraint) return default;
        decimal? min = null, max = null;
        int? longest = null;
        foreach (var part in And().Split(constraint))
        {
            if (Length().Match(part) is { Success: true } length) longest = int.Parse(length.Groups["number"].Value, CultureInfo.InvariantCulture);
            else if (Bound().Match(part) is { Success: true } bound && decimal.TryParse(bound.Groups["number"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                _ = bound.Groups["sign"].Value == ">=" ? min = number : max = number;
            else problems.Add(new("survey", row.Number, "xls_column|constraint"));
        }

        return (min, max, longest);
    }

    /// <summary><c>${q} = 'x'</c> and <c>selected(${q}, 'x')</c>, several of one question joined by <c>or</c>.</summary>
    private Condition? Condition(Line row)
    {
        if (row["relevant"] is not { } relevant) return null;
        var parts = Or().Split(relevant).Select(part => Comparison().Match(part)).ToList();
        if (parts.All(part => part.Success) && parts.Select(part => part.Groups["key"].Value).Distinct(StringComparer.Ordinal).Count() == 1)
            return new(Key(parts[0].Groups["key"].Value), parts.ConvertAll(part => part.Groups["value"].Value));
        problems.Add(new("survey", row.Number, "xls_relevant"));
        return null;
    }

    /// <summary>Both languages; a text without a language stands for both.</summary>
    private static Text Text(Line row, string column)
    {
        string? In(params string[] names) => row.Cells.FirstOrDefault(c => c.Key.StartsWith(column + "::", StringComparison.Ordinal) && names.Any(n => c.Key.Contains(n, StringComparison.Ordinal))).Value;
        var plain = row[column];
        var (th, en) = (In("thai", "(th)", "::th") ?? plain, In("english", "(en)", "::en") ?? plain);
        return new(th ?? en ?? "", en ?? th ?? "");
    }

    private Text Label(Line row, string column)
    {
        var text = Text(row, column);
        if (text.Th == text.En && text.Th.Any(char.IsLetter)) problems.Add(new(row.Sheet, row.Number, "xls_language"));
        return text;
    }

    private List<Line> Table(string sheet, List<Workbook.Row> rows)
    {
        if (rows.Count == 0) return [];
        var heads = rows[0].Cells.ToDictionary(c => c.Key, c => c.Value.ToLowerInvariant());
        if (sheet == "survey")
            foreach (var head in heads.Values.Where(head => !Columns.Contains(head.Split("::")[0])))
                problems.Add(new(sheet, rows[0].Number, $"xls_column|{head}"));
        return [.. rows.Skip(1).Where(row => row.Cells.Count > 0).Select(row => new Line(sheet, row.Number, [.. heads.Values],
            row.Cells.Where(c => heads.ContainsKey(c.Key)).GroupBy(c => heads[c.Key], StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.First().Value, StringComparer.Ordinal)))];
    }

    /// <summary>snake_case and Capitals as our keys are written.</summary>
    private static string Key(string name)
    {
        var parts = name.Split('_', '-', '.', ' ').Where(part => part.Length > 0).ToList();
        return string.Concat(parts.Select((part, i) => i == 0 ? char.ToLowerInvariant(part[0]) + part[1..] : char.ToUpperInvariant(part[0]) + part[1..]));
    }

    private sealed record Line(string Sheet, int Number, HashSet<string> Heads, Dictionary<string, string> Cells)
    {
        public string? this[string column] => Cells.GetValueOrDefault(column);
        public bool Has(string column) => Cells.Keys.Any(key => key == column || key.StartsWith(column + "::", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex And();

    [GeneratedRegex(@"^\s*(selected\(\s*)?\$\{(?<key>[^}]+)\}\s*(=|,)\s*['""]?(?<value>[^'"")]*?)['""]?\s*\)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^\s*string-length\(\s*\.\s*\)\s*<=\s*(?<number>[0-9]{1,6})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"^\s*\.\s*(?<sign>>=|<=)\s*(?<number>-?[0-9.]{1,20})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"(?<name>[a-z_]+)\s*=\s*(?<value>[^\s;,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
