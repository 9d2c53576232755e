using System.Data.Common;
using System.Globalization;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// Sends an approved announcement, within the transaction that holds its row: who gets it, their messages in the outbox and the new state
/// are one fact. A process that dies before the commit has sent nothing, one that dies after it has lost nothing.
/// </summary>
internal sealed class AnnouncementSending(NewsCard card)
{
    public const string Purpose = "announcement";

    public const string Push = "push";

    /// <summary>A line in each person's inbox in LIFF, without a message: free.</summary>
    public const string Inbox = "inbox";

    public const string ArchiveOnly = "archive";

    /// <param name="wish">Null for a push.</param>
    /// <param name="person">Who pressed; null for the service, when the time has come: then the free way is taken by itself where a push does not fit.</param>
    /// <returns>Null when it is on its way.</returns>
    public async Task<Refusal?> Run(DbConnection connection, AnnouncementRow row, string? wish, Guid? person, DateTime now, CancellationToken ct)
    {
        var people = await Audience.Find(connection, row.Audience, row.AudienceCode, row.AudienceMetres, ct);
        var way = row.Audience == Audience.Archive ? ArchiveOnly : wish ?? Push;
        string? note = null;
        if (way == Push && await Left(connection, now, ct) is { } left && left < people.Count)
        {
            if (person is not null) return Short(people.Count, left);
            (way, note) = (Inbox, $"โควตาเหลือ {left} ข้อความ ผู้รับ {people.Count} คน จึงลงในกล่องข่าวแทน (the month's messages did not suffice)");
        }

        await connection.Run("""
            insert into announcement_recipient (announcement_id, line_user_id)
            select @Id, line_user_id
            from unnest(@people) as line_user_id
            """, new { row.Id, people = people.ToArray() }, ct);
        await Tell(connection, row, people, way, now, ct);

        var state = way == Push ? AnnouncementState.Sending : AnnouncementState.Sent;
        await connection.Run("""
            update announcement
            set state = @state, way = @way, recipients = @count, sent_at = @now, updated_at = @now
            where id = @Id
            """, new { row.Id, state, way, count = people.Count, now }, ct);
        await AnnouncementHistory.Add(connection, row.Id, state, row.Version, person, note, now, ct);
        return null;
    }

    /// <returns>Null when LINE sets no limit.</returns>
    public static async Task<int?> Left(DbConnection connection, DateTime now, CancellationToken ct) => (await LineQuota.Look(connection, now, ct)).Free;

    private static Refusal Short(int people, int left) => new(409, "quota_short")
    {
        Errors = new(StringComparer.Ordinal) { ["way"] = [string.Create(CultureInfo.InvariantCulture, $"quota_short|{people}/{left}")] },
    };

    private async Task Tell(DbConnection connection, AnnouncementRow row, List<string> people, string way, DateTime now, CancellationToken ct)
    {
        if (way == ArchiveOnly) return;

        if (way == Push)
        {
            var messages = card.Messages(row, await AnnouncementRow.Files(connection, row.Id, ct), open: true);
            await Multicasts.Add(connection, people, messages, Purpose, row.Id, $"news:{row.Id}", now, ct);
        }

        await Line.Inbox.AddMany(connection, people, row.TitleTh, LineText.Cut(row.BodyTh, 300), $"news/{row.Id}", Purpose, row.Id, $"news:{row.Id}", now, ct);
    }
}
