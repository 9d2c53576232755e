using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Chat;
using Saphansung.Api.Platform;
using Saphansung.Api.Training;

namespace Saphansung.Api.Privacy;

/// <summary>
/// Leaves the service for good (Personal Data Protection Act B.E. 2562, s. 33). Talk, drafts, contacts and the link to LINE go; what the office
/// has done stays as the office's record, of nobody: cases keep their story, a course that was held keeps its list. Whoever comes back begins anew.
/// </summary>
internal static class EraseMe
{
    private const string Nobody = "ผู้ที่เลิกใช้บริการแล้ว";

    /// <param name="UserAccessToken"><c>liff.getAccessToken()</c>: with it LINE is told to end what the person allowed this service, as LINE's
    /// policy demands. Not needed outside LINE.</param>
    public sealed record Request([property: StringLength(2000, ErrorMessage = "too_long|2000")] string? UserAccessToken);

    public static async Task<Results<NoContent, Refusal>> Handle(
        Request request, HttpContext http, AccessChanges access, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            // Courses are locked before people, as everywhere.
            await GiveSeatsBack(connection, personId, now, ct);
            var line = await connection.OneOrNone<string>("select line_user_id from person where id = @personId for no key update", new { personId }, ct);
            // The second tap of two.
            if (line is null) return TypedResults.NoContent();

            // Who works for the office or speaks for a community answers for what was done; the admin ends that first.
            if (await connection.One<bool>("select exists (select from person_role where person_id = @personId)", new { personId }, ct)) return new Refusal(409, "has_roles");

            await Forget(connection, personId, line, request.UserAccessToken, now, ct);
            await transaction.CommitAsync(ct);
        }

        // The session ends here at once, on other instances within the quarter of a minute that a changed role needs, too.
        await access.Refresh(ct);
        return TypedResults.NoContent();
    }

    private static async Task GiveSeatsBack(DbConnection connection, Guid personId, DateTime now, CancellationToken ct)
    {
        foreach (var seat in await connection.Many<Seat>("""
            select enrolment.id, course_id
            from enrolment
            join course on course.id = course_id
            where person_id = @personId and enrolment.state <> 'cancelled' and course.state = 'enrolling'
            order by course_id
            """, new { personId }, ct))
        {
            // On the day itself the list stays as it is.
            if (await CourseRow.Lock(connection, seat.CourseId, ct) is not { State: CourseState.Enrolling }) continue;
            await CancelEnrolment.Cancel(connection, seat.Id, now, ct);
            await Seats.Fill(connection, seat.CourseId, null, now, ct);
        }
    }

    private static async Task Forget(DbConnection connection, Guid personId, string line, string? token, DateTime now, CancellationToken ct)
    {
        await ForgetTalk.DropDrafts(connection, [.. await connection.Many<Guid>("select id from chat_draft where line_user_id = @line", new { line }, ct)], ct);
        await connection.Run("""
            delete from chat_message where thread_id in (select id from chat_thread where line_user_id = @line);
            delete from chat_thread where line_user_id = @line;
            delete from group_message where line_user_id = @line;
            delete from inbox_message where line_user_id = @line;
            delete from announcement_recipient where line_user_id = @line;
            delete from news_community where person_id = @personId;
            delete from survey_draft where person_id = @personId;

            -- The ids stay, so that LINE telling an event again does not bring it back.
            update webhook_event
            set payload = jsonb_build_object('type', payload->'type', 'erased', true)
            where payload->'source'->>'userId' = @line and state <> 'waiting';

            update outbox
            set recipient = 'erased', payload = '{}', state = case when state in ('waiting', 'withheld', 'stuck') then 'expired' else state end
            where recipient = @line and state <> 'sending';
            -- Of a message to many the person is taken out, unless it is being tried: a repeat must be the same.
            update outbox
            set payload = jsonb_set(payload::jsonb, '{to}', (payload::jsonb->'to') - @line)::json,
                cost = case when state in ('waiting', 'withheld') then cost - 1 else cost end,
                state = case when state in ('waiting', 'withheld') and cost = 1 then 'expired' else state end
            where kind = 'line_multicast' and payload::jsonb->'to' ? @line and state <> 'sending' and (state <> 'waiting' or first_attempt_at is null);
            update outbox set dedupe_key = replace(dedupe_key, @line, @personId::text) where strpos(dedupe_key, @line) > 0;

            update rich_menu_person set wanted = null, until = null, due_at = @now where line_user_id = @line;

            update incident set contact_name = null, contact_phone = null where reporter_id = @personId;
            update enrolment set phone = null, food_needs = null, access_needs = null, needs_consent_at = null where person_id = @personId;
            update person set line_user_id = null, name = @Nobody, access_changed_at = @now where id = @personId;

            insert into erasure (person_id, erased_at, user_access_token, due_at) values (@personId, @now, @token, @now);
            """, new { personId, line, token, now, Nobody }, ct);
    }

    private sealed record Seat(Guid Id, Guid CourseId);
}
