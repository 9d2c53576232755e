using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Saphansung.Tests.Contract;

/// <summary>Every example of the contract, sent to the running product, gets the answer that stands beside it.</summary>
public sealed class ExamplesTests(DocumentedWorld world) : IClassFixture<DocumentedWorld>
{
    private static readonly string?[] Formats = ["json", "xml"];

    private static readonly Dictionary<string, Func<DocumentedWorld, Task<Scene>>> Scenes = new(
        [
            .. SurveyResultsScenes.All, .. CourseResultsScenes.All, .. ReportScenes.All,
            .. AccessScenes.All, .. AgencyScenes.All, .. BoardScenes.All, .. CaseworkScenes.All, .. GroupScenes.All,
            .. IncidentScenes.All, .. NetworkScenes.All, .. Open311Scenes.All, .. OpenDataScenes.All, .. RoutingScenes.All, .. SensitiveScenes.All, .. SurveyScenes.All, .. WebhookScenes.All,
            .. CourseScenes.All, .. NewsScenes.All, .. SetupScenes.All,
            .. TestScenes.All,
            .. ProgrammeScenes.All,
        ], StringComparer.Ordinal);

    [Fact]
    public void Every_operation_is_called_as_documented()
    {
        var operations = world.Document.Operations.Select(o => o.Id).ToList();

        operations.Except(Scenes.Keys).ShouldBeEmpty("these have no scene");
        Scenes.Keys.Except(operations).ShouldBeEmpty("these scenes belong to no operation");
    }

    [Fact]
    public async Task Every_documented_call_gets_the_documented_answer()
    {
        var wrong = new List<string>();
        foreach (var operation in world.Document.Operations)
        {
            if (!Scenes.TryGetValue(operation.Id, out var scene)) continue;
            try
            {
                foreach (var way in Ways(operation)) wrong.AddRange((await Differences(operation, way, await scene(world))).Select(w => $"{operation} {way}: {w}"));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                wrong.Add($"{operation}: its scene cannot be set: {e.Message}");
            }
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public void Every_example_has_the_documented_shape()
    {
        var shapes = new Shapes(world.Document);
        var wrong = new List<string>();
        foreach (var operation in world.Document.Operations)
        {
            var media = operation.Bodies.Concat(operation.Responses.SelectMany(r => r.Value!["content"]?.AsObject() ?? []));
            foreach (var (type, said) in media)
                if (type.EndsWith("json", StringComparison.Ordinal) && said!["example"] is { } example && said["schema"] is { } schema) wrong.AddRange(shapes.Against(schema, example).Select(w => $"{operation} {type}: {w}"));
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    /// <summary>Each kind of body that is documented, in each format that can be asked for.</summary>
    private static IEnumerable<Way> Ways(Operation operation) =>
        from body in operation.Bodies.Select(b => b.Key).DefaultIfEmpty(null)
        from format in operation.Path.EndsWith(".{format}", StringComparison.Ordinal) ? Formats : [null]
        select new Way(body, format);

    private async Task<List<string>> Differences(Operation operation, Way way, Scene scene)
    {
        using var request = Call(operation, way, scene);
        using var answer = await scene.By.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type == "text/event-stream") return [.. Said(operation, answer, type, "")];

        var text = await answer.Content.ReadAsStringAsync();
        var wrong = Said(operation, answer, type, text).ToList();
        if (wrong.Count > 0 || type is null || operation.Answers(operation.Success)![type] is not { } media) return wrong;

        var shapes = new Shapes(world.Document);
        if (type.EndsWith("json", StringComparison.Ordinal)) wrong.AddRange(shapes.Against(media["schema"]!, JsonNode.Parse(text)));
        if (media["example"] is { } example) wrong.AddRange(shapes.Against(Tree(type, example), Tree(type, text), scene.Known, scene.Loose));
        if (wrong.Count > 0) wrong.Add("it answered " + text);
        return wrong;
    }

    private static JsonNode? Tree(string type, JsonNode example) => type.EndsWith("xml", StringComparison.Ordinal) ? Tree(XElement.Parse(example.ToString())) : example;

    private static JsonNode? Tree(string type, string answer) => type.EndsWith("xml", StringComparison.Ordinal) ? Tree(XElement.Parse(answer)) : JsonNode.Parse(answer);

    /// <summary>An XML document as the lists of its elements by name.</summary>
    private static JsonNode Tree(XElement element) => element.HasElements
        ? new JsonObject(element.Elements().GroupBy(e => e.Name.LocalName).Select(g => KeyValuePair.Create(g.Key, (JsonNode?)new JsonArray([.. g.Select(Tree)]))))
        : JsonValue.Create(element.Value);

    private static IEnumerable<string> Said(Operation operation, HttpResponseMessage answer, string? type, string text)
    {
        var status = (int)answer.StatusCode;
        if (status != operation.Success) yield return $"{status}, not {operation.Success}: {text}";
        else if (type is not null && !operation.Answers(status)!.ContainsKey(type)) yield return $"{type} is not documented for {status}";
        else if (type is null && operation.Answers(status)!.Count > 0) yield return $"{status} without a content type";
    }

    private static HttpRequestMessage Call(Operation operation, Way way, Scene scene)
    {
        var path = scene.Path.Aggregate(operation.Path.Replace("{format}", way.Format, StringComparison.Ordinal), (said, pair) => said.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal));
        var request = new HttpRequestMessage(operation.Method, path + scene.Query) { Content = scene.Content?.Invoke() ?? Body(operation, way, scene) };
        foreach (var parameter in operation.Parameters.Where(p => p is { In: "header", Name: "Idempotency-Key" })) request.Headers.Add(parameter.Name, Guid.NewGuid().ToString());
        foreach (var (name, value) in scene.Headers) (request.Content?.Headers ?? (HttpHeaders)request.Headers).TryAddWithoutValidation(name, value);
        return request;
    }

    private static HttpContent? Body(Operation operation, Way way, Scene scene)
    {
        if (way.Body is not { } type || operation.Bodies[type]!["example"] is not { } example) return null;
        if (type == "application/json") return new StringContent(Shapes.Known(example.ToJsonString(), scene.Known), Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

        var fields = example.AsObject().Select(f => KeyValuePair.Create(f.Key, Shapes.Known(f.Value!.ToString(), scene.Known)));
        if (type != "multipart/form-data") return new FormUrlEncodedContent(fields);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return form;
    }

    private sealed record Way(string? Body, string? Format)
    {
        public override string ToString() => string.Join(' ', ((string?[])[Body, Format]).OfType<string>());
    }
}
