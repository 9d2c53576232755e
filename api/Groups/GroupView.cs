using Saphansung.Api.Incidents;

namespace Saphansung.Api.Groups;

/// <summary>The case that the one shown was merged into: how it goes on.</summary>
/// <param name="ConfirmBy">Silence until then counts as unconfirmed resolution; only while a fix is claimed.</param>
/// <param name="Storm">Many reported the same at once, and it stands for all of them.</param>
/// <param name="MayOpen">The reader may open it; its feedback is open to whoever reported a case merged into it.</param>
public sealed record IncidentParent(Guid Id, string Reference, string Status, DateTime? ConfirmBy, bool Storm, bool MayOpen);

/// <summary>A case merged into the one shown.</summary>
/// <param name="Description">Null for a sensitive one; open it by itself.</param>
public sealed record MergedCase(Guid Id, string Reference, string? Description, string Reporter, DateTime ReportedAt, int Followers, int Photos);

/// <summary>The cases around one case, as they stand in the database.</summary>
/// <param name="Part">own, parent or merged.</param>
internal sealed record GroupRow(
    Guid Id, string Part, string Reference, string Status, DateTime? ConfirmBy, bool Storm, string? Description, string Reporter,
    DateTime ReportedAt, int Followers, int Photos, bool Mine, bool Following, bool Sensitive)
{
    public const string Select = """
        select member.id, case when member.id = @id then 'own' when member.parent_id = @id then 'merged' else 'parent' end as part,
               member.reference, member.status, member.confirm_by, member.storm_since is not null and member.storm_until is null as storm,
               case when not sensitive then member.description end as description, person.name as reporter, member.reported_at,
               member.followers, member.photos, member.reporter_id = @readerId as mine,
               exists (select from incident_follower where incident_id = member.id and person_id = @readerId) as following, sensitive
        from incident member
        join person on person.id = member.reporter_id
        join category on code = member.category_code
        where member.parent_id = @id or member.id in (@id, (select parent_id from incident where id = @id))
        order by member.id;
        """;

    /// <summary>Somebody who reported the same problem has the same say on whether it is fixed.</summary>
    public static bool Reported(List<GroupRow> group) => group.Exists(m => m is { Part: "merged", Mine: true });

    /// <summary>Whoever reported or follows a merged case sees how the group's case goes on; a sensitive one stays its reporter's.</summary>
    public static bool Joined(List<GroupRow> group) => group.Exists(m => m is { Part: "merged", Sensitive: false } and ({ Mine: true } or { Following: true }));

    public static bool InStorm(List<GroupRow> group) => group.Exists(m => m is { Part: "own", Storm: true });

    public static IncidentParent? Parent(List<GroupRow> group, bool mayOpen) => group.Find(m => m.Part == "parent") is { } parent
        ? new(parent.Id, parent.Reference, parent.Status, parent.ConfirmBy, parent.Storm, mayOpen && !parent.Sensitive)
        : null;

    /// <summary>The own needs of a merged case are those of the case that goes on.</summary>
    public static string? Needs(List<GroupRow> group, bool mine, bool committee) =>
        group.Find(m => m.Part == "parent") is { Status: IncidentStatus.ClaimedFixed } && (mine || committee) ? "confirm" : null;

    public static List<MergedCase> Merged(List<GroupRow> group) => group.FindAll(m => m.Part == "merged").ConvertAll(m =>
        new MergedCase(m.Id, m.Reference, m.Description, m.Reporter, m.ReportedAt, m.Followers, m.Photos));
}
