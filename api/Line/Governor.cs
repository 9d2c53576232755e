using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Decides what a worker sends next. Whatever LINE counts is decided one at a time, whichever instance asks, under the lock of the month's
/// row: so the last free message is given away once. A message for which there is no room is withheld, never dropped; one that can wait
/// waits for the morning, or for the end of the hour in which the person was told something, and then goes together with others.
/// </summary>
internal sealed class Governor(
    NpgsqlDataSource database, DistrictData districtData, IOptions<LineOptions> line, LineMonth month)
{
    private const int DecidedAtOnce = 50;

    /// <summary>Whoever was with us so lately is awake.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(15);

    private const string Spent = "โควตาข้อความของเดือนนี้หมด เก็บไว้ตอบเมื่อผู้รับติดต่อมา และอ่านได้ในกล่องข้อความ (the month's messages are spent)";
    private const string KeptBack = "เหลือเฉพาะส่วนสำรองสำหรับเหตุฉุกเฉิน เก็บไว้ตอบเมื่อผู้รับติดต่อมา และอ่านได้ในกล่องข้อความ (only the emergency reserve is left)";
    private const string UntilMorning = "รอพ้นเวลาพักผ่อน (waits for the morning)";
    private const string Together = "รอรวมกับข้อความอื่นของผู้รับ หนึ่งข้อความต่อชั่วโมง (waits for the hour to end)";
    private const string ReadAlready = "ผู้รับอ่านในกล่องข้อความแล้ว (read in the inbox)";

    public async Task<Outbox.Claimed?> Claim(DateTime now, DateTime until, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await Outbox.ClaimReply(connection, now, until, ct) is { } reply) return reply;
        if (!await AnyDue(connection, now, ct)) return null;
        await month.Refresh(ct);
        while (true)
        {
            var (claimed, more) = await Decide(connection, now, until, ct);
            if (claimed is not null || !more) return claimed;
        }
    }

    private async Task<(Outbox.Claimed?, bool More)> Decide(DbConnection connection, DateTime now, DateTime until, CancellationToken ct)
    {
        var settings = (await districtData.Get(ct)).Settings.Line;
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.One<bool>("select coalesce(reading_until > @now, false) from line_quota for update", new { now }, ct)) return (null, false);
        for (var i = 0; i < DecidedAtOnce; i++)
        {
            if (await Next(connection, now, settings.MergeMinutes, ct) is not { } due)
            {
                await transaction.CommitAsync(ct);
                return (null, false);
            }

            if (await Decide(connection, due, settings, now, until, ct) is not { } claimed) continue;
            await transaction.CommitAsync(ct);
            return (claimed, false);
        }

        await transaction.CommitAsync(ct);
        return (null, true);
    }

    /// <returns>Null when it is not to be sent now.</returns>
    private async Task<Outbox.Claimed?> Decide(
        DbConnection connection, Due due, LineSettings settings, DateTime now, DateTime until, CancellationToken ct)
    {
        // It may have reached LINE already, or nobody is there to get it: there is nothing left to decide.
        if (due.TriedSince is not null || due.Unfollowed) return await Outbox.Take(connection, due.Id, now, until, ct);
        if (due.ReadAt is not null) return await Close(connection, due, now, ct);
        if (line.Value.Night && !due.Urgent && !due.SeenSince(now - Awake) && settings.QuietHours.Until(now) is { } morning)
            return await PutOff(connection, due, morning, UntilMorning, ct);
        if (line.Value.Merges && due is { Urgent: false, Prompt: false, LastToldAt: { } told } && told.AddMinutes(settings.MergeMinutes) > now)
            return await PutOff(connection, due, told.AddMinutes(settings.MergeMinutes), Together, ct);
        if (await NoRoom(connection, due, now, ct) is { } reason) return await Withhold(connection, due, reason, now, ct);
        if (due.HeldUntil is { } held) return await PutOff(connection, due, held, Outbox.MonthlyLimit, ct);

        var together = line.Value.Merges && due is { Kind: Outbox.Push, Carries: false } ? await Waiting(connection, due, ct) : [];
        return together.Count == 0
            ? await Outbox.Take(connection, due.Id, now, until, ct)
            : await Carry(connection, due, together, now, until, ct);
    }

    /// <summary>An emergency may use everything that is left; messages to many also leave room for what was promised before them.</summary>
    private static async Task<string?> NoRoom(DbConnection connection, Due due, DateTime now, CancellationToken ct)
    {
        var quota = await LineQuota.Look(connection, now, ct, due.Id, many: due.Kind == Outbox.Multicast);
        if (quota.Plan is not { } plan) return null;
        var left = plan - quota.Used - quota.UnderWay;
        if (due.Cost > left) return Spent;
        return due.Urgent || due.Cost <= left - quota.Reserve ? null : KeptBack;
    }

    private static Task<bool> AnyDue(DbConnection connection, DateTime now, CancellationToken ct) => connection.One<bool>("""
        select exists (
            select from outbox
            where kind in ('line_push', 'line_multicast') and state in ('waiting', 'sending') and due_at <= @now)
          or exists (
            select from line_quota
            where read_due_at <= @now and exists (
                select from outbox where kind <> 'webhook' and state = 'waiting' and last_error = @MonthlyLimit))
        """, new { now, Outbox.MonthlyLimit }, ct);

    private static Task<Due?> Next(DbConnection connection, DateTime now, int mergeMinutes, CancellationToken ct) => connection.OneOrNone<Due>("""
        with due as (
            select id, kind, recipient, payload::text as payload, cost, urgent, prompt, purpose, created_at, first_attempt_at as tried_since, dedupe_key
            from outbox
            where kind in ('line_push', 'line_multicast') and state in ('waiting', 'sending') and due_at <= @now
            order by urgent desc, due_at, id
            limit 1
            for update skip locked
        )
        select due.id, due.kind, due.recipient, due.payload, due.cost, due.urgent, due.prompt, due.purpose, due.created_at, due.tried_since,
               coalesce(not line_follower.following, false) as unfollowed,
               exists (select from outbox carried where carrier_id = due.id) as carries,
               (select read_at from inbox_message where inbox_message.dedupe_key = due.dedupe_key and due.kind = 'line_push') as read_at,
               greatest(line_follower.changed_at, person.seen_at, (
                   select max(recorded_at) from incident_event where actor_id = person.id and recorded_at > @now - interval '1 day')) as seen_at,
               (select max(coalesce(sent_at, first_attempt_at))
                from outbox told
                where told.recipient = due.recipient and told.kind = 'line_push' and told.carrier_id is null and told.id <> due.id
                  and (told.state = 'sending' or (told.state = 'sent' and told.sent_at > @now - make_interval(mins => @mergeMinutes)))) as last_told_at,
               (select max(held.due_at)
                from outbox held
                where held.kind in ('line_push', 'line_multicast') and held.state = 'waiting' and held.due_at > @now and held.last_error = @MonthlyLimit) as held_until
        from due
        left join line_follower on line_follower.line_user_id = due.recipient
        left join person on person.line_user_id = due.recipient
        """, new { now, mergeMinutes, Outbox.MonthlyLimit }, ct);

    /// <summary>What else is to be told to the same person, due or not.</summary>
    private static Task<List<Other>> Waiting(DbConnection connection, Due due, CancellationToken ct) => connection.Many<Other>("""
        select id, payload::text as payload, urgent or prompt as first, created_at
        from outbox
        where recipient = @Recipient and kind = 'line_push' and state = 'waiting' and first_attempt_at is null and id <> @Id
          and not exists (select from outbox carried where carried.carrier_id = outbox.id)
        order by created_at, id
        for update skip locked
        """, due, ct);

    /// <summary>One body for all of them, written down before it is sent: a repeat is the same byte for byte.</summary>
    private async Task<Outbox.Claimed> Carry(
        DbConnection connection, Due due, List<Other> others, DateTime now, DateTime until, CancellationToken ct)
    {
        Other[] all = [.. others.Append(new(due.Id, due.Payload, true, due.CreatedAt)).OrderBy(other => other.CreatedAt)];
        var messages = Bundle.Of([.. all.Select(other => new Bundle.Part(other.Payload, other.First))], Bundle.MostMessages,
            left => LineMessages.More(left, line.Value.Link("inbox")));
        var carrier = Clock.NewId(now);
        await Outbox.Add(connection,
            new(Outbox.Push, due.Recipient, LinePayload.Push(due.Recipient, Bundle.Join(messages)), null, null,
                Urgent: due.Urgent, Prompt: true, Purpose: due.Purpose, Id: carrier), now, ct);
        await Outbox.Merge(connection, [.. all.Select(other => other.Id)], carrier, ct);
        return (await Outbox.Take(connection, carrier, now, until, ct))!;
    }

    private static async Task<Outbox.Claimed?> PutOff(DbConnection connection, Due due, DateTime until, string why, CancellationToken ct)
    {
        await connection.Run(
            "update outbox set state = 'waiting', due_at = @until, claimed_until = null, last_error = @why where id = @Id", new { due.Id, until, why }, ct);
        return null;
    }

    /// <summary>
    /// What was to be told together is withheld one by one again. Yesterday's digest is no news when the month turns, and who types the
    /// word in the group has it for nothing.
    /// </summary>
    private static async Task<Outbox.Claimed?> Withhold(DbConnection connection, Due due, string why, DateTime now, CancellationToken ct)
    {
        await connection.Run("""
            update outbox
            set state = case when (id = @Id and @Carries) or purpose = 'digest' then 'undeliverable' else 'withheld' end,
                withheld_at = case when (id = @Id and @Carries) or purpose = 'digest' then withheld_at else @now end,
                cost = case when id = @Id then cost else 1 end,
                carrier_id = null, claimed_until = null, last_error = @why
            where id = @Id or (carrier_id = @Id and state = 'merged')
            """, new { due.Id, due.Carries, why, now }, ct);
        return null;
    }

    private static async Task<Outbox.Claimed?> Close(DbConnection connection, Due due, DateTime now, CancellationToken ct)
    {
        await connection.Run("""
            update outbox
            set state = 'read', told_by = 'inbox', sent_at = @now, cost = 0, claimed_until = null, last_error = @ReadAlready
            where id = @Id
            """, new { due.Id, now, ReadAlready }, ct);
        return null;
    }

    private sealed record Due(
        Guid Id, string Kind, string Recipient, string Payload, int Cost, bool Urgent, bool Prompt, string? Purpose, DateTime CreatedAt, DateTime? TriedSince, bool Unfollowed,
        bool Carries, DateTime? ReadAt, DateTime? SeenAt, DateTime? LastToldAt, DateTime? HeldUntil)
    {
        public bool SeenSince(DateTime moment) => SeenAt > moment;
    }

    private sealed record Other(Guid Id, string Payload, bool First, DateTime CreatedAt);
}
