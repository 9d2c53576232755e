using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Documents;

/// <summary>
/// CSV by RFC 4180 that Excel opens in Thai (byte order mark) and that runs nothing: a cell that would begin as a formula begins with an
/// apostrophe. Rows are written as they come, so that the memory needed does not grow with them.
/// </summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Rules = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <param name="write">Writes one row, field by field; the end of the line is added.</param>
    public static PushStreamHttpResult Of<T>(
        string name, string[] header, Func<CancellationToken, IAsyncEnumerable<T>> rows, Action<CsvWriter, T> write, CancellationToken ct) =>
        TypedResults.Stream(async body =>
        {
            await using var csv = CsvWriter.Create(body, Rules, leaveOpen: true);
            csv.WriteHeader(header);
            await foreach (var row in rows(ct).WithCancellation(ct))
            {
                write(csv, row);
                await csv.EndRecordAsync(ct);
            }
        }, "text/csv; charset=utf-8", name);

    /// <summary>ISO 8601 in Bangkok's time, with its offset.</summary>
    public static string? Time(DateTime? utc) =>
        utc is { } at ? Clock.InBangkok(at).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture) : null;
}
