using System.Data.Common;

namespace Saphansung.Api.Platform;

/// <summary>Messages to deliver, written in the transaction of the change they tell about and sent by a worker after its commit.</summary>
internal static class Outbox
{
    /// <summary>A push costs one of the month's messages per recipient.</summary>
    public const string Push = "line_push";

    /// <summary>The same to up to 500 people in one call; costs as many.</summary>
    public const string Multicast = "line_multicast";

    /// <summary>A reply is free, but its token lives one minute.</summary>
    public const string Reply = "line_reply";

    public const string Waiting = "waiting";
    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>Needs a person: LINE refused it, or nobody can say whether it arrived.</summary>
    public const string Stuck = "stuck";

    public const string Expired = "expired";
    public const string Undeliverable = "undeliverable";

    /// <summary>There was no room in the month: told by a free answer, in the inbox, or when the month turns.</summary>
    public const string Withheld = "withheld";

    /// <summary>Another message carries it.</summary>
    public const string Merged = "merged";

    /// <summary>Read in the inbox before it could be sent.</summary>
    public const string Read = "read";

    /// <summary>The <c>last_error</c> of pushes held back until LINE's monthly limit may have been lifted.</summary>
    public const string MonthlyLimit = "ข้อความแบบพุชของเดือนนี้ครบโควตาแล้ว รอลองใหม่ (monthly limit reached)";

    /// <param name="Recipient">LINE user id, or the reply token.</param>
    /// <param name="Payload">The request body as LINE gets it; stored as text so that a retry repeats it byte for byte.</param>
    /// <param name="DedupeKey">A second message with the same key is dropped; null for none.</param>
    /// <param name="Cost">People that LINE counts; a reply counts nobody.</param>
    /// <param name="Urgent">An emergency: may use what is kept in reserve, and does not wait for the morning.</param>
    /// <param name="Prompt">Needs the person's answer: goes at once although they were told something this hour.</param>
    /// <param name="Purpose">case, duty, announcement, survey, digest, chat ...</param>
    /// <param name="SubjectId">The announcement, round, group ... it is about.</param>
    public sealed record Message(
        string Kind, string Recipient, string Payload, Guid? IncidentId, string? DedupeKey, DateTime? ExpiresAt = null,
        int Cost = 1, bool Urgent = false, bool Prompt = false, string? Purpose = null, Guid? SubjectId = null, DateTime? DueAt = null, Guid? Id = null);

    /// <summary>A message that this instance alone may send until its claim ends.</summary>
    /// <param name="TriedSince">The first earlier attempt that may have reached LINE; null when there is none.</param>
    /// <param name="Unfollowed">The recipient blocked or left the account.</param>
    public sealed record Claimed(
        Guid Id, string Kind, string Payload, int Attempts, DateTime? TriedSince, DateTime? ExpiresAt, bool Unfollowed);

    /// <param name="TriedSince">Null forgets an attempt that LINE certainly did not accept.</param>
    public sealed record Verdict(string State, DateTime DueAt, DateTime? TriedSince, string? Error);

    /// <summary>One try: when, what LINE answered (null for nothing), LINE's id of the call, what it said.</summary>
    public sealed record Try(DateTime At, int? Status, string? RequestId, string? Error);

    public static Task<int> Add(DbConnection connection, Message message, DateTime now, CancellationToken ct) => connection.Run("""
        insert into outbox (id, kind, recipient, payload, incident_id, dedupe_key, created_at, due_at, expires_at, cost, urgent, prompt, purpose, subject_id)
        values (@id, @Kind, @Recipient, @Payload::json, @IncidentId, @DedupeKey, @now, coalesce(@DueAt, @now), @ExpiresAt, @cost, @Urgent, @Prompt, @Purpose, @SubjectId)
        on conflict (dedupe_key) do nothing
        """, new
    {
        id = message.Id ?? Clock.NewId(now),
        message.Kind,
        message.Recipient,
        message.Payload,
        message.IncidentId,
        message.DedupeKey,
        message.ExpiresAt,
        message.Urgent,
        message.Prompt,
        message.Purpose,
        message.SubjectId,
        message.DueAt,
        cost = message.Kind == Reply ? 0 : message.Cost,
        now,
    }, ct);

    /// <summary>The most urgent of what costs nothing: a reply's token dies within the minute. A claim that ended falls due like any other row.</summary>
    public static Task<Claimed?> ClaimReply(DbConnection connection, DateTime now, DateTime until, CancellationToken ct) => connection.OneOrNone<Claimed>("""
        with due as (
            select id, first_attempt_at as tried_since
            from outbox
            where kind = 'line_reply' and state in ('waiting', 'sending') and due_at <= @now
            order by due_at
            limit 1
            for update skip locked
        )
        update outbox
        set state = 'sending', claimed_until = @until, due_at = @until, attempts = attempts + 1,
            first_attempt_at = coalesce(first_attempt_at, @now)
        from due
        where outbox.id = due.id
        returning outbox.id, kind, payload::text as payload, attempts, due.tried_since, expires_at, false as unfollowed
        """, new { now, until }, ct);

    /// <summary>Claims a row that the caller has locked and decided on.</summary>
    public static Task<Claimed?> Take(DbConnection connection, Guid id, DateTime now, DateTime until, CancellationToken ct) => connection.OneOrNone<Claimed>("""
        with chosen as (
            select id, first_attempt_at as tried_since
            from outbox
            where id = @id
        )
        update outbox
        set state = 'sending', claimed_until = @until, due_at = @until, attempts = attempts + 1,
            first_attempt_at = coalesce(first_attempt_at, @now)
        from chosen
        where outbox.id = chosen.id
        returning outbox.id, kind, payload::text as payload, attempts, chosen.tried_since, expires_at,
                  exists (select from line_follower where line_user_id = recipient and not following) as unfollowed
        """, new { id, now, until }, ct);

    /// <summary>From now on the carrier tells what these would have told, and what becomes of it becomes of them.</summary>
    public static Task<int> Merge(DbConnection connection, Guid[] ids, Guid carrier, CancellationToken ct) => connection.Run("""
        update outbox
        set state = 'merged', carrier_id = @carrier, cost = 0, claimed_until = null
        where id = any(@ids)
        """, new { ids, carrier }, ct);

    /// <summary>
    /// A claim that ended meanwhile settles nothing, because the row is somebody else's; the try is on record all the same. What a reply
    /// carried is withheld again when the reply certainly failed, and needs a person when nobody can say.
    /// </summary>
    public static Task<int> Settle(DbConnection connection, Claimed message, Verdict verdict, Try? tried, DateTime now, CancellationToken ct) => connection.Run("""
        with settled as (
            update outbox
            set state = @State, due_at = @DueAt, claimed_until = null, first_attempt_at = @TriedSince, last_error = @Error,
                attempts = @attempts, sent_at = case when @State = 'sent' then @now end
            where id = @id and state = 'sending' and attempts = @claimed
            returning id, kind
        ), carried as (
            update outbox
            set state = case when @State <> 'expired' then @State when @TriedSince::timestamptz is null then 'withheld' else 'stuck' end,
                sent_at = case when @State = 'sent' then @now end,
                told_by = case when @State = 'sent' and settled.kind = 'line_reply' then 'reply' end,
                cost = case when @State = 'expired' then 1 else 0 end,
                withheld_at = case when @State = 'expired' and @TriedSince::timestamptz is null then coalesce(withheld_at, @now) else withheld_at end,
                carrier_id = case when @State = 'expired' then null else carrier_id end,
                last_error = case when @State = 'sent' then outbox.last_error else @Error end
            from settled
            where outbox.carrier_id = settled.id and outbox.state = 'merged' and @State in ('sent', 'undeliverable', 'expired')
        ), spent as (
            update line_quota
            set read_due_at = least(read_due_at, @now)
            from settled
            where @Error = @MonthlyLimit
        )
        insert into delivery (outbox_id, tried_at, status, request_id, error)
        select @id, @at::timestamptz, @status::integer, @requestId::text, @said::text
        where @at::timestamptz is not null
        """, new
    {
        id = message.Id,
        claimed = message.Attempts,
        attempts = tried is null ? message.Attempts - 1 : message.Attempts,
        verdict.State,
        verdict.DueAt,
        verdict.TriedSince,
        verdict.Error,
        MonthlyLimit,
        now,
        at = tried?.At,
        status = tried?.Status,
        requestId = tried?.RequestId,
        said = tried?.Error,
    }, ct);
}
