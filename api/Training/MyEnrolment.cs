using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The caller in a course.</summary>
/// <param name="State">enrolled, waiting or cancelled.</param>
/// <param name="WaitingPlace">From 1, among those who wait; null with a seat.</param>
/// <param name="Community">Code of the community.</param>
/// <param name="FoodNeeds">Kept only with consent, and until the course is reported.</param>
/// <param name="Version">To be named by a change.</param>
public sealed record MyEnrolment(
    Guid Id, string State, int? WaitingPlace, string Name, string? Community, string? Phone, string? FoodNeeds, string? AccessNeeds, bool NeedsConsent,
    DateTime EnrolledAt, int Version, IReadOnlyList<MyEnrolment.Presence> Attendance)
{
    /// <param name="OutAt">Null until they check out.</param>
    public sealed record Presence(Guid SessionId, DateTime InAt, DateTime? OutAt);

    internal static async Task<MyEnrolment?> Find(DbConnection connection, Guid courseId, Guid personId, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select id, state, name, community_code, phone, food_needs, access_needs, needs_consent_at is not null as needs_consent, enrolled_at, version,
                   case when state = 'waiting' then
                       (select count(*)::int from enrolment as earlier
                        where earlier.course_id = enrolment.course_id and earlier.state = 'waiting' and earlier.position <= enrolment.position) end as waiting_place
            from enrolment
            where course_id = @courseId and person_id = @personId
            """, new { courseId, personId }, ct);
        if (row is null) return null;
        var attendance = await connection.Many<Presence>(
            "select session_id, in_at, out_at from attendance where enrolment_id = @Id order by in_at", new { row.Id }, ct);
        return new(row.Id, row.State, row.WaitingPlace, row.Name, row.CommunityCode, row.Phone, row.FoodNeeds, row.AccessNeeds, row.NeedsConsent,
            row.EnrolledAt, row.Version, attendance);
    }

    private sealed record Row(
        Guid Id, string State, string Name, string? CommunityCode, string? Phone, string? FoodNeeds, string? AccessNeeds, bool NeedsConsent,
        DateTime EnrolledAt, int Version, int? WaitingPlace);
}
