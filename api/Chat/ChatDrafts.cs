using Saphansung.Api.Line;
using Saphansung.Api.Network;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// A photo or a place that somebody sends becomes the draft of a report, which its sender alone can open. What comes in a row is one
/// draft and gets one answer an hour.
/// </summary>
internal sealed class ChatDrafts(ChatScene scene)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A report takes as many.</summary>
    private const int MostPhotos = 5;

    /// <returns>False when the message is nothing that a report can use.</returns>
    public async Task<bool> Take(ChatEvents.Stored stored, Told told, Guid? group, CancellationToken ct)
    {
        var (message, person) = (told.Message!, told.Source!.UserId);
        var photo = message is { Type: "image", Id: not null, ContentProvider.Type: "line" };
        var place = message is { Type: "location", Latitude: not null, Longitude: not null };
        // Who only stands by asks LINE for nothing, so it keeps nothing either.
        if (person is null || told.Standby || !(photo || place)) return false;

        var draft = await Draft(person, group, stored, ct);
        if (photo) await AddPhoto(draft, message.Id!, stored, ct);
        else await SetPlace(draft, message, ct);
        var link = group is { } bound
            ? scene.Line.Link($"g/{scene.Keys.Make(bound, "report", scene.Now)}/draft/{draft}")
            : scene.Line.Link($"draft/{draft}");
        await scene.Reply(stored, told, GroupMessages.Draft(link), ct, $"draft:{draft}:{ChatScene.Hour(stored)}");
        return true;
    }

    private Task<Guid> Draft(string person, Guid? group, ChatEvents.Stored stored, CancellationToken ct) => scene.Connection.One<Guid>("""
        insert into chat_draft (id, line_user_id, group_id, created_at, expires_at)
        values (@id, @person, @group, @Now, @until)
        on conflict (line_user_id) do update set expires_at = excluded.expires_at, group_id = excluded.group_id
        returning id
        """, new { id = Clock.NewId(scene.Now), person, group, scene.Now, until = stored.ReceivedAt + Kept }, ct);

    private Task<int> AddPhoto(Guid draft, string messageId, ChatEvents.Stored stored, CancellationToken ct) => scene.Connection.Run("""
        insert into chat_draft_photo (message_id, draft_id, photo_id, state, sent_at, due_at)
        select @messageId, @draft, @photoId, 'waiting', @OccurredAt, @Now
        where (select count(*) from chat_draft_photo where draft_id = @draft) < @MostPhotos
        on conflict (message_id) do nothing
        """, new { messageId, draft, photoId = Clock.NewId(scene.Now), stored.OccurredAt, scene.Now, MostPhotos }, ct);

    private Task<int> SetPlace(Guid draft, ChatMessage message, CancellationToken ct)
    {
        string[] words = [.. new[] { message.Title, message.Address }.OfType<string>().Where(w => w.Length > 0)];
        return scene.Connection.Run("""
            update chat_draft set place_message_id = @Id, lat = @Latitude, lng = @Longitude, landmark = @landmark where id = @draft
            """, new { draft, message.Id, message.Latitude, message.Longitude, landmark = words.Length == 0 ? null : LineText.Cut(string.Join(" ", words), 200) }, ct);
    }
}
