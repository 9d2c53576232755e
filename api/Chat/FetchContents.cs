using System.Security.Cryptography;
using Npgsql;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// Fetches the photos of drafts at once, because LINE does not say how long it keeps them. What a file is, its bytes say; metadata is read
/// for the evidence checks and taken out, as of every photo.
/// </summary>
internal sealed class FetchContents(NpgsqlDataSource database, LineReads line, TimeProvider clock) : IWork
{
    public const int SideBySide = 2;

    private const int MostTries = 10;
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    public static string[] WokenBy => ["chat_draft_photo"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        if (await Claim(now, ct) is not { } due) return 0;
        var answer = await line.Content(due.MessageId, UploadPhoto.MostBytes, ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        switch (answer)
        {
            case { Status: 200, Body: null }:
                await Fail(connection, due, "too_large", ct);
                break;
            case { Status: 200, Body: { } bytes }:
                if (PhotoBytes.Read(bytes) is { } photo) await Keep(connection, due, photo, SHA256.HashData(bytes), ct);
                else await Fail(connection, due, "not_a_photo", ct);
                break;
            case { Status: 404 or 410 }:
                await Fail(connection, due, "gone", ct);
                break;
            // Still being prepared, or LINE is away.
            default:
                if (due.Tries >= MostTries) await Fail(connection, due, "unreachable", ct);
                else
                    await connection.Run("update chat_draft_photo set due_at = @next where message_id = @MessageId and state = 'waiting'",
                        new { due.MessageId, next = now + FirstWait * Math.Pow(2, due.Tries - 1) }, ct);
                break;
        }

        return 1;
    }

    private async Task<Due?> Claim(DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.OneOrNone<Due>("""
            update chat_draft_photo
            set tries = tries + 1, due_at = @until
            where message_id = (
                select message_id from chat_draft_photo where state = 'waiting' and due_at <= @now order by due_at limit 1 for update skip locked)
            returning message_id, tries
            """, new { now, until = now + ClaimLasts }, ct);
    }

    // Taken back meanwhile: there is no row, and nothing is kept.
    private static Task<int> Keep(NpgsqlConnection connection, Due due, PhotoBytes photo, byte[] sha256, CancellationToken ct) => connection.Run("""
        update chat_draft_photo
        set state = 'kept', content_type = @ContentType, bytes = @Bytes, sha256 = @sha256, taken_at = @TakenAt, taken_lat = @Lat, taken_lng = @Lng
        where message_id = @MessageId and state = 'waiting'
        """, new { due.MessageId, photo.ContentType, photo.Bytes, sha256, photo.TakenAt, photo.Lat, photo.Lng }, ct);

    private static Task<int> Fail(NpgsqlConnection connection, Due due, string reason, CancellationToken ct) => connection.Run(
        "update chat_draft_photo set state = 'failed', reason = @reason where message_id = @MessageId and state = 'waiting'",
        new { due.MessageId, reason }, ct);

    private sealed record Due(string MessageId, int Tries);
}
