using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Saphansung.Tests.Open311;

/// <summary>Calls as an Open311 client makes them, in both formats.</summary>
public static class Open311Steps
{
    public const string Live = "/open311/v2";
    public const string Practice = "/open311/test/v2";

    extension(App app)
    {
        /// <summary>The least that files a report: a service's required attributes, a place and a description.</summary>
        public async Task<Dictionary<string, string>> Fields(string key, string service = "garbage", string endpoint = Live)
        {
            var definition = await app.Anyone.Spark($"{endpoint}/services/{service}.json");
            var fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["api_key"] = key,
                ["service_code"] = service,
                ["lat"] = "13.77",
                ["long"] = "100.685",
                ["description"] = "ขยะกองอยู่หน้าซอย (ตัวอย่าง) " + Mark(),
            };
            foreach (var attribute in definition.GetProperty("attributes").EnumerateArray().Where(a => a.GetProperty("required").GetBoolean()))
            {
                var list = attribute.Text("datatype") == "multivaluelist";
                var values = attribute.TryGetProperty("values", out var given) ? given.EnumerateArray().Select(v => v.Text("key")).ToList() : [];
                fields[$"attribute[{attribute.Text("code")}]{(list ? "[]" : "")}"] = values.Count > 0 ? values[0] : "1";
            }

            return fields;
        }

        /// <returns>The new request's id.</returns>
        public async Task<string> File(string key, string service = "garbage", string endpoint = Live, Action<Dictionary<string, string>>? change = null)
        {
            var fields = await app.Fields(key, service, endpoint);
            change?.Invoke(fields);
            using var answer = await app.Anyone.PostForm($"{endpoint}/requests.json", fields);
            return (await answer.Ok())[0].Text("service_request_id");
        }

        /// <summary>A public request by its id.</summary>
        public async Task<JsonElement> Request(string reference, string endpoint = Live, string query = "") =>
            (await app.Anyone.Spark($"{endpoint}/requests/{reference}.json{query}"))[0];

        public Task<Guid> IdOf(string reference, string world = "public") =>
            app.Sql<Guid>($"select id from {world}.incident where reference = $1", reference);
    }

    /// <summary>Makes texts different. Letters only: digits in a row may look like a telephone number, which the public view covers.</summary>
    private static string Mark() => string.Concat(Guid.NewGuid().ToString("N").Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))));

    extension(HttpClient client)
    {
        /// <summary>The JSON answer, after holding it against the XML of the same path: they must be one tree.</summary>
        public async Task<JsonElement> Spark(string path)
        {
            using var asJson = await client.GetAsync(path);
            var json = await asJson.Ok();
            asJson.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
            using var asXml = await client.GetAsync(path.Replace(".json", ".xml", StringComparison.Ordinal));
            var text = await asXml.Content.ReadAsStringAsync();
            asXml.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            asXml.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
            var document = GeoReport.Valid(text);
            SparkConvention.SameText(document.Root!, JsonNode.Parse(json.GetRawText())).ShouldBeNull();
            return json;
        }

        public Task<HttpResponseMessage> PostForm(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
            client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    extension(HttpResponseMessage answer)
    {
        /// <summary>A refusal in the form of GeoReport, by the format of its path.</summary>
        /// <returns>What its errors say.</returns>
        public async Task<List<string>> RefusedAsGeoReport(HttpStatusCode status)
        {
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(status, text);
            if (answer.Content.Headers.ContentType!.ToString() == "text/xml; charset=utf-8")
            {
                var errors = GeoReport.Valid(text).Root!;
                errors.Name.LocalName.ShouldBe("errors");
                errors.Elements().ShouldAllBe(e => (string)e.Element("code")! == ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
                return [.. errors.Elements().Select(e => (string)e.Element("description")!)];
            }

            answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8", text);
            var list = JsonElement.Parse(text).EnumerateArray().ToList();
            list.ShouldAllBe(e => e.GetProperty("code").GetInt32() == (int)status);
            return list.ConvertAll(e => e.Text("description"));
        }
    }
}

/// <summary>GeoReport's "Spark convention": the root element is dropped, a list of elements is an array, everything else an object or a text.</summary>
public static class SparkConvention
{
    /// <returns>Where the two differ, or null.</returns>
    public static string? SameText(XElement xml, JsonNode? json) => json switch
    {
        null => xml.IsEmpty || xml.Value.Length == 0 ? null : $"{xml.Name}: null is not \"{xml.Value}\"",
        JsonArray array when array.Count != xml.Elements().Count() => $"{xml.Name}: {array.Count} items are not {xml.Elements().Count()}",
        JsonArray array => array.Zip(xml.Elements()).Select(pair => SameText(pair.Second, pair.First)).FirstOrDefault(wrong => wrong is not null),
        JsonObject fields when !fields.Select(f => f.Key).SequenceEqual(xml.Elements().Select(e => e.Name.LocalName)) =>
            $"{xml.Name}: {string.Join(',', fields.Select(f => f.Key))} are not {string.Join(',', xml.Elements().Select(e => e.Name.LocalName))}",
        JsonObject fields => fields.Zip(xml.Elements()).Select(pair => SameText(pair.Second, pair.First.Value)).FirstOrDefault(wrong => wrong is not null),
        _ => Text(json) == xml.Value.ReplaceLineEndings("\n") ? null : $"{xml.Name}: {Text(json)} is not {xml.Value}",
    };

    private static string Text(JsonNode json) =>
        json.GetValueKind() == JsonValueKind.String ? Writable(json.GetValue<string>()).ReplaceLineEndings("\n") : json.ToJsonString();

    /// <summary>XML 1.0 has no place for control characters; the replacement character stands for them.</summary>
    private static string Writable(string text) =>
        string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
