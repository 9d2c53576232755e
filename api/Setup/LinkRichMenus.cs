using System.Data.Common;
using System.Net;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Setup;

/// <summary>
/// The rich menu as a status light: whoever has a case under way, a question to answer or only ended cases is shown the menu that says so.
/// It costs no message (LINE Developers, "Per-user rich menus"), and telling LINE twice is the same as telling it once.
/// </summary>
internal sealed class LinkRichMenus(NpgsqlDataSource database, LineClient line, TimeProvider clock) : IWork
{
    /// <summary>People in one call, by LINE's limit.</summary>
    private const int Most = 500;

    /// <summary>Longer than a call to LINE may take.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    public static string[] WokenBy => ["rich_menu_change"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var looked = await LookAtChanged(connection, now, ct);
        var due = await Claim(connection, now, ct);
        foreach (var group in due.GroupBy(p => (p.Wanted, p.MenuId, p.ReleaseId)))
            await Show(connection, group.Key.Wanted, group.Key.MenuId, group.Key.ReleaseId, [.. group], now, ct);
        return looked + due.Count;
    }

    /// <summary>
    /// What each changed person's cases say now; a merged case says what the one says that it belongs to. That all is done is shown for the
    /// fourteen days in which a case can be opened again.
    /// </summary>
    private static Task<int> LookAtChanged(DbConnection connection, DateTime now, CancellationToken ct) => connection.Run("""
        with changed as (
            delete from rich_menu_change
            where id in (select id from rich_menu_change order by id limit @Most for update skip locked)
            returning line_user_id
        ), later as (
            select line_user_id from rich_menu_person where until <= @now
        ), light as (
            select person.line_user_id, said.wanted, said.until
            from (select line_user_id from changed union select line_user_id from later) as whose
            join person using (line_user_id)
            cross join lateral (
                select case when bool_or(status in ('waiting_reporter', 'claimed_fixed')) then 'answer'
                            when bool_or(status in ('received', 'triaged', 'assigned', 'in_progress')) then 'waiting'
                            when max(ended_at) > @now - interval '14 days' then 'closed' end as wanted,
                       case when bool_and(ended_at is not null) then max(ended_at) + interval '14 days' end as until
                from (
                    select coalesce(parent.status, incident.status) as status,
                           case when parent.id is null then incident.ended_at else parent.ended_at end as ended_at
                    from incident
                    left join incident parent on parent.id = incident.parent_id
                    where incident.reporter_id = person.id
                ) as theirs
            ) as said
        )
        insert into rich_menu_person (line_user_id, wanted, until, due_at)
        select line_user_id, wanted, case when wanted = 'closed' then until end, @now
        from light
        on conflict (line_user_id) do update
        set wanted = excluded.wanted, until = excluded.until,
            due_at = case when rich_menu_person.wanted is not distinct from excluded.wanted then rich_menu_person.due_at else excluded.due_at end,
            attempts = case when rich_menu_person.wanted is not distinct from excluded.wanted then rich_menu_person.attempts else 0 end
        """, new { now, Most }, ct);

    /// <summary>Who is shown something else than wanted, or a menu of another release. Whoever does not follow the account has no menu.</summary>
    private static Task<List<Due>> Claim(DbConnection connection, DateTime now, CancellationToken ct) => connection.Many<Due>("""
        with live as (
            select id, menus from rich_menu_release where state = 'live'
        ), due as (
            select line_user_id
            from rich_menu_person
            cross join live
            where due_at <= @now
              and (shown is distinct from wanted or (shown is not null and release_id is distinct from live.id))
              and exists (select from line_follower where line_follower.line_user_id = rich_menu_person.line_user_id and following)
            order by due_at
            limit @Most
            for update of rich_menu_person skip locked
        )
        update rich_menu_person
        set due_at = @until, attempts = attempts + 1
        from due, live
        where rich_menu_person.line_user_id = due.line_user_id
        returning rich_menu_person.line_user_id, wanted, live.menus->>wanted as menu_id, live.id as release_id, attempts
        """, new { now, until = now + ClaimLasts, Most }, ct);

    private async Task Show(DbConnection connection, string? wanted, string? menuId, Guid releaseId, List<Due> people, DateTime now, CancellationToken ct)
    {
        var userIds = people.ConvertAll(p => p.LineUserId);
        var body = wanted is null ? JsonSerializer.Serialize(new { userIds }) : JsonSerializer.Serialize(new { richMenuId = menuId, userIds });
        var answer = await line.Call(HttpMethod.Post, wanted is null ? "/v2/bot/richmenu/bulk/unlink" : "/v2/bot/richmenu/bulk/link",
            () => LineClient.Json(body), ct);
        if (answer.Good)
        {
            // Whose cases have moved on meanwhile is due again.
            await connection.Run("""
                update rich_menu_person
                set shown = @wanted::text, release_id = @releaseId, attempts = 0, due_at = case when wanted is not distinct from @wanted::text then 'infinity' else @now end
                where line_user_id = any(@userIds)
                """, new { wanted, releaseId, userIds, now }, ct);
            return;
        }

        if (answer.Status == (int)HttpStatusCode.BadRequest && people.Count > 1)
        {
            // One of them is unknown to LINE; the others need not wait for that.
            foreach (var person in people) await Show(connection, wanted, menuId, releaseId, [person], now, ct);
            return;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(people.Max(p => p.Attempts), 12));
        await connection.Run("update rich_menu_person set due_at = @again where line_user_id = any(@userIds)",
            new { userIds, again = now + (wait < LongestWait ? wait : LongestWait) }, ct);
    }

    private sealed record Due(string LineUserId, string? Wanted, string? MenuId, Guid ReleaseId, int Attempts);
}
