using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Puts a checked report into the database with its first line of history and its first clocks.</summary>
internal static class StoreReport
{
    /// <param name="groupId">The network's group, when it was filed from there.</param>
    /// <returns>
    /// Null when nothing was stored: the key was used before, or a photo is not the reporter's to attach. One statement, so one round trip
    /// and no half-stored report; the unique constraint decides which of several equal calls is the first.
    /// </returns>
    public static async Task<Saved?> Store(
        DbConnection connection, SubmitIncident.Request request, District district, Category category, Guid reporterId, Guid key,
        byte[] hash, DateTime now, CancellationToken ct, Guid? groupId = null)
    {
        var promise = Promised(request, district, category, now);
        var calendar = district.Calendar(promise.Target.Calendar);
        var saved = new Saved(Clock.NewId(now), "", category.Code, promise.Routing.Priority, now,
            calendar.Add(now, TimeSpan.FromMinutes(promise.Target.AnswerMinutes)), calendar.Add(now, TimeSpan.FromMinutes(promise.Target.FixMinutes)), hash);
        var clocks = FirstClocks(calendar, promise.Target, saved).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var references = Enumerable.Range(0, 3).Select(_ => NewReference(district.Settings.ReferencePrefix, now)).ToArray();
            try
            {
                return await Insert(connection, request, category, promise, reporterId, key, groupId, references, saved, clocks, ct) is { } reference
                    ? saved with { Reference = reference }
                    : null;
            }
            // Two reports drew the same five letters of 17 million at the same moment, and another draw settles it.
            catch (PostgresException e) when (e.ConstraintName == "incident_reference_key" && attempt < 5)
            {
            }
        }
    }

    public static Task<Saved?> Find(DbConnection connection, Guid reporterId, Guid key, CancellationToken ct) => connection.OneOrNone<Saved>("""
        select id, reference, category_code, priority, reported_at, answer_by, fix_by, submission_hash
        from incident
        where reporter_id = @reporterId and submission_key = @key
        """, new { reporterId, key }, ct);

    /// <summary>The rules look at what was reported, and the priority they give decides the times.</summary>
    private static Promise Promised(SubmitIncident.Request request, District district, Category category, DateTime now)
    {
        var routing = Routing.Of(district.Rules, new(category.Code, request.Community, request.Answers!, now, district.Hours.IsOpen(now)));
        return new(routing, district.Target(category, routing.Priority));
    }

    private static IEnumerable<FirstClock> FirstClocks(WorkingCalendar calendar, ServiceTarget target, Saved saved)
    {
        var at = saved.ReportedAt;
        yield return new(Clocks.Screen, at, null);
        if (Escalation.Next(calendar, saved.AnswerBy, target.AnswerMinutes, 0, at) is var (answer, answerDue)) yield return new(Clocks.Answer, answerDue, answer);
        if (Escalation.Next(calendar, saved.FixBy, target.FixMinutes, 0, at) is var (fix, fixDue)) yield return new(Clocks.Fix, fixDue, fix);
    }

    /// <returns>The first of the references that was free.</returns>
    private static Task<string?> Insert(
        DbConnection connection, SubmitIncident.Request request, Category category, Promise promise, Guid reporterId, Guid key, Guid? groupId, string[] references,
        Saved saved, List<FirstClock> clocks, CancellationToken ct) => connection.OneOrNone<string>("""
        with wanted as (
            select id
            from photo
            where id = any(@photoIds) and person_id = @reporterId and incident_id is null
            for update
        ), stored as (
            insert into incident (id, reference, category_code, status, description, answers, form_key, form_version,
                                  lat, lng, accuracy, landmark, community_code, reporter_id, contact_name, contact_phone,
                                  behalf_name, behalf_phone, submission_key, submission_hash, reported_at, updated_at, answer_by, fix_by, photos,
                                  priority, calendar, answer_minutes, fix_minutes, rule_id, suggested_agency, filed_from, group_id)
            select @id, drawn.reference, @category, 'received', @description, @answers::jsonb, category.form_key, @formVersion,
                   @lat, @lng, @accuracy, @landmark, @community, @reporterId, @contactName, @contactPhone,
                   @behalfName, @behalfPhone, @key, @hash, @reportedAt, @reportedAt, @answerBy, @fixBy, cardinality(@photoIds),
                   @priority, @calendar, @answerMinutes, @fixMinutes, @ruleId, @suggestedAgency,
                   case when @groupId::uuid is null then 'own' else 'group' end, @groupId
            from category
            cross join (
                select free.reference
                from unnest(@references) as free (reference)
                where not exists (select from incident where incident.reference = free.reference)
                limit 1
            ) as drawn
            where code = @category and (select count(*) from wanted) = cardinality(@photoIds)
            on conflict (reporter_id, submission_key) do nothing
            returning id, reference
        ), told as (
            insert into incident_event (id, incident_id, kind, actor_kind, actor_id, occurred_at, recorded_at, status, version)
            select @eventId, id, 'reported', 'reporter', @reporterId, @reportedAt, @reportedAt, 'received', 1
            from stored
            returning incident_id
        ), routed as (
            insert into incident_event (id, incident_id, kind, actor_kind, staff_only, occurred_at, recorded_at, data)
            select @routedId, incident_id, 'routed', 'system', true, @reportedAt, @reportedAt, @routing::jsonb
            from told  -- so that this line comes second
            where @ruleId::uuid is not null
        ), started as (
            insert into clock (id, kind, incident_id, level, due_at)
            select clock.id, kind, stored.id, level, due_at
            from stored
            cross join unnest(@clockIds, @clockKinds, @clockLevels, @clockDues) as clock (id, kind, level, due_at)
        ), shown as (
            update photo
            set incident_id = @id, event_id = @eventId, purpose = 'report'
            where id in (select id from wanted) and exists (select from stored)
        )
        select reference from stored
        """, new
        {
            id = saved.Id,
            references,
            category = category.Code,
            description = request.Description!.Trim(),
            answers = JsonSerializer.Serialize(request.Answers),
            formVersion = category.Form.Version,
            lat = request.Location?.Lat,
            lng = request.Location?.Lng,
            accuracy = request.Location?.Accuracy,
            landmark = request.Location?.Landmark?.Trim(),
            community = request.Community,
            reporterId,
            contactName = request.Contact?.Name?.Trim(),
            contactPhone = request.Contact?.Phone?.Trim(),
            behalfName = request.OnBehalfOf?.Name?.Trim(),
            behalfPhone = request.OnBehalfOf?.Phone?.Trim(),
            key,
            groupId,
            hash = saved.SubmissionHash,
            reportedAt = saved.ReportedAt,
            answerBy = saved.AnswerBy,
            fixBy = saved.FixBy,
            photoIds = request.PhotoIds?.ToArray() ?? [],
            eventId = Clock.NewId(saved.ReportedAt),
            priority = promise.Routing.Priority,
            ruleId = promise.Routing.Fired.Select(r => (Guid?)r.Id).FirstOrDefault(),
            suggestedAgency = promise.Routing.Agency,
            routing = JsonSerializer.Serialize(promise.Routing.Told, JsonSerializerOptions.Web),
            routedId = Clock.NewId(saved.ReportedAt),
            calendar = promise.Target.Calendar,
            answerMinutes = promise.Target.AnswerMinutes,
            fixMinutes = promise.Target.FixMinutes,
            clockIds = clocks.Select(_ => Clock.NewId(saved.ReportedAt)).ToArray(),
            clockKinds = clocks.Select(c => c.Kind).ToArray(),
            clockLevels = clocks.Select(c => c.Level).ToArray(),
            clockDues = clocks.Select(c => c.DueAt).ToArray(),
        }, ct);

    private static string NewReference(string prefix, DateTime now) =>
        $"{prefix}-{Clock.BuddhistYear(now)}-{RandomNumberGenerator.GetString(References.Letters, 5)}";

    /// <summary>How soon the case will be dealt with, and by which times.</summary>
    private sealed record Promise(Routing Routing, ServiceTarget Target);

    private sealed record FirstClock(string Kind, DateTime DueAt, short? Level);

    internal sealed record Saved(
        Guid Id, string Reference, string CategoryCode, string Priority, DateTime ReportedAt, DateTime AnswerBy, DateTime FixBy, byte[] SubmissionHash);
}
