using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>A programme with its phases, activities, evidence and the history of its approval.</summary>
internal static class GetProgramme
{
    /// <param name="Phases">In their order; an activity names one by its number, from 1.</param>
    /// <param name="Source">Where it was taken from, when it was not written here.</param>
    /// <param name="State"><c>draft</c>, <c>submitted</c>, <c>approved</c> or <c>returned</c>.</param>
    /// <param name="Version">Of the plan; an approval is for one version.</param>
    /// <param name="Budget">Baht, of all activities that were not dropped.</param>
    /// <param name="Allowed">The states that the caller may move it to.</param>
    public sealed record Response(
        Guid Id, string Title, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<string> Phases, string? Source, string State, int Version, decimal Budget,
        IReadOnlyList<Activity> Activities, IReadOnlyList<Line> History, IReadOnlyList<string> Allowed);

    /// <param name="Owner">In words, such as a post.</param>
    /// <param name="Person">The name of the member of staff, when one is named.</param>
    /// <param name="Budget">Baht.</param>
    /// <param name="State"><c>planned</c>, <c>doing</c>, <c>done</c> or <c>dropped</c>.</param>
    /// <param name="Late">Its last day is over and it is neither done nor dropped.</param>
    public sealed record Activity(
        Guid Id, int Phase, string Title, DateOnly StartsOn, DateOnly EndsOn, string Owner, Guid? PersonId, string? Person, decimal? Budget, string State, bool Late,
        int Version, IReadOnlyList<Evidence> Evidence);

    /// <param name="Kind"><c>link</c>, <c>letter</c>, <c>photo</c>, <c>announcement</c>, <c>course</c>, <c>report</c>, <c>manual</c> or <c>note</c>.</param>
    /// <param name="Reference">An address, or the number of what it names.</param>
    public sealed record Evidence(Guid Id, string Kind, string? Reference, string? Note, string? By, DateTime At);

    public sealed record Line(string State, int Version, string? By, string? Note, DateTime At);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Read(connection, id, Person.Of(http.User), clock, ct) is { } found ? TypedResults.Ok(found) : Refusal.NotFound;
    }

    internal static async Task<Response?> Read(DbConnection connection, Guid id, Person reader, TimeProvider clock, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("select title, starts_on, ends_on, to_json(phases)::text as phases, source, state, version from programme where id = @id", new { id }, ct);
        if (row is null) return null;

        var today = Clock.DayInBangkok(clock.Now());
        var evidence = (await connection.Many<EvidenceRow>("""
            select activity_id, activity_evidence.id, kind, reference, note, name as by, activity_evidence.created_at as at
            from activity_evidence
            join activity on activity.id = activity_id
            left join person on person.id = activity_evidence.created_by
            where programme_id = @id
            order by activity_evidence.id
            """, new { id }, ct)).ToLookup(e => e.ActivityId, e => new Evidence(e.Id, e.Kind, e.Reference, e.Note, e.By, e.At));
        var activities = (await connection.Many<ActivityRow>("""
            select activity.id, phase, title, starts_on, ends_on, owner, person_id, name as person, budget, state, version
            from activity
            left join person on person.id = person_id
            where programme_id = @id
            order by phase, position
            """, new { id }, ct)).ConvertAll(a => new Activity(
                a.Id, a.Phase, a.Title, a.StartsOn, a.EndsOn, a.Owner, a.PersonId, a.Person, a.Budget, a.State, a.State is "planned" or "doing" && a.EndsOn < today,
                a.Version, [.. evidence[a.Id]]));
        var history = await connection.Many<Line>("""
            select state, version, name as by, note, at
            from programme_event
            left join person on person.id = person_id
            where programme_id = @id
            order by programme_event.id
            """, new { id }, ct);
        return new(
            id, row.Title, row.StartsOn, row.EndsOn, JsonSerializer.Deserialize<string[]>(row.Phases)!, row.Source, row.State, row.Version, activities.Where(a => a.State != "dropped").Sum(a => a.Budget ?? 0),
            activities, history, [.. ProgrammeState.Next(row.State).Where(to => MoveProgramme.May(reader, to))]);
    }

    private sealed record Row(string Title, DateOnly StartsOn, DateOnly EndsOn, string Phases, string? Source, string State, int Version);

    private sealed record ActivityRow(
        Guid Id, int Phase, string Title, DateOnly StartsOn, DateOnly EndsOn, string Owner, Guid? PersonId, string? Person, decimal? Budget, string State, int Version);

    private sealed record EvidenceRow(Guid ActivityId, Guid Id, string Kind, string? Reference, string? Note, string? By, DateTime At);
}
