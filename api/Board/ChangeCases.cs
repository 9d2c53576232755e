using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Agencies;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Board;

/// <summary>
/// One thing done to many cases, each as the single call does it and in a transaction of its own: what is refused for one does not
/// hinder the others. The first call's answer is kept under its key; a call that was cut short goes on where it stopped.
/// </summary>
internal static class ChangeCases
{
    /// <param name="Ids">At most 100.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), MinLength(1, ErrorMessage = "required"), MaxLength(100, ErrorMessage = "too_many|100")] List<Guid>? Ids,
        [property: Required(ErrorMessage = "required")] BulkAction? Action);

    /// <summary>Exactly one of <c>to</c>, <c>agency</c>, <c>priority</c> and <c>officer</c>.</summary>
    /// <param name="To">As in the transitions of one case.</param>
    /// <param name="Reason">For those that ask for one; with <c>agency</c> a note for it.</param>
    public sealed record BulkAction(
        string? To, [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason, string? Agency, string? Priority, Guid? Officer);

    public sealed record Response(IReadOnlyList<BulkResult> Results);

    /// <param name="Status"><c>done</c> or <c>refused</c>.</param>
    /// <param name="Code">Why it was refused: a problem's code, or that of a field.</param>
    /// <param name="Message">The same in words.</param>
    /// <param name="IncidentStatus">The case's state afterwards; null where it may not be seen.</param>
    public sealed record BulkResult(Guid Id, string Status, string? Code, string? Message, string? IncidentStatus);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http,
        [FromServices] Changes changes, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var action = request.Action!;
        if (new object?[] { action.To, action.Agency, action.Priority, action.Officer }.Count(a => a is not null) != 1)
            return Refusal.Invalid("action", "exactly_one");

        var (me, hash) = (Person.Of(http.User), Idempotency.Hash(request));
        var begun = await Begin(database, me.Id, key, hash, clock.Now(), ct);
        if (!begun.SubmissionHash.AsSpan().SequenceEqual(hash)) return Idempotency.Reused;
        if (begun.Answer is { } kept) return TypedResults.Ok(JsonSerializer.Deserialize<Response>(kept, JsonSerializerOptions.Web)!);

        var refusals = new Dictionary<Guid, Refusal?>();
        foreach (var id in request.Ids!.Distinct())
            refusals[id] = await Closed(database, id, action, me, begun.BegunAt, clock.Now(), ct) switch
            {
                { Refusal: { } closed } => closed,
                { Done: true } => null,
                _ => await changes.Make(id, action, http, ct),
            };

        await using var connection = await database.OpenConnectionAsync(ct);
        var states = (await connection.Many<State>("select id, status from incident where id = any(@ids)", new { ids = refusals.Keys.ToArray() }, ct))
            .ToDictionary(s => s.Id, s => s.Status);
        var answer = new Response([.. refusals.Select(r => Told(r.Key, r.Value, states.GetValueOrDefault(r.Key), http.Request.WantsEnglish()))]);
        await connection.Run("update bulk_change set answer = @answer::jsonb where person_id = @me and submission_key = @key",
            new { me = me.Id, key, answer = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web) }, ct);
        return TypedResults.Ok(answer);
    }

    private static async Task<Begun> Begin(NpgsqlDataSource database, Guid me, Guid key, byte[] hash, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            insert into bulk_change (person_id, submission_key, submission_hash, begun_at)
            values (@me, @key, @hash, @now)
            on conflict on constraint bulk_change_key do nothing
            """, new { me, key, hash, now }, ct);
        return await connection.One<Begun>(
            "select submission_hash, begun_at, answer::text as answer from bulk_change where person_id = @me and submission_key = @key", new { me, key }, ct);
    }

    /// <returns>What keeps the case shut, or whether an earlier call of the same key, cut short, has changed it already.</returns>
    private static async Task<(Refusal? Refusal, bool Done)> Closed(
        NpgsqlDataSource database, Guid id, BulkAction action, Person me, DateTime begunAt, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await SensitiveAccess.Refuses(connection, id, me, now, ct) is { } closed) return (closed, false);
        return (null, await connection.One<bool>("""
            select exists (
                select from incident_event
                where incident_id = @id and actor_id = @me and recorded_at >= @begunAt
                  and ((kind = 'moved' and status = @To) or (kind = 'assigned' and agency_code = @Agency)))
            """, new { id, me = me.Id, begunAt, action.To, action.Agency }, ct));
    }

    private static BulkResult Told(Guid id, Refusal? refusal, string? status, bool english)
    {
        if (refusal is null) return new(id, "done", null, null, status);
        var code = refusal.Errors?.Values.First()[0] ?? refusal.Code;
        return new(id, "refused", code.Split('|')[0], Texts.Say(code, english), refusal == SensitiveAccess.ReasonRequired ? null : status);
    }

    private sealed record State(Guid Id, string Status);

    private sealed record Begun(byte[] SubmissionHash, DateTime BegunAt, string? Answer);

    /// <summary>The single calls that a bulk change is made of.</summary>
    internal sealed class Changes(
        CaseMoves moves, CaseNotices notices, AssignmentMoves assignments, EmergencyAlert alert, DistrictData district, NpgsqlDataSource database,
        TimeProvider clock)
    {
        /// <returns>Null when it was done.</returns>
        public async Task<Refusal?> Make(Guid id, BulkAction action, HttpContext http, CancellationToken ct) => action switch
        {
            { To: { } to } => Refusal(await MoveCase.Handle(id, new(to, action.Reason, null), http, moves, notices, database, clock, ct)),
            { Agency: { } agency } => Refusal(await AssignCase.Handle(id, new(agency, action.Reason, null), http, district, assignments, database, clock, ct)),
            { Priority: { } priority } => Refusal(await SetPriority.Handle(id, new(priority, action.Reason, null), http, district, alert, database, clock, ct)),
            _ => Refusal(await SetOfficer.Handle(id, new(action.Officer, action.Reason, null), http, database, clock, ct)),
        };

        private static Refusal? Refusal(INestedHttpResult answer) => answer.Result as Refusal;
    }
}
