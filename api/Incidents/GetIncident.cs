using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class GetIncident
{
    public static async Task<Results<Ok<Incident>, Refusal>> Handle(
        Guid id, HttpContext http, DistrictData districtData, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var reader = Person.Of(http.User);
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var parts = await IncidentParts.Read(connection, id, reader.Id, withMerged: false, ct);
        if (parts.Incident is not { } row) return Refusal.NotFound;

        var mine = row.ReporterId == reader.Id;
        var committee = Committee(reader, row.CommunityCode, district.Category(row.CategoryCode));
        // Staff who open a link that was meant for a resident; sensitive cases open on the staff's side only, with a reason.
        var staff = reader.Has(Roles.Staff) && district.Category(row.CategoryCode)?.Sensitive == false;
        if (!mine && !row.Following && !committee && !staff && !GroupRow.Joined(parts.Group)) return Refusal.NotFound;

        // A follower sees how the case goes on, not what the reporter told about himself.
        var whole = mine || committee || staff;
        var says = committee || GroupRow.Reported(parts.Group);
        var needs = Needs(row.Status, mine, says) ?? GroupRow.Needs(parts.Group, mine, committee);
        return TypedResults.Ok(new Incident(
            row.Id, row.Reference, row.CategoryCode, row.Status, row.Description,
            whole ? IncidentParts.Json<Dictionary<string, JsonElement>>(row.Answers) : [], IncidentParts.Form(row),
            IncidentParts.Location(row),
            district.Community(row.CommunityCode) is { } community ? new(community.Code, community.Name) : null,
            IncidentParts.Photos(parts, links),
            row.ReportedAt, row.UpdatedAt, row.AnswerBy, row.FixBy, row.ConfirmBy, row.Reopenings, row.Followers,
            mine, row.Following, needs, [.. May(parts, row, mine, says, district, clock.Now())],
            IncidentParts.Assignments(parts),
            Story.Told(parts.Events
                .Where(e => !e.StaffOnly && (whole || e.Kind is not ("message" or "feedback" or "place")))
                .Select(e => IncidentParts.Event(e, parts, links, withNames: false, withLetters: whole))),
            mine ? IncidentParts.Behalf(row) : null)
        {
            EvidenceWeak = row.EvidenceWeak,
            Parent = GroupRow.Parent(parts.Group, mine || row.Following || staff),
            Paused = GroupRow.InStorm(parts.Group) ? CaseFlags.Storm : null,
            Traffy = row.Traffy?.Split(',') ?? [],
        });
    }

    /// <summary>A committee member reads and confirms the cases of the community, except the sensitive ones.</summary>
    public static bool Committee(Person reader, string? community, Category? category) =>
        reader.Community is not null && reader.Community == community && category?.Sensitive == false;

    public static string? Needs(string status, bool mine, bool committee) => status switch
    {
        IncidentStatus.WaitingReporter when mine => "answer",
        IncidentStatus.ClaimedFixed when mine || committee => "confirm",
        _ => null,
    };

    private static IEnumerable<string> May(IncidentParts.All parts, IncidentParts.Row row, bool mine, bool says, District district, DateTime now)
    {
        if (Needs(row.Status, mine, says) == "confirm") yield return "feedback";
        if ((mine || says) && IncidentStatus.MayStillReopen(row.Status, row.EndedAt, now)) yield return "reopen";
        if (mine && row.Status != IncidentStatus.Withdrawn) yield return "message";
        if (mine && IncidentStatus.Open.Contains(row.Status)) yield return "place";
        if (mine && IncidentStatus.Allows(row.Status, IncidentStatus.Withdrawn) && !parts.Group.Exists(m => m.Part == "merged")) yield return "withdraw";
        if (mine && row.BehalfName is not null) yield return "slip";
        if (!mine && district.Category(row.CategoryCode)?.Sensitive == false && (row.Following || IncidentStatus.Open.Contains(row.Status)))
            yield return "follow";
    }
}
