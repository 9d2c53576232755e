using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Closed means fixed: the reporter, or the community's committee, says whether it is.</summary>
internal static class GiveFeedback
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] bool? Fixed,
        [property: Range(1, 5, ErrorMessage = "at_most|5")] int? Stars,
        [property: StringLength(1000, ErrorMessage = "too_long|1,000")] string? Comment,
        [property: MaxLength(5, ErrorMessage = "too_many|5")] List<Guid>? PhotoIds);

    public sealed record Response(Guid Id, string Reference, string Status, int Reopenings);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, DistrictData districtData, CaseMoves moves, CaseGroup groups, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        Guid? key = Idempotency.TryKey(idempotencyKey, out var given) ? given : null;
        if (idempotencyKey is not null && key is null) return Idempotency.Missing;

        var (me, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(new { id, request }));
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // With the case it was merged into: saying "not fixed" takes it out of there.
        var incident = (await CaseGroup.Lock(connection, [id], withMerged: false, ct)).GetValueOrDefault(id);
        var mine = incident?.ReporterId == me.Id || await CaseGroup.Reported(connection, id, me.Id, ct);
        if (incident is null || (!mine && !GetIncident.Committee(me, incident.CommunityCode, district.Category(incident.CategoryCode))))
            return Refusal.NotFound;

        if (key is not null && await CaseEvent.Find(connection, me.Id, key.Value, ct) is { } written)
            return written.Repeats(hash) ? Answer(incident) : Idempotency.Reused;

        var by = mine ? Actor.Reporter(me.Id) : Actor.Committee(me.Id);
        var step = request.Fixed == true ? Confirm(incident, by, now) : Dispute(incident, by, now);
        // Pressing twice without a key is no second opinion.
        if (step is null) return await SaidSoLast(connection, incident, me.Id, request, ct) ? Answer(incident) : Refusal.IllegalMove([]);

        step = step with
        {
            Text = request.Comment?.Trim(),
            Stars = request.Stars,
            Data = new { request.Fixed, request.Stars, from = incident.Status },
            SubmissionKey = key,
            SubmissionHash = key is null ? null : hash,
        };
        var moved = incident.ParentId is null ? await moves.Move(connection, incident, step, ct) : await groups.Split(connection, incident, step, ct);
        if (!await PhotoAttachment.Attach(connection, request.PhotoIds, by, id, step.EventId, "evidence", ct))
            return Refusal.Invalid("photoIds", "not_your_photo");
        await transaction.CommitAsync(ct);
        return Answer(moved);
    }

    private static Step? Confirm(Case incident, Actor by, DateTime now) => incident.Status == IncidentStatus.ClaimedFixed
        ? new(IncidentStatus.Resolved, by, now) { Kind = "feedback", Resolution = "confirmed" }
        : null;

    private static Step? Dispute(Case incident, Actor by, DateTime now) =>
        incident.Status == IncidentStatus.ClaimedFixed || IncidentStatus.MayStillReopen(incident.Status, incident.EndedAt, now)
            ? new(IncidentStatus.Triaged, by, now) { Kind = "reopened", Reopens = true }
            : null;

    private static Task<bool> SaidSoLast(NpgsqlConnection connection, Case incident, Guid me, Request request, CancellationToken ct) => connection.One<bool>("""
        select exists (
            select from (
                select kind, actor_id, data from incident_event where incident_id = @Id and not staff_only order by recorded_at desc, sequence desc limit 1
            ) last
            where actor_id = @me and kind in ('feedback', 'reopened') and (data ->> 'fixed')::boolean = @said
        )
        """, new { incident.Id, me, said = request.Fixed }, ct);

    private static Ok<Response> Answer(Case incident) =>
        TypedResults.Ok(new Response(incident.Id, incident.Reference, incident.Status, incident.Reopenings));
}
