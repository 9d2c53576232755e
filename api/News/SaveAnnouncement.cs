using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>An announcement as it is written. Written anew or changed it is a draft, which nobody outside sees and the head has not approved.</summary>
internal static class SaveAnnouncement
{
    private const int MostAttachments = 5;

    /// <param name="Title">At most 120 characters; the English one may be left out.</param>
    /// <param name="Body">Plain text, at most 5,000 characters; the English one may be left out.</param>
    /// <param name="Event">When and where something takes place.</param>
    /// <param name="PictureId">An id of <c>POST /api/v1/staff/announcements/files</c>, of a JPEG or PNG picture.</param>
    /// <param name="AttachmentIds">At most five such ids, in their order.</param>
    /// <param name="DueAt">When it shall go out by itself once it is approved; left out, somebody sends it.</param>
    /// <param name="Version">The version that was read; only for a change.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Words? Title,
        [property: Required(ErrorMessage = "required")] Words? Body,
        Happening? Event,
        Guid? PictureId,
        IReadOnlyList<Guid>? AttachmentIds,
        [property: Required(ErrorMessage = "required")] Audience.Wish? Audience,
        DateTime? DueAt,
        int? Version);

    public sealed record Words(string? Th, string? En);

    public sealed record Happening(DateTime? From, DateTime? To, string? Place);

    public static async Task<Results<Created<OpenAnnouncement.Announcement>, Refusal>> Create(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, AnnouncementView view,
        DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (person, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var id = Clock.NewId(now);
        if (await Earlier(connection, person.Id, key, ct) is null)
        {
            if (await Check(connection, request, null, await district.Get(ct), now, ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

            var added = await connection.Run("""
                insert into announcement (id, state, version, title_th, title_en, body_th, body_en, event_from, event_to, event_place,
                                          audience, audience_code, audience_metres, due_at, created_by, created_at, updated_at, submission_key, submission_hash)
                values (@id, 'draft', 1, @titleTh, @titleEn, @bodyTh, @bodyEn, @eventFrom, @eventTo, @eventPlace,
                        @audience, @audienceCode, @audienceMetres, @dueAt, @person, @now, @now, @key, @hash)
                on conflict on constraint announcement_submission_key do nothing
                """, Values(request, id, person.Id, now, key, hash), ct);
            if (added == 1)
            {
                await Attach(connection, id, request, ct);
                await AnnouncementHistory.Add(connection, id, AnnouncementState.Draft, 1, person.Id, null, now, ct);
            }
        }

        var saved = (await Earlier(connection, person.Id, key, ct))!;
        await transaction.CommitAsync(ct);
        if (!saved.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, (await view.Read(connection, saved.Id, person, ct))!);
    }

    /// <summary>Saying the same again changes nothing; anything else is a new version, which needs the head's approval anew.</summary>
    public static async Task<Results<Ok<OpenAnnouncement.Announcement>, Refusal>> Change(
        Guid id, Request request, HttpContext http, AnnouncementView view, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AnnouncementRow.Lock(connection, id, ct) is not { } row) return Refusal.NotFound;
        if (!AnnouncementState.Changeable.Contains(row.State)) return Refusal.IllegalMove([]);
        if (request.Version is null) return Refusal.Invalid("version", "required");
        if (request.Version != row.Version) return new Refusal(409, "stale_version");
        if (await Check(connection, request, id, await district.Get(ct), now, ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var before = await Files(connection, id, ct);
        await Attach(connection, id, request, ct);
        var changed = await connection.Run("""
            update announcement
            set state = 'draft', version = version + 1, title_th = @titleTh, title_en = @titleEn, body_th = @bodyTh, body_en = @bodyEn,
                event_from = @eventFrom, event_to = @eventTo, event_place = @eventPlace,
                audience = @audience, audience_code = @audienceCode, audience_metres = @audienceMetres, due_at = @dueAt, approved_by = null, updated_at = @now
            where id = @id
              and (@filesChanged
                   or (title_th, title_en, body_th, body_en, event_from, event_to, event_place, audience, audience_code, audience_metres, due_at)
                      is distinct from (@titleTh, @titleEn, @bodyTh, @bodyEn, @eventFrom::timestamptz, @eventTo::timestamptz, @eventPlace::text,
                                        @audience, @audienceCode::text, @audienceMetres::integer, @dueAt::timestamptz))
            """, Values(request, id, person.Id, now, default, [], filesChanged: before != await Files(connection, id, ct)), ct);
        if (changed == 1) await AnnouncementHistory.Add(connection, id, AnnouncementState.Draft, row.Version + 1, person.Id, null, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await view.Read(connection, id, person, ct))!);
    }

    private static async Task<Dictionary<string, string[]>> Check(DbConnection connection, Request request, Guid? id, District district, DateTime now, CancellationToken ct)
    {
        var errors = await Audience.Mistakes(connection, request.Audience, district, ct);
        Text("title", request.Title!, 120);
        Text("body", request.Body!, 5000);
        if (request.Event is { } happening)
        {
            if (happening.From is null) errors["event.from"] = ["required"];
            if (!Sensible(happening.From)) errors["event.from"] = ["not_a_date"];
            if (!Sensible(happening.To)) errors["event.to"] = ["not_a_date"];
            if (happening.To < happening.From) errors["event.to"] = ["ends_before"];
            if (happening.Place?.Length > 200) errors["event.place"] = ["too_long|200"];
        }

        if (!Sensible(request.DueAt)) errors["dueAt"] = ["not_a_date"];
        if (request.DueAt <= now) errors["dueAt"] = ["already_past"];
        if (request.AttachmentIds?.Count > MostAttachments) errors["attachmentIds"] = [$"too_many|{MostAttachments}"];
        if (request.PictureId is { } picture && await Usable(connection, [picture], "picture", id, ct) != 1) errors["pictureId"] = ["not_your_file"];
        if (request.AttachmentIds is { Count: > 0 and <= MostAttachments } attached
            && await Usable(connection, [.. attached], "attachment", id, ct) != attached.Count) errors["attachmentIds"] = ["not_your_file"];
        return errors;

        void Text(string field, Words words, int most)
        {
            if (string.IsNullOrWhiteSpace(words.Th)) errors[$"{field}.th"] = ["required"];
            if (words.Th?.Length > most) errors[$"{field}.th"] = [$"too_long|{most}"];
            if (words.En?.Length > most) errors[$"{field}.en"] = [$"too_long|{most}"];
        }
    }

    /// <summary>Of a year that people speak of.</summary>
    private static bool Sensible(DateTime? time) => time is null or { Year: > 2000 and < 2200 };

    private static Task<long> Usable(DbConnection connection, Guid[] ids, string kind, Guid? announcement, CancellationToken ct) => connection.One<long>("""
        select count(*)
        from announcement_file
        where id = any(@ids) and kind = @kind and (announcement_id is null or announcement_id = @announcement)
        """, new { ids, kind, announcement }, ct);

    private static Task<int> Attach(DbConnection connection, Guid id, Request request, CancellationToken ct) => connection.Run("""
        update announcement_file
        set announcement_id = null
        where announcement_id = @id and id <> all(@ids);
        update announcement_file
        set announcement_id = @id, position = array_position(@ids, announcement_file.id)
        where id = any(@ids)
        """, new { id, ids = (Guid[])[.. request.PictureId is { } picture ? (Guid[])[picture] : [], .. request.AttachmentIds ?? []] }, ct);

    private static Task<string> Files(DbConnection connection, Guid id, CancellationToken ct) => connection.One<string>(
        "select coalesce(string_agg(id::text, ',' order by position), '') from announcement_file where announcement_id = @id", new { id }, ct);

    private static object Values(Request request, Guid id, Guid person, DateTime now, Guid key, byte[] hash, bool filesChanged = false) => new
    {
        id,
        titleTh = request.Title!.Th!.Trim(),
        titleEn = request.Title.En?.Trim() ?? "",
        bodyTh = request.Body!.Th!.Trim(),
        bodyEn = request.Body.En?.Trim() ?? "",
        eventFrom = request.Event?.From,
        eventTo = request.Event?.To,
        eventPlace = string.IsNullOrWhiteSpace(request.Event?.Place) ? null : request.Event.Place.Trim(),
        audience = request.Audience!.Kind,
        audienceCode = request.Audience.Kind is Audience.Everyone or Audience.Archive ? null : request.Audience.Code,
        audienceMetres = request.Audience.Kind == Audience.Near ? request.Audience.Metres : null,
        dueAt = request.DueAt,
        person,
        now,
        key,
        hash,
        filesChanged,
    };

    private static Task<Saved?> Earlier(DbConnection connection, Guid person, Guid key, CancellationToken ct) => connection.OneOrNone<Saved>(
        "select id, submission_hash from announcement where created_by = @person and submission_key = @key", new { person, key }, ct);

    private sealed record Saved(Guid Id, byte[] SubmissionHash);
}
