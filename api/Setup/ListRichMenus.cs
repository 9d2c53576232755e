using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Setup;

internal static class ListRichMenus
{
    /// <param name="Drawn">The version that this build of the pages brings; null when they have not been built.</param>
    /// <param name="Pictures">The drawn menus by their key, to look at.</param>
    /// <param name="Releases">What was deployed, the newest first.</param>
    /// <param name="People">How many people are shown each of the menus of their own.</param>
    public sealed record Response(string? Drawn, IReadOnlyDictionary<string, string> Pictures, IReadOnlyList<Release> Releases, IReadOnlyDictionary<string, int> People);

    /// <param name="State"><c>deploying</c>, <c>live</c>, <c>retired</c> (can be gone back to) or <c>removed</c>.</param>
    /// <param name="By">Who deployed it; null for the command.</param>
    public sealed record Release(Guid Id, string Version, string State, string? By, DateTime StartedAt, DateTime? LiveAt);

    public static async Task<Ok<Response>> Handle(NpgsqlDataSource database, RichMenuFiles files, CancellationToken ct)
    {
        var drawn = await files.Read(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var releases = await connection.Many<Release>("""
            select release.id, version, state, person.name as by, started_at, live_at
            from rich_menu_release release
            left join person on person.id = deployed_by
            order by release.id desc
            limit 20
            """, null, ct);
        var people = await connection.Many<Shown>("select shown as key, count(*)::integer as people from rich_menu_person where shown is not null group by shown", null, ct);
        return TypedResults.Ok(new Response(
            drawn?.Version,
            drawn?.Menus.ToDictionary(m => m.Key, m => $"/richmenu/{m.Key}.png", StringComparer.Ordinal) ?? [],
            releases,
            people.ToDictionary(p => p.Key, p => p.People, StringComparer.Ordinal)));
    }

    private sealed record Shown(string Key, int People);
}
