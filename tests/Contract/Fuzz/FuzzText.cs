using System.Globalization;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Contract;

/// <summary>Values that somebody may send, right and wrong.</summary>
internal static class FuzzText
{
    /// <summary>Becomes half of a surrogate pair, which no string of ours can hold, when the body is written.</summary>
    public const string HalfPair = "@half-pair@";

    public static readonly string[] Odd =
    [
        "", " ", "null", "undefined", "0", "-1", "1e400", "99999999999999999999", "2147483648", "NaN", "๑๒๓", "นาย\u200bก", "\u202eกลับ", "a\u0000b", HalfPair, "🛕🛕", "e\u0301\u0301\u0301",
        "' or 1=1 --", "\"; drop table incident; --", "%", "_", "\\", "../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "=cmd()", "\r\nSet-Cookie: a=b", "2026-13-45", "2026-11-22",
        "2026-11-22T03:00:00Z", "0001-01-01", "9999-12-31T23:59:59+14:00", "2569-11-22", "true", "[]", "{}", "00000000-0000-0000-0000-000000000000", "0199d2f0-0000-7000-8000-000000000001", new('ก', 5000), new('x', 300),
    ];

    /// <summary>By the name of a field or parameter: values that mean something there.</summary>
    private static readonly Dictionary<string, string[]> Meant = new(StringComparer.Ordinal)
    {
        ["status"] = ["accepted", "declined", "scheduled", "working", "done", "failed", "open", "closed", "received", "triaged", "FIXED", "CLOSED", "IN_PROGRESS", "OPEN"],
        ["answer"] = ["accepted", "accepted", "scheduled", "working", "done", "declined", "failed", "FIXED", "IN_PROGRESS", "CLOSED"],
        ["to"] = ["triaged", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate", "resolved", "in_progress"],
        ["category"] = ["garbage", "nuisance", "disaster", "people", "disease", "disrepair", "advice"],
        ["service_code"] = ["garbage", "nuisance", "people", "disease", "disrepair"],
        ["agency"] = ["MEA", "MWA", "POLICE", "HOSPITAL", "DIVISION"],
        ["rightAgency"] = ["MEA", "MWA", "POLICE"],
        ["code"] = ["MEA", "MWA", "HOSPITAL", "DIVISION"],
        ["community"] = [TestDatabase.Community, TestDatabase.OtherCommunity],
        ["priority"] = ["normal", "high", "emergency"],
        ["access"] = ["read", "update"],
        ["state"] = ["open", "done", "on", "off", "stuck", "sent", "waiting"],
        ["flag"] = ["silent_agency", "recurring", "storm", "emergency"],
        ["view"] = ["open", "overdue", "fixed", "recurring"],
        ["sort"] = ["newest", "urgent", "due"],
        ["decision"] = ["linked", "dismissed"],
        ["outcome"] = ["helped", "referred", "absent", "refused"],
        ["roles"] = ["officer", "committee", "director"],
        ["types"] = ["assignment.offered", "case.closed", "ping"],
        ["format"] = ["json", "xml"],
        ["ticket"] = ["2026-ABC123"],
        ["world"] = ["live", "test"],
        ["bbox"] = ["100.64,13.73,100.73,13.81", "100,13,101,14"],
        ["lat"] = ["13.77", "13.74"],
        ["lng"] = ["100.685"],
        ["long"] = ["100.685"],
        ["south"] = ["13.6"],
        ["north"] = ["14.1"],
        ["west"] = ["100.5"],
        ["east"] = ["100.9"],
        ["zoom"] = ["12", "18"],
        ["limit"] = ["1", "20", "100"],
        ["page"] = ["1", "2"],
        ["page_size"] = ["1", "50"],
        ["weeks"] = ["1", "8"],
        ["from"] = ["2026-11-01"],
        ["until"] = ["2026-12-31"],
        ["start_date"] = ["2026-11-20T00:00:00Z"],
        ["end_date"] = ["2026-12-20T00:00:00Z"],
        ["extensions"] = ["true", "false"],
        ["open"] = ["true", "false"],
        ["overdue"] = ["true", "false"],
        ["jurisdiction_id"] = ["bangkok.go.th/saphansung"],
        ["q"] = ["ไฟ", "ขยะ", "SPS"],
        ["url"] = ["http://127.0.0.1:5432/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "ftp://10.0.0.1/", "https://10.0.0.1/"],
        ["accept-language"] = ["th", "en", "en-GB,en;q=0.9", "xx", "*;q=2"],
    };

    public static bool Known(string name) => Meant.ContainsKey(name);

    public static string Likely(Random random, string name) => Meant.TryGetValue(name, out var values) ? Pick(random, values) : Pick(random, Odd);

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>A value of any type, seldom the one that is wanted.</summary>
    public static JsonNode? Any(Random random, string name) => random.Next(14) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 5),
        3 => JsonNode.Parse(Pick(random, (string[])["1e308", "-0", "1.5", "123456789012345678901234567890", "2147483648", "-2147483649", "0.1e-400"])),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(1, 150)).Select(_ => (JsonNode?)Guid.Empty.ToString())]),
        7 => Nested(random.Next(2, 80)),
        8 or 9 => Likely(random, name),
        _ => Pick(random, Odd),
    };

    public static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    public static string Text(this JsonNode? value) => value is null ? "" : value is JsonValue simple ? simple.ToString() : string.Create(CultureInfo.InvariantCulture, $"{value.ToJsonString()}");

    private static JsonNode Nested(int depth) => depth == 0 ? 1 : random(depth) ? new JsonArray(Nested(depth - 1)) : new JsonObject { ["a"] = Nested(depth - 1) };

    private static bool random(int depth) => depth % 2 == 0;
}
