using System.Data.Common;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Whom an announcement goes to. Only people who follow the account at this moment: whoever blocked it is not asked and not counted.</summary>
internal static class Audience
{
    public const string Everyone = "everyone";
    public const string Community = "community";
    public const string Role = "role";
    public const string Near = "near";

    /// <summary>Whoever was asked in a round of a survey that is still open and has not answered.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>Nobody is told; it stands in the archive for whoever looks.</summary>
    public const string Archive = "archive";

    public static readonly string[] All = [Everyone, Community, Role, Near, Unanswered, Archive];

    private const int NearestMetres = 50;
    private const int FarthestMetres = 5000;

    /// <param name="Kind"><c>everyone</c>, <c>community</c> (its committee and those who chose its news), <c>role</c>, <c>near</c> (reporters and followers of cases near a case), <c>unanswered</c> (asked in an open round of a survey) or <c>archive</c> (nobody is told).</param>
    /// <param name="Code">Of the community or the role, the case's reference, or the round's id.</param>
    /// <param name="Metres">Only for <c>near</c>, 50 to 5,000.</param>
    public sealed record Wish(string? Kind, string? Code, int? Metres);

    public static async Task<Dictionary<string, string[]>> Mistakes(DbConnection connection, Wish? wish, District district, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (wish?.Kind is null || !All.Contains(wish.Kind)) errors["audience.kind"] = [wish?.Kind is null ? "required" : "unknown_value"];
        else if (wish.Kind == Community && district.Community(wish.Code) is null) errors["audience.code"] = ["unknown_value"];
        else if (wish.Kind == Role && !Roles.All.Contains(wish.Code)) errors["audience.code"] = ["unknown_value"];
        else if (wish.Kind == Near && !await IsPlain(connection, wish.Code, ct)) errors["audience.code"] = ["unknown_value"];
        else if (wish.Kind == Unanswered && !await IsOpenRound(connection, wish.Code, ct)) errors["audience.code"] = ["unknown_value"];
        if (wish is { Kind: Near, Metres: null or < NearestMetres or > FarthestMetres }) errors["audience.metres"] = [$"from_to|{NearestMetres}-{FarthestMetres}"];
        return errors;
    }

    public static Task<List<string>> Find(DbConnection connection, string kind, string? code, int? metres, CancellationToken ct) => connection.Many<string>($"""
        select line_user_id
        from line_follower
        where following and {Belongs(kind)}
        order by line_user_id
        """, new { code, metres = metres ?? 0 }, ct);

    /// <summary>The case has a place, and is none that may not be pointed at.</summary>
    private static Task<bool> IsPlain(DbConnection connection, string? reference, CancellationToken ct) => connection.One<bool>("""
        select exists (
            select
            from incident
            join category on code = category_code
            where reference = @reference and lat is not null and not sensitive)
        """, new { reference }, ct);

    private static async Task<bool> IsOpenRound(DbConnection connection, string? code, CancellationToken ct) => Guid.TryParseExact(code, "D", out var round)
        && await connection.One<bool>("select exists (select from survey_round where id = @round and state = 'open')", new { round }, ct);

    private static string Belongs(string kind) => kind switch
    {
        Everyone => "true",
        Community => """
            line_user_id in (
                select line_user_id
                from news_community
                join person on person.id = person_id
                where community_code = @code
                union
                select line_user_id
                from person_role
                join person on person.id = person_id
                where role = 'committee' and community_code = @code)
            """,
        Role => """
            line_user_id in (
                select line_user_id
                from person_role
                join person on person.id = person_id
                where role = @code)
            """,
        Unanswered => """
            line_user_id in (
                select line_user_id
                from survey_participation
                join person on person.id = person_id
                where round_id = @code::uuid and survey_participation.state = 'invited')
            """,
        // Whoever is told because of a case must not learn from it of a sensitive one.
        Near => """
            line_user_id in (
                with close as (
                    select near.id, near.reporter_id
                    from incident centre
                    join incident near on is_near(near.lat, near.lng, centre.lat, centre.lng, @metres)
                    join category on category.code = near.category_code and not category.sensitive
                    where centre.reference = @code and near.status <> 'withdrawn'
                )
                select line_user_id
                from close
                join person on person.id = close.reporter_id
                union
                select line_user_id
                from close
                join incident_follower on incident_id = close.id
                join person on person.id = incident_follower.person_id)
            """,
        _ => "false",
    };
}
