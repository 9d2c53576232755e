using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Whom a round asks.</summary>
/// <param name="Kind">followers, network, committee, reporters (of cases that ended in the period), course (those who attended it and have LINE) or people.</param>
/// <param name="From">First day of the period, Bangkok's; for reporters.</param>
/// <param name="To">Its last day.</param>
/// <param name="People">Ids; for people, such as a list that another system keeps.</param>
/// <param name="Course">Its id; for course.</param>
public sealed record Audience(string Kind, DateOnly? From = null, DateOnly? To = null, IReadOnlyList<Guid>? People = null, Guid? Course = null)
{
    internal const string OfCourse = "course";

    private const int MostPeople = 5000;
    private static readonly string[] Kinds = ["followers", "network", "committee", "reporters", OfCourse, "people"];

    /// <returns>The field that is wrong and why; null when all is well.</returns>
    internal Refusal? Wrong()
    {
        if (!Kinds.Contains(Kind, StringComparer.Ordinal)) return Refusal.Invalid("audience.kind", "unknown_value");
        if (Kind == "reporters" && (From is null || To is null)) return Refusal.Invalid(From is null ? "audience.from" : "audience.to", "required");
        // Beyond these years a day cannot be turned into a moment of Bangkok's.
        if (From is { Year: < 2000 or > 2200 } || To is { Year: < 2000 or > 2200 }) return Refusal.Invalid("audience.from", "unknown_value");
        if (From > To) return Refusal.Invalid("audience.to", "before_from");
        if (Kind == OfCourse && Course is null) return Refusal.Invalid("audience.course", "required");
        if (Kind == "people" && People is not { Count: > 0 }) return Refusal.Invalid("audience.people", "required");
        return People?.Count > MostPeople ? Refusal.Invalid("audience.people", $"too_many|{MostPeople}") : null;
    }

    /// <summary>Followers who never opened a page of ours are people too: without a row of theirs nobody could ask them.</summary>
    private const string MakePeople = """
        insert into person (id, line_user_id, name, created_at, seen_at)
        select gen_random_uuid(), line_user_id, '', @now, '-infinity'
        from unnest(@lineUserIds) as given (line_user_id)
        on conflict (line_user_id) do nothing
        """;

    /// <returns>Ids of the people as they are now; those who have blocked the account are no followers.</returns>
    internal async Task<List<Guid>> Find(DbConnection connection, DateTime now, CancellationToken ct)
    {
        if (Kind is "followers" or "network")
        {
            var lineUserIds = await LineUsers(connection, ct);
            await connection.Run(MakePeople, new { lineUserIds, now }, ct);
            return await connection.Many<Guid>("select id from person where line_user_id = any(@lineUserIds)", new { lineUserIds }, ct);
        }

        return Kind switch
        {
            "committee" => await connection.Many<Guid>("select person_id from person_role where role = 'committee'", null, ct),
            "reporters" => await connection.Many<Guid>("""
                select distinct reporter_id
                from incident
                join person on person.id = reporter_id
                where ended_at >= @from and ended_at < @until and line_user_id is not null
                """, new { from = Clock.FromBangkok(From!.Value.ToDateTime(TimeOnly.MinValue)), until = Clock.FromBangkok(To!.Value.AddDays(1).ToDateTime(TimeOnly.MinValue)) }, ct),
            OfCourse => await connection.Many<Guid>("""
                select person_id
                from enrolment
                join person on person.id = person_id
                where course_id = @Course and line_user_id is not null and exists (select from attendance where enrolment_id = enrolment.id)
                """, new { Course }, ct),
            _ => await connection.Many<Guid>("select id from person where id = any(@People) and line_user_id is not null", new { People = People!.ToArray() }, ct),
        };
    }

    /// <summary>How many there are, without making anybody.</summary>
    internal async Task<int> Count(DbConnection connection, DateTime now, CancellationToken ct) =>
        Kind is "followers" or "network" ? (await LineUsers(connection, ct)).Length : (await Find(connection, now, ct)).Count;

    private async Task<string[]> LineUsers(DbConnection connection, CancellationToken ct) => Kind == "followers"
        ? [.. await connection.Many<string>("select line_user_id from line_follower where following", null, ct)]
        : [.. await connection.Many<string>("""
            select line_user_id
            from network_member
            join network_group on network_group.id = group_id
            where here and state = 'active'
            """, null, ct)];
}
