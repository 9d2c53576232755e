using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Contract;

/// <summary>One generated call: the documented one, and what a careless or hostile caller makes of it. The same number gives the same call.</summary>
internal sealed class FuzzCall(FuzzWorld world, Operation operation, Caller caller, Random random)
{
    private const string Lines = "ticket_id,type,comment,coords,state,timestamp\r\n";
    private readonly StringBuilder told = new();
    private readonly string[] slip = world.Play.Pick(random, "slips")!.Split(' ');

    public Operation Operation => operation;

    public Caller Caller => caller;

    /// <summary>The product may hang up before it has read the whole body.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>For whoever reads a failure.</summary>
    public override string ToString() => $"{caller}: {told}";

    public HttpRequestMessage Request()
    {
        var path = string.Join('/', operation.Path.Split('/').Select((part, i) => part.Contains('{', StringComparison.Ordinal) ? Filled(part, operation.Path.Split('/')[i - 1]) : part));
        if (world.Play.Pick(random, "link " + operation.Id) is { } link && random.Next(2) == 0) return Told(new(operation.Method, link));
        var query = operation.Parameters.Where(p => p.In == "query" && random.Next(p.Node["required"] is null ? 4 : 30) is var chance && (p.Node["required"] is null ? chance == 0 : chance > 0))
            .Select(p => $"{(random.Next(40) == 0 ? p.Name + "X" : p.Name)}={Escaped(Value(p.Name))}").ToList();
        if (caller.Key is { } key && operation.Path.StartsWith("/open311", StringComparison.Ordinal) && random.Next(4) == 0) query.Add("api_key=" + key);
        var request = new HttpRequestMessage(operation.Method, path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        Told(request);
        foreach (var header in operation.Parameters.Where(p => p.In == "header"))
            Head(request, header.Name, header.Name == "Receipt-Code" && random.Next(3) > 0 ? world.Play.Pick(random, "receipts") : Key());
        if (random.Next(2) == 0) Head(request, "Accept-Language", random.Next(5) == 0 ? "é;;q" : FuzzText.Likely(random, "accept-language"));
        if (operation.Method != HttpMethod.Get) request.Content = Content(request);
        return request;
    }

    private HttpRequestMessage Told(HttpRequestMessage request)
    {
        told.Append(operation.Method).Append(' ').Append(request.RequestUri);
        return request;
    }

    private void Head(HttpRequestMessage request, string name, string? value)
    {
        if (value is null || !value.All(char.IsAscii) || value.Any(char.IsControl)) return;
        request.Headers.TryAddWithoutValidation(name, value);
        told.Append(" [").Append(name).Append(": ").Append(Short(value)).Append(']');
    }

    private string? Key() => random.Next(10) switch
    {
        0 => null,
        1 => FuzzText.Pick(random, FuzzText.Odd),
        2 => "0199d2f0-0000-7000-8000-00000000000" + random.Next(3),
        _ => FuzzText.NewId(random).ToString(),
    };

    private string Filled(string part, string before)
    {
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path"))
        {
            var value = parameter.Name is "id" or "linkId" or "comment" or "token" or "service_request_id" ? Id(before)
                : random.Next(8) == 0 ? FuzzText.Pick(random, FuzzText.Odd)
                : part == "{code}" && random.Next(2) == 0 ? "MEA" : FuzzText.Likely(random, parameter.Name);
            // An empty part, or dots, would be another path; and what Kestrel refuses, no product sees.
            if (value.Length is 0 or > 250 || value.Contains('\0', StringComparison.Ordinal) || value.Trim('.').Length == 0 || value.Contains("../", StringComparison.Ordinal)) value = "ไม่ใช่";
            part = part.Replace($"{{{parameter.Name}}}", Escaped(value), StringComparison.Ordinal);
        }

        return part;
    }

    /// <summary>Of something to play with, of the vault where the caller may do no harm, unknown, or no id at all.</summary>
    private string Id(string part)
    {
        var reads = operation.Method == HttpMethod.Get;
        var outsider = caller.Name is "nobody" or "resident-2" or "director-1" or "MEA reading" or "MWA testing" or "forged link" or "link";
        return random.Next(10) switch
        {
            0 => FuzzText.NewId(random).ToString(),
            1 => FuzzText.Pick(random, FuzzText.Odd),
            2 or 3 or 4 when (reads || outsider || Opens) && world.Vault.Pick(random, part) is { } kept => kept,
            _ => world.Play.Pick(random, operation.Id) ?? world.Play.Pick(random, part) ?? FuzzText.NewId(random).ToString(),
        };
    }

    private bool Opens => operation.Id is "OpenSensitiveCase" && caller.Name != "officer-2";

    private string Value(string name)
    {
        var odd = random.Next(4) == 0;
        var meant = odd ? null : name switch
        {
            "after" => world.Play.Pick(random, "incidents"),
            "service_request_id" => world.Play.Pick(random, "requests"),
            "officer" => world.Play.Pick(random, "officers"),
            "api_key" => caller.Key,
            _ => null,
        };
        if (meant is not null) return meant;
        var value = odd ? FuzzText.Pick(random, FuzzText.Odd) : FuzzText.Likely(random, name);
        // Kestrel refuses a line of more than 8 KB before any product sees it.
        return value.Length > 250 ? value[..250] : value;
    }

    private HttpContent? Content(HttpRequestMessage request)
    {
        if (operation.Id == "ReceiveWebhook") return Webhook();
        if (operation.Bodies.Count == 0) return random.Next(10) == 0 ? Plain("{}", "application/json") : null;

        var type = FuzzText.Pick(random, [.. operation.Bodies.Select(b => b.Key)]);
        if (operation.Bodies[type]!["example"] is not { } example) return File();
        var body = example.DeepClone();
        Meet(body, "");
        if (random.Next(3) > 0) for (var i = random.Next(1, 4); i > 0; i--) Spoil(body);
        return type == "application/json" ? Json(body) : Form(type, body);
    }

    private StringContent Json(JsonNode body)
    {
        var text = body.ToJsonString(new() { MaxDepth = 200 }).Replace(FuzzText.HalfPair, random.Next(2) == 0 ? "\\ud83d" : "\\udc00", StringComparison.Ordinal);
        return random.Next(30) switch
        {
            0 => Plain(text[..random.Next(text.Length)], "application/json"),
            1 => Plain(text, FuzzText.Pick(random, (string[])["text/plain", "application/xml", "application/problem+json", "multipart/form-data", "application/json; charset=utf-16"])),
            2 => Plain("", "application/json"),
            3 => Plain(FuzzText.Pick(random, (string[])["null", "[]", "1", "\"a\"", "{{", "\ufeff{}", "{\"a\":1,\"a\":2}"]), "application/json"),
            4 when random.Next(10) == 0 => TooLarge(),
            5 => Plain(text.Insert(1, "\"text\":1,\"text\":2,"), "application/json"),
            _ => Plain(text, "application/json"),
        };
    }

    private HttpContent Form(string type, JsonNode body)
    {
        var fields = body.AsObject().Select(f => KeyValuePair.Create(f.Key, f.Value.Text().Replace(FuzzText.HalfPair, "\ufffd", StringComparison.Ordinal))).ToList();
        told.Append(' ').Append(Short(string.Join('&', fields.Select(f => $"{f.Key}={f.Value}"))));
        if (random.Next(20) == 0) return Plain(FuzzText.Pick(random, (string[])["%zz=%", "a=b&a=b&a=b", "=", "{}"]), type);
        if (type != "multipart/form-data") return new FormUrlEncodedContent(fields);

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => f.Key.Length > 0)) form.Add(new StringContent(value), $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"");
        if (random.Next(3) == 0) form.Add(new ByteArrayContent(Bytes()) { Headers = { ContentType = new(random.Next(2) == 0 ? "image/jpeg" : "text/html") } }, "media", "photo.jpg");
        return form;
    }

    private HttpContent File()
    {
        told.Append(" a file");
        if (random.Next(15) == 0) return Plain(FuzzText.Pick(random, (string[])["", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nก"]), "multipart/form-data; boundary=x");
        if (random.Next(15) == 0) return Plain("{}", "application/json");
        var file = new ByteArrayContent(Bytes()) { Headers = { ContentType = new(FuzzText.Pick(random, (string[])["image/jpeg", "image/png", "application/pdf", "text/csv", "text/html"])) } };
        var form = new MultipartFormDataContent { { file, random.Next(10) == 0 ? "files" : "file", FuzzText.Pick(random, (string[])["photo.jpg", "letter.pdf", "traffy.csv", "x.geojson", "../x", "ก.php"]) } };
        if (random.Next(3) == 0) form.Add(new StringContent(FuzzText.Pick(random, (string[])["0123456789abcdef", "xyz", "", "๑"])), "hash");
        return form;
    }

    private byte[] Bytes() => random.Next(9) switch
    {
        0 => [],
        1 => CaseSteps.Jpeg[..random.Next(CaseSteps.Jpeg.Length)],
        2 => "%PDF-1.7\n"u8.ToArray(),
        3 => Encoding.UTF8.GetBytes(Lines + "2026-ABC123,{ไฟฟ้า},ไฟดับ,\"100.685,13.77\",รอรับเรื่อง,2026-11-20 09:30\r\n" + FuzzText.Pick(random, FuzzText.Odd)),
        4 => Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ticket_id":"a\u0000"},"geometry":{"coordinates":[1e400]}}]}"""),
        5 => [.. CaseSteps.Jpeg, .. FuzzText.NewId(random).ToByteArray()],
        6 => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0xFF, 0xFF],
        _ => CaseSteps.Jpeg,
    };

    private ByteArrayContent Webhook()
    {
        var text = LineSide.Text("resident-1", FuzzText.Pick(random, FuzzText.Odd), world.Now);
        if (random.Next(2) == 0) Spoil(text);
        var bytes = random.Next(4) == 0 ? Encoding.UTF8.GetBytes(FuzzText.Pick(random, FuzzText.Odd)) : LineSide.Body(text);
        told.Append(' ').Append(Short(Encoding.UTF8.GetString(bytes)));
        var content = new ByteArrayContent(bytes);
        if (random.Next(5) > 0) content.Headers.TryAddWithoutValidation("x-line-signature", random.Next(4) == 0 ? "AAAA" : LineSide.Sign(bytes));
        return content;
    }

    /// <summary>Puts things of this run where the example has invented ones.</summary>
    private void Meet(JsonNode? node, string name)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                if (list[i] is JsonValue one && Real(name, one) is { } real) list[i] = real;
                else Meet(list[i], name);
        }
        else if (node is JsonObject values)
        {
            foreach (var (key, value) in values.ToList())
                if (value is JsonValue one && Real(key, one) is { } real) values[key] = real;
                else Meet(value, key);
        }
    }

    private string? Real(string name, JsonValue value)
    {
        var own = name switch
        {
            "photoIds" => "photos " + caller.Name,
            "letterIds" => "letters " + caller.Name,
            "officer" or "from" or "to" => "officers",
            _ => "incidents",
        };
        return name switch
        {
            "api_key" => caller.Key ?? "sps_live_" + new string('x', 40),
            "service_request_id" => world.Play.Pick(random, $"handed {caller.Name}") ?? world.Play.Pick(random, "requests"),
            "reference" or "code" when operation.Id == "LookUpIncident" => slip[name == "code" ? 1 : 0],
            "status" => random.Next(2) == 0 ? FuzzText.Likely(random, "answer") : null,
            "updateId" or "update_id" => FuzzText.NewId(random).ToString(),
            "url" => random.Next(2) == 0 ? world.Receiver.Site + "play" : FuzzText.Likely(random, "url"),
            "idToken" => random.Next(2) == 0 ? world.Line.IdToken("resident-9") : "x.y.z",
            "community" => TestDatabase.Community,
            _ when Guid.TryParse(value.ToString(), out _) => world.Play.Pick(random, own) ?? FuzzText.NewId(random).ToString(),
            _ when random.Next(3) == 0 && FuzzText.Known(name) && name != "code" => FuzzText.Likely(random, name),
            _ => null,
        };
    }

    private void Spoil(JsonNode body)
    {
        var places = new List<(JsonNode Parent, string Key)>();
        Collect(body, places);
        if (places.Count == 0) return;
        var (parent, key) = FuzzText.Pick(random, places);
        if (parent is JsonArray list) list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = FuzzText.Any(random, "");
        else if (parent is JsonObject values && random.Next(5) is var how && how == 0) values.Remove(key);
        else if (parent is JsonObject more && random.Next(8) == 0) more[FuzzText.Pick(random, (string[])["extra", "id", "__proto__", "ก", "role", ""])] = FuzzText.Any(random, key);
        else if (parent is JsonObject one && key != "url") one[key] = FuzzText.Any(random, key);
    }

    private static void Collect(JsonNode? node, List<(JsonNode, string)> places)
    {
        if (node is JsonArray list)
            for (var i = 0; i < list.Count; i++)
            {
                places.Add((list, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                Collect(list[i], places);
            }
        else if (node is JsonObject values)
            foreach (var (key, value) in values)
            {
                places.Add((values, key));
                Collect(value, places);
            }
    }

    private StringContent TooLarge()
    {
        IsTooLarge = true;
        return Plain("{\"x\":\"" + new string('x', 300_000) + "\"}", "application/json");
    }

    private StringContent Plain(string text, string type)
    {
        told.Append(' ').Append(type).Append(' ').Append(Short(text));
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static string Escaped(string value) => Uri.EscapeDataString(value.Replace(FuzzText.HalfPair, "\ufffd", StringComparison.Ordinal));

    private static string Short(string text) => text.Length > 600 ? text[..600] + "…" : text;
}
