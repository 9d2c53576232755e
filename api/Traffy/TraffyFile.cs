using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Saphansung.Api.Traffy;

/// <param name="Line">Of a CSV, from 1; of JSON, the ticket's place in the list.</param>
/// <param name="Cells">By column name in small letters.</param>
internal sealed record TraffyRow(int Line, IReadOnlyDictionary<string, string> Cells, bool Broken = false);

/// <summary>
/// Reads Traffy Fondue's public shapes row by row: its CSV dump, its GeoJSON, and its plain lists. What PHP says before the data
/// (warnings as HTML), a byte order mark, and missing or further columns are no hindrance.
/// </summary>
internal static partial class TraffyFile
{
    /// <summary>In which the data must have begun.</summary>
    private const int Beginning = 64 * 1024;

    private const int MostRow = 1024 * 1024;

    /// <returns>Null when the file is none of them.</returns>
    public static async Task<IAsyncEnumerable<TraffyRow>?> Open(Stream file, CancellationToken ct)
    {
        var head = new byte[Beginning];
        var length = await file.ReadAtLeastAsync(head, Beginning, throwOnEndOfStream: false, ct);
        // One character a byte, so that a place in the text is a place in the file.
        var text = Encoding.Latin1.GetString(head, 0, length);
        if ((Features().Match(text) is { Success: true } features ? features : Tickets().Match(text)) is { Success: true } list)
        {
            file.Position = list.Index + list.Length;
            return Json(file, ct);
        }

        if (Header().Match(text) is not { Success: true } header) return null;
        file.Position = header.Index;
        return Csv(file, text.AsSpan(0, header.Index).Count('\n'), ct);
    }

    private static async IAsyncEnumerable<TraffyRow> Csv(Stream file, int linesBefore, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var csv = CsvReader.Create(file, new()
        {
            TrackLineNumbers = true,
            MaxRecordSize = MostRow,
        }, leaveOpen: true);
        while (await csv.ReadAsync(ct))
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < csv.Headers.Count && i < csv.FieldCount; i++)
                cells.TryAdd(csv.Headers[i].Trim('\uFEFF', ' ').ToLowerInvariant(), Clean(csv.GetString(i)));
            yield return new(linesBefore + (int)csv.LineNumber, cells);
        }
    }

    /// <summary>One object of the list at a time, however the text is cut into lines.</summary>
    private static async IAsyncEnumerable<TraffyRow> Json(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var (buffer, ticket) = (new byte[Beginning], new MemoryStream());
        var (depth, quoted, escaped, number) = (0, false, false, 0);
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                var one = buffer[i];
                if (depth == 0 && one == (byte)']') yield break;
                if (depth > 0 || one == (byte)'{') ticket.WriteByte(one);
                if (ticket.Length > MostRow) throw new InvalidDataException("a ticket without an end");
                (quoted, escaped, depth) = (quoted, escaped, one) switch
                {
                    (true, true, _) => (true, false, depth),
                    (true, _, (byte)'\\') => (true, true, depth),
                    (_, _, (byte)'"') => (!quoted && depth > 0, false, depth),
                    (false, _, (byte)'{') => (false, false, depth + 1),
                    (false, _, (byte)'}') => (false, false, Math.Max(0, depth - 1)),
                    _ => (quoted, false, depth),
                };
                if (depth > 0 || ticket.Length == 0) continue;
                yield return Ticket(++number, ticket.ToArray());
                ticket.SetLength(0);
            }
        }
    }

    private static TraffyRow Ticket(int number, byte[] json)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var named = root.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties : root;
            foreach (var property in named.EnumerateObject()) cells.TryAdd(property.Name.ToLowerInvariant(), Flat(property.Value));
            if (root.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("coordinates", out var place))
                cells["coords"] = Flat(place);
            return new(number, cells);
        }
        // Half a surrogate pair is found only when the text is read.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(number, cells, Broken: true);
        }
    }

    private static string Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Flat)),
        JsonValueKind.Null or JsonValueKind.Object => "",
        _ => Clean(value.ToString()),
    };

    // PostgreSQL cannot hold U+0000.
    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    [GeneratedRegex("\"features\"\\s*:\\s*\\[", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Features();

    [GeneratedRegex("\\[(?=\\s*\\{\\s*\"[a-z_]+\"\\s*:)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tickets();

    [GeneratedRegex("^[^\\r\\n<>]*\\bticket_id\\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Header();
}
