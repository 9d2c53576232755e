using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Sends the message to whoever asks, and to nobody else. It costs one message of the month; a second tap within the minute sends none.</summary>
internal static class TestAnnouncement
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, HttpContext http, NewsCard card, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AnnouncementRow.Find(connection, id, ct) is not { } row) return Refusal.NotFound;

        var to = await connection.OneOrNone<string>("select line_user_id from person where id = @Id", person, ct);
        if (to is null) return Refusal.NotFound;

        var messages = card.Messages(row, await AnnouncementRow.Files(connection, id, ct), open: row.SentAt is not null);
        var minute = now.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await new PersonPush(to, messages, "announcement_test", $"staff/news/{id}", $"news-test:{id}:{person.Id}:{minute}") { SubjectId = id, Prompt = true }
            .Add(connection, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
