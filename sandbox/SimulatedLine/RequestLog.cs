using System.Text;
using System.Text.RegularExpressions;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>One call received; Body is the text as it came, so that repeats can be compared byte for byte.</summary>
public sealed record RecordedRequest(
    string At, string Method, string Path, string? Query, IReadOnlyDictionary<string, string> Headers, string Body, int Status, string RequestId, string? Fault);

/// <summary>The calls LINE received, without the secrets in them.</summary>
internal sealed partial class RequestLog(Changes changes)
{
    private const int Kept = 20_000;
    private readonly Lock gate = new();
    private readonly Queue<RecordedRequest> requests = [];

    public IReadOnlyList<RecordedRequest> All
    {
        get { lock (gate) return [.. requests]; }
    }

    public void Add(HttpRequest request, string at, LineCall call, int status, string? fault)
    {
        var headers = request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer ***" : header.Value.ToString(),
            StringComparer.Ordinal);
        var query = request.QueryString.HasValue ? Hide(request.QueryString.Value!) : null;
        lock (gate)
        {
            requests.Enqueue(new(at, request.Method, request.Path, query, headers, Text(call), status, call.RequestId, fault));
            if (requests.Count > Kept)
                requests.Dequeue();
        }
        changes.Happened();
    }

    public void Reset()
    {
        lock (gate)
            requests.Clear();
    }

    private static string Text(LineCall call) => call.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
        ? FormattableString.Invariant($"<{call.Bytes.Length} bytes>")
        : Hide(Encoding.UTF8.GetString(call.Bytes));

    private static string Hide(string text) => Secrets().Replace(text, "${name}***");

    [GeneratedRegex("""(?<name>(client_secret|client_assertion|id_token|access_token)=|"userAccessToken"\s*:\s*")[^&"]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secrets();
}
