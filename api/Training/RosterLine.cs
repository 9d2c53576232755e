using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>One human being of a course.</summary>
/// <param name="Community">Code; its name is beside it.</param>
/// <param name="Source">self, roster (invited) or walk_in.</param>
/// <param name="State">enrolled, waiting or cancelled.</param>
/// <param name="WaitingPlace">From 1; null for whoever does not wait.</param>
/// <param name="Linked">Known by LINE, so tests and the evaluation can be theirs.</param>
/// <param name="InvitationCode">For the letter, until the person has joined the row to their LINE; null without need.</param>
/// <param name="Version">To be named by a change.</param>
public sealed record RosterLine(
    Guid Id, string Name, string? Community, string? CommunityName, string? Phone, string? FoodNeeds, string? AccessNeeds, bool NeedsConsent, string Source, string State,
    int? WaitingPlace, bool Linked, string? InvitationCode, int Version, IReadOnlyList<RosterLine.Presence> Attendance)
{
    /// <summary>Where the list goes on after it.</summary>
    internal long Position { get; init; }

    /// <param name="OutAt">Null until they go.</param>
    /// <param name="InBy">code (they scanned it) or staff.</param>
    public sealed record Presence(Guid SessionId, DateTime InAt, DateTime? OutAt, string InBy);
}

internal sealed class Roster(HallKeys keys)
{
    /// <param name="q">Part of the name; null for everybody.</param>
    /// <param name="enrolment">Only that row; null for all.</param>
    public async Task<List<RosterLine>> Read(
        DbConnection connection, Guid courseId, Guid? enrolment, string? q, string? state, long? after, int limit, CancellationToken ct)
    {
        var rows = await connection.Many<Row>("""
            select enrolment.id, enrolment.name, community_code, community.name as community_name, phone, food_needs, access_needs,
                   needs_consent_at is not null as needs_consent, source, state,
                   case when state = 'waiting' then
                       (select count(*)::int from enrolment as earlier
                        where earlier.course_id = enrolment.course_id and earlier.state = 'waiting' and earlier.position <= enrolment.position) end as waiting_place,
                   person_id is not null as linked, version, position,
                   (select json_agg(json_build_object('sessionId', session_id, 'inAt', in_at, 'outAt', out_at, 'inBy', in_by) order by in_at)
                    from attendance
                    where enrolment_id = enrolment.id)::text as attendance
            from enrolment
            left join community on community.code = community_code
            where course_id = @courseId and (@enrolment::uuid is null or enrolment.id = @enrolment) and (@state::text is null or state = @state)
              and (@q::text is null or position(lower(@q) in lower(enrolment.name)) > 0) and (@after::bigint is null or enrolment.position > @after)
            order by enrolment.position
            limit @limit
            """, new { courseId, enrolment, q, state, after, limit }, ct);
        return rows.ConvertAll(Line);
    }

    public async Task<RosterLine?> Find(DbConnection connection, Guid courseId, Guid enrolment, CancellationToken ct) =>
        (await Read(connection, courseId, enrolment, null, null, null, 1, ct)).SingleOrDefault();

    private RosterLine Line(Row r) => new(
        r.Id, r.Name, r.CommunityCode, r.CommunityName, r.Phone, r.FoodNeeds, r.AccessNeeds, r.NeedsConsent, r.Source, r.State, r.WaitingPlace, r.Linked,
        r.Linked || r.Source == "self" || r.State == EnrolmentState.Cancelled ? null : keys.InvitationCode(r.Id), r.Version,
        r.Attendance is null ? [] : JsonSerializer.Deserialize<List<RosterLine.Presence>>(r.Attendance, JsonSerializerOptions.Web)!.ConvertAll(Utc))
    {
        Position = r.Position,
    };

    // PostgreSQL writes its session's offset into JSON.
    private static RosterLine.Presence Utc(RosterLine.Presence p) => p with { InAt = p.InAt.ToUniversalTime(), OutAt = p.OutAt?.ToUniversalTime() };

    private sealed record Row(
        Guid Id, string Name, string? CommunityCode, string? CommunityName, string? Phone, string? FoodNeeds, string? AccessNeeds, bool NeedsConsent, string Source,
        string State, int? WaitingPlace, bool Linked, int Version, long Position, string? Attendance);
}
