using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <param name="Minutes">Between the two times.</param>
/// <param name="StatedDuration">As the programme words it, which may differ.</param>
public sealed record SessionView(
    Guid Id, Text Title, string Content, DateTime StartsAt, DateTime EndsAt, int Minutes, string? StatedDuration, IReadOnlyList<SpeakerView> Speakers);

/// <param name="Name">Null while the unit has not said whom it sends.</param>
/// <param name="PayClass">state, outside or unpaid; null for whoever is not staff.</param>
public sealed record SpeakerView(string? Name, string Unit, string? PayClass);

internal static class Timetable
{
    public static async Task<List<SessionView>> Of(DbConnection connection, Guid courseId, CancellationToken ct)
    {
        var rows = await connection.Many<Row>("""
            select id, title_th, title_en, content_th, starts_at, ends_at, stated_duration,
                   (select json_agg(json_build_object('name', name, 'unit', unit, 'payClass', pay_class) order by position)
                    from course_speaker
                    where session_id = course_session.id)::text as speakers
            from course_session
            where course_id = @courseId
            order by position
            """, new { courseId }, ct);
        return rows.ConvertAll(r => new SessionView(
            r.Id, new(r.TitleTh, r.TitleEn), r.ContentTh, r.StartsAt, r.EndsAt, (int)(r.EndsAt - r.StartsAt).TotalMinutes, r.StatedDuration,
            r.Speakers is null ? [] : JsonSerializer.Deserialize<List<SpeakerView>>(r.Speakers, JsonSerializerOptions.Web)!));
    }

    /// <summary>
    /// What is named stays the same session, with its attendance; what is not named any more goes. Positions are the order of the list.
    /// </summary>
    /// <returns>False when a session would go that somebody attended, or an id is none of this course.</returns>
    public static async Task<bool> Save(DbConnection connection, Guid courseId, IReadOnlyList<CourseBody.SessionBody> sessions, DateTime now, CancellationToken ct)
    {
        var kept = sessions.Where(s => s.Id is not null).Select(s => s.Id!.Value).ToArray();
        var known = await connection.One<Known>("""
            select count(*) filter (where id = any(@kept))::int as kept,
                   coalesce(bool_or(id <> all(@kept) and (exists (select from attendance where session_id = course_session.id)
                                                       or exists (select from attendance_removal where session_id = course_session.id))), false) as attended
            from course_session
            where course_id = @courseId
            """, new { courseId, kept }, ct);
        if (known.Kept != kept.Length || known.Attended) return false;

        var rows = JsonSerializer.Serialize(sessions.Select((s, i) => new
        {
            id = s.Id ?? Clock.NewId(now),
            position = i,
            titleTh = s.Title!.Th.Trim(),
            titleEn = s.Title.En.Trim(),
            content = s.Content?.Trim() ?? "",
            startsAt = s.StartsAt,
            endsAt = s.EndsAt,
            stated = string.IsNullOrWhiteSpace(s.StatedDuration) ? null : s.StatedDuration.Trim(),
            speakers = (s.Speakers ?? []).Select((p, j) => new
            {
                id = Clock.NewId(now),
                position = j,
                name = string.IsNullOrWhiteSpace(p.Name) ? null : p.Name.Trim(),
                unit = p.Unit!.Trim(),
                payClass = p.PayClass,
            }),
        }));
        await connection.Run("delete from course_session where course_id = @courseId and id <> all(@kept)", new { courseId, kept }, ct);
        await connection.Run("""
            insert into course_session (id, course_id, position, title_th, title_en, content_th, starts_at, ends_at, stated_duration)
            select id, @courseId, position, "titleTh", "titleEn", content, "startsAt", "endsAt", stated
            from jsonb_to_recordset(@rows::jsonb)
                as session (id uuid, position integer, "titleTh" text, "titleEn" text, content text, "startsAt" timestamptz, "endsAt" timestamptz, stated text)
            on conflict (id) do update set
                position = excluded.position, title_th = excluded.title_th, title_en = excluded.title_en, content_th = excluded.content_th,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, stated_duration = excluded.stated_duration
            """, new { courseId, rows }, ct);
        // A speaker keeps the row of their place in the session, so that what hangs on it stays.
        await connection.Run("""
            with given as (
                select session.id as session_id, speaker.*
                from jsonb_to_recordset(@rows::jsonb) as session (id uuid, speakers jsonb)
                cross join jsonb_to_recordset(session.speakers) as speaker (id uuid, position integer, name text, unit text, "payClass" text)
            ), gone as (
                delete from course_speaker
                using course_session
                where course_session.id = session_id and course_id = @courseId
                  and not exists (select from given where given.session_id = course_speaker.session_id and given.position = course_speaker.position)
            )
            insert into course_speaker (id, session_id, position, name, unit, pay_class)
            select id, session_id, position, name, unit, "payClass" from given
            on conflict (session_id, position) do update set name = excluded.name, unit = excluded.unit, pay_class = excluded.pay_class
            """, new { courseId, rows }, ct);
        return true;
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, string ContentTh, DateTime StartsAt, DateTime EndsAt, string? StatedDuration, string? Speakers);

    private sealed record Known(int Kept, bool Attended);
}
