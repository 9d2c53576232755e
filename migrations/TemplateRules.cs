using System.Text.RegularExpressions;
using Npgsql;

namespace Saphansung.Migrations;

/// <summary>A text ready for use; <c>{…}</c> is filled in for the case at hand.</summary>
internal sealed record TemplateEntry(string Code, string Use, string Title, string Text);

/// <summary>What must hold for <c>templates.json</c>: a placeholder that nobody fills would reach a resident as it stands.</summary>
internal static partial class TemplateRules
{
    private const int Longest = 2000;
    private static readonly string[] Uses = ["message", "note", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate"];
    private static readonly string[] Placeholders = ["เลขที่เรื่อง", "ประเภท", "หน่วยงาน", "ชุมชน", "กำหนดแก้ไข", "เบอร์ติดต่อ"];

    public static IEnumerable<string> Mistakes(IReadOnlyList<TemplateEntry> templates)
    {
        foreach (var twice in templates.GroupBy(template => template.Code, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"templates.json: the code {twice.Key} is there twice";
        foreach (var template in templates)
            foreach (var mistake in Own(template))
                yield return $"templates.json, \"{template.Code}\": {mistake}";
    }

    /// <summary>The file is the whole list: what it no longer holds is gone.</summary>
    public static NpgsqlBatchCommand Save(IReadOnlyList<TemplateEntry> templates) => new("""
        with given as (
            select code, position, use, title, text
            from rows from (jsonb_to_recordset($1) as (code text, use text, title text, text text))
                with ordinality as entry (code, use, title, text, position)
        ), gone as (
            delete from template where code not in (select code from given)
        )
        insert into template (code, position, use, title_th, text_th)
        select code, position, use, title, text
        from given
        on conflict (code) do update set
            position = excluded.position,
            use = excluded.use,
            title_th = excluded.title_th,
            text_th = excluded.text_th
        """)
    {
        Parameters = { District.Jsonb(templates) },
    };

    private static IEnumerable<string> Own(TemplateEntry template)
    {
        if (!Uses.Contains(template.Use, StringComparer.Ordinal))
            yield return $"unknown use \"{template.Use}\"; the uses are {string.Join(", ", Uses)}";
        if (string.IsNullOrWhiteSpace(template.Title) || string.IsNullOrWhiteSpace(template.Text))
            yield return "title and text must not be empty";
        if (template.Text.Length > Longest)
            yield return $"the text is longer than {Longest} characters";
        foreach (var name in Braced().Matches(template.Text).Select(match => match.Groups["name"].Value).Where(name => !Placeholders.Contains(name, StringComparer.Ordinal)))
            yield return $"unknown placeholder {{{name}}}; the placeholders are {string.Join(", ", Placeholders.Select(known => $"{{{known}}}"))}";
        if (Braced().Replace(template.Text, "").AsSpan().IndexOfAny('{', '}') >= 0)
            yield return "a brace is open";
    }

    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braced();
}
