using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Saphansung.Api.Training;

/// <summary>One question as a <c>qti-assessment-item</c>; what each answer earns is said in a mapping, or in rules where it depends on a tolerance.</summary>
internal static class QtiItem
{
    private static readonly XNamespace Qti = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Schema = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd";
    private const string Templates = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private const string Response = "RESPONSE";

    public static XDocument Of(GiftWriter.Entry entry)
    {
        var (declaration, interaction, processing) = entry.Kind switch
        {
            QuestionKinds.Single or QuestionKinds.Multiple or QuestionKinds.TrueFalse => Choice(entry.Kind, entry.Body),
            QuestionKinds.Matching => Matching(entry.Body),
            QuestionKinds.Numeric => Numeric(entry.Body),
            _ => Short(entry.Body),
        };
        var title = entry.Name.Length > 0 ? entry.Name : entry.Code!;
        return new(new XElement(Qti + "qti-assessment-item",
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XAttribute(Instance + "schemaLocation", $"{Qti} {Schema}"),
            new XAttribute("identifier", entry.Code!), new XAttribute("title", Said(title)), new XAttribute("time-dependent", "false"),
            new XAttribute(XNamespace.Xml + "lang", "th"),
            declaration,
            new XElement(Qti + "qti-outcome-declaration", new XAttribute("identifier", "SCORE"), new XAttribute("cardinality", "single"), new XAttribute("base-type", "float")),
            new XElement(Qti + "qti-item-body", interaction),
            processing));
    }

    private static (XElement, object, XElement) Choice(string kind, QuestionBody body)
    {
        var (multiple, options) = (kind == QuestionKinds.Multiple, body.Options!);
        var whole = multiple ? options.Where(o => o.Weight > 0).Sum(o => o.Weight) : 1;
        var plain = !multiple && options.All(o => o.Weight is 0 or 1);
        var declaration = Declaration(multiple ? "multiple" : "single", "identifier",
            options.Where(o => multiple ? o.Weight > 0 : o.Weight == 1).Select(o => Id(o.Key)),
            plain ? [] : options.Where(o => o.Weight != 0).Select(o => (Id(o.Key), o.Weight / whole)));
        var interaction = new XElement(Qti + "qti-choice-interaction", new XAttribute("response-identifier", Response), new XAttribute("shuffle", kind != QuestionKinds.TrueFalse),
            new XAttribute("max-choices", multiple ? options.Count : 1), Prompt(body),
            options.Select(o => new XElement(Qti + "qti-simple-choice", new XAttribute("identifier", Id(o.Key)), Said(kind == QuestionKinds.TrueFalse ? TrueFalse(o.Key) : ShownText.Of(o.Text)))));
        return (declaration, interaction, Template(plain ? "match_correct" : "map_response"));
    }

    private static (XElement, object, XElement) Matching(QuestionBody body)
    {
        var (pairs, choices) = (body.Pairs!, body.Choices!);
        var right = pairs.Select(p => $"{Id(p.Key)} {Id(p.Choice)}").ToList();
        XElement Associable(string key, string text, int most) =>
            new(Qti + "qti-simple-associable-choice", new XAttribute("identifier", Id(key)), new XAttribute("match-max", most), Said(text));
        var interaction = new XElement(Qti + "qti-match-interaction", new XAttribute("response-identifier", Response), new XAttribute("shuffle", true), new XAttribute("max-associations", pairs.Count),
            Prompt(body),
            new XElement(Qti + "qti-simple-match-set", pairs.Select(p => Associable(p.Key, ShownText.Of(p.Text), 1))),
            new XElement(Qti + "qti-simple-match-set", choices.Select(c => Associable(c.Key, c.Text, pairs.Count))));
        return (Declaration("multiple", "directedPair", right, right.Select(pair => (pair, 1m / pairs.Count))), interaction, Template("map_response"));
    }

    private static (XElement, object, XElement) Numeric(QuestionBody body)
    {
        var declaration = Declaration("single", "float", body.Numbers!.Where(n => n is { Weight: 1, Value: not null }).Take(1).Select(n => Number(n.Value!.Value)), []);
        var condition = new XElement(Qti + "qti-response-condition");
        foreach (var number in body.Numbers!.TakeWhile(n => n.Value is not null))
            condition.Add(new XElement(Qti + (condition.HasElements ? "qti-response-else-if" : "qti-response-if"),
                new XElement(Qti + "qti-equal", new XAttribute("tolerance-mode", "absolute"), new XAttribute("tolerance", $"{Number(number.Tolerance)} {Number(number.Tolerance)}"),
                    new XElement(Qti + "qti-variable", new XAttribute("identifier", Response)), Value(number.Value!.Value)),
                Score(number.Weight)));
        var rest = body.Numbers!.FirstOrDefault(n => n.Value is null)?.Weight ?? 0;
        if (!condition.HasElements) return (declaration, Entry(body), new XElement(Qti + "qti-response-processing", Score(rest)));
        condition.Add(new XElement(Qti + "qti-response-else", Score(rest)));
        return (declaration, Entry(body), new XElement(Qti + "qti-response-processing", condition));
    }

    private static (XElement, object, XElement) Short(QuestionBody body)
    {
        var literal = body.Texts!.Where(t => !t.Text.Contains('*', StringComparison.Ordinal)).ToList();
        var texts = literal.Count > 0 ? literal : body.Texts!;
        var declaration = Declaration("single", "string", texts.Where(t => t.Weight == 1).Take(1).Select(t => t.Text), texts.DistinctBy(t => t.Text, StringComparer.Ordinal).Select(t => (t.Text, t.Weight)));
        foreach (var mapped in declaration.Descendants(Qti + "qti-map-entry")) mapped.Add(new XAttribute("case-sensitive", "false"));
        return (declaration, Entry(body), Template("map_response"));
    }

    private static XElement Declaration(string cardinality, string type, IEnumerable<string> correct, IEnumerable<(string Key, decimal Weight)> mapping)
    {
        var (values, entries) = (correct.ToList(), mapping.ToList());
        return new(Qti + "qti-response-declaration", new XAttribute("identifier", Response), new XAttribute("cardinality", cardinality), new XAttribute("base-type", type),
            values.Count == 0 ? null : new XElement(Qti + "qti-correct-response", values.Select(v => new XElement(Qti + "qti-value", Said(v)))),
            entries.Count == 0 ? null : new XElement(Qti + "qti-mapping", new XAttribute("lower-bound", "0"), new XAttribute("upper-bound", "1"), new XAttribute("default-value", "0"),
                entries.Select(e => new XElement(Qti + "qti-map-entry", new XAttribute("map-key", Said(e.Key)), new XAttribute("mapped-value", Number(e.Weight))))));
    }

    private static XElement[] Entry(QuestionBody body) =>
    [
        new XElement(Qti + "p", Said(ShownText.Of(body.Text))),
        new XElement(Qti + "p", new XElement(Qti + "qti-text-entry-interaction", new XAttribute("response-identifier", Response))),
    ];

    private static XElement Prompt(QuestionBody body) => new(Qti + "qti-prompt", Said(ShownText.Of(body.Text)));

    private static XElement Template(string name) => new(Qti + "qti-response-processing", new XAttribute("template", $"{Templates}{name}.xml"));

    private static XElement Score(decimal weight) => new(Qti + "qti-set-outcome-value", new XAttribute("identifier", "SCORE"), Value(weight));

    private static XElement Value(decimal value) => new(Qti + "qti-base-value", new XAttribute("base-type", "float"), Number(value));

    private static string TrueFalse(string key) => key == "true" ? "ถูก" : "ผิด";

    // An identifier begins with a letter, and QTI's may not hold a space.
    private static string Id(string key) => $"k_{key}";

    private static string Number(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Said(string text) => string.Concat(text.Where((c, i) => XmlConvert.IsXmlChar(c)
        || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))));
}
