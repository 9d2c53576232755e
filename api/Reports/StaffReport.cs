using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <param name="Period"><c>2570-q1</c>, <c>2570</c>, or null for any other range.</param>
/// <param name="Revision">1 for the first; a later one takes the place of <paramref name="RevisionOf"/>.</param>
/// <param name="State"><c>draft</c>, <c>approved</c> (figures are frozen) or <c>delivered</c>.</param>
/// <param name="Summary">The officer's words, Thai.</param>
/// <param name="Version">Of the words, for whoever changes them.</param>
/// <param name="Hash">SHA-256 of the frozen figures, hexadecimal; null for a draft.</param>
/// <param name="Figures">Frozen, or of this moment for a draft.</param>
/// <param name="Changed">Paths of frozen figures that would be different today: what was recorded later, which a revision would show.</param>
/// <param name="ReadAt">When a director first opened it.</param>
public sealed record StaffReport(
    Guid Id, string? Period, DateOnly From, DateOnly To, int Revision, Guid? RevisionOf, string State, string Summary, string Problems, string Proposals, int Version,
    string? Hash, DateTime CreatedAt, DateTime? ApprovedAt, DateTime? DeliveredAt, DateTime? ReadAt, ReportFigures Figures, IReadOnlyList<string> Changed)
{
    /// <summary>To be called without holding a connection: the figures take their own, and many waiting for a second one would wait for each other.</summary>
    internal static async Task<StaffReport?> Find(NpgsqlDataSource database, LiveFigures figures, Guid id, CancellationToken ct)
    {
        ReportRow? row;
        await using (var connection = await database.OpenConnectionAsync(ct)) row = await ReportRow.Find(connection, id, ct);
        if (row is null) return null;

        var live = await figures.Of(row.Range, ct);
        var frozen = row.Figures is null ? null : FrozenText.Read<ReportFigures>(row.Figures);
        return new(
            id, row.Period, row.FirstDay, row.NextDay, row.Revision, row.RevisionOf, row.State, row.Summary, row.Problems, row.Proposals, row.Version, row.FiguresHash,
            row.CreatedAt, row.ApprovedAt, row.DeliveredAt, row.ReadAt, frozen ?? live,
            // The cut-off itself moves on with the clock.
            row.Figures is null ? [] : [.. FrozenText.Differences(row.Figures, FrozenText.Of(live)).Where(path => !path.EndsWith("cutoff", StringComparison.OrdinalIgnoreCase))]);
    }
}

internal sealed record ReportRow(
    Guid Id, string? Period, DateOnly FirstDay, DateOnly NextDay, int Revision, Guid? RevisionOf, string State, string Summary, string Problems, string Proposals, int Version,
    string? Figures, string? FiguresHash, DateTime CreatedAt, DateTime? ApprovedAt, DateTime? DeliveredAt, DateTime? ReadAt)
{
    public const string Draft = "draft";
    public const string Approved = "approved";
    public const string Delivered = "delivered";

    private const string Columns = """
        id, period, first_day, next_day, revision, revision_of, state, summary, problems, proposals, version, figures, figures_hash, created_at, approved_at,
        delivered_at, read_at
        """;

    public Period Range => new(FirstDay, NextDay, Period);

    /// <summary>A director has opened it; the first time counts.</summary>
    public static Task Receive(DbConnection connection, Guid id, Guid director, DateTime now, CancellationToken ct) => connection.Run(
        "update report set read_at = @now, read_by = @director where id = @id and state = 'delivered' and read_at is null", new { id, now, director }, ct);

    public static Task<ReportRow?> Find(DbConnection connection, Guid id, CancellationToken ct, bool locked = false) =>
        connection.OneOrNone<ReportRow>($"select {Columns} from report where id = @id {(locked ? "for update" : "")}", new { id }, ct);
}

/// <summary>Figures as text that is the same wherever it is written: what is hashed, stored and compared.</summary>
internal static class FrozenText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T Read<T>(Stream text) => JsonSerializer.Deserialize<T>(text, Json)!;

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>Paths such as <c>cases.flow.received</c> at which two texts differ.</returns>
    public static IEnumerable<string> Differences(string one, string other) => Differences(JsonNode.Parse(one), JsonNode.Parse(other), "");

    private static IEnumerable<string> Differences(JsonNode? one, JsonNode? other, string path) => (one, other) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key), StringComparer.Ordinal)
            .SelectMany(key => Differences(a[key], b[key], path.Length == 0 ? key : $"{path}.{key}")),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.SelectMany((item, i) => Differences(item, b[i], $"{path}.{i}")),
        _ => JsonNode.DeepEquals(one, other) ? [] : [path],
    };
}
