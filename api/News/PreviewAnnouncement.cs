using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Lets LINE itself look at the message without sending it.</summary>
internal static class PreviewAnnouncement
{
    /// <param name="Checked">False when LINE did not answer.</param>
    /// <param name="Picture">The message carries its picture; without the setting <c>News__SiteUrl</c> none does.</param>
    /// <param name="Problems">What LINE would refuse.</param>
    public sealed record Response(bool Checked, bool Picture, IReadOnlyList<string> Problems);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NewsCard card, LineClient line, NpgsqlDataSource database, CancellationToken ct)
    {
        string messages;
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            if (await AnnouncementRow.Find(connection, id, ct) is not { } row) return Refusal.NotFound;
            messages = card.Messages(row, await AnnouncementRow.Files(connection, id, ct), open: row.SentAt is not null);
        }

        var answer = await line.Validate(messages, ct);
        return TypedResults.Ok(new Response(answer.Status is 200 or 400, messages.Contains("\"hero\"", StringComparison.Ordinal), answer.Status == 400 ? Problems(answer.Body) : []));
    }

    private static List<string> Problems(string? body)
    {
        try
        {
            var told = JsonSerializer.Deserialize<Refused>(body ?? "", JsonSerializerOptions.Web);
            return told?.Details is { Count: > 0 } details ? details.ConvertAll(d => $"{d.Property}: {d.Message}") : [told?.Message ?? "400"];
        }
        catch (JsonException)
        {
            return ["400"];
        }
    }

    private sealed record Refused(string? Message, List<Detail>? Details);

    private sealed record Detail(string? Message, string? Property);
}
