using System.Data.Common;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Setup;

/// <summary>
/// Brings the drawn menus to LINE. A picture there cannot be replaced (reference, "Upload rich menu image"), so each version is new
/// menus; the ones before stay for going back. What LINE has made is written down at once, so that a stop in between leaves nothing behind
/// that the next deployment does not clear away.
/// </summary>
internal sealed class RichMenuReleases(
    NpgsqlDataSource database, LineClient line, IOptions<LineOptions> options, RichMenuFiles files, TimeProvider clock)
{
    /// <summary>Versions kept at LINE besides the one that people see.</summary>
    private const int Kept = 2;

    /// <summary>No deployment takes longer: a dozen calls of at most ten seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="Refused">Why it came to nothing; null when it did not.</param>
    public sealed record Result(string Version, Refusal? Refused = null);

    public async Task<Result> Deploy(Guid? by, CancellationToken ct)
    {
        if (await files.Read(ct) is not { } drawn) return new("", new Refusal(409, "pages_not_built"));
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await ClearAway(connection, now, ct);
        if (await connection.OneOrNone<string>("select version from rich_menu_release where state = 'live'", null, ct) == drawn.Version) return new(drawn.Version);

        var id = Clock.NewId(now);
        var mine = await connection.Run("""
            insert into rich_menu_release (id, version, state, deployed_by, started_at)
            values (@id, @Version, 'deploying', @by, @now)
            on conflict (state) where state = 'deploying' do nothing
            """, new { id, drawn.Version, by, now }, ct);
        if (mine == 0) return new(drawn.Version, Refusal.IllegalMove([]));

        if (await Make(connection, id, drawn, ct) is { } refused)
        {
            await Remove(connection, id, ct);
            return new(drawn.Version, Of(refused));
        }

        await GoLive(connection, id, clock.Now(), ct);
        await RemoveOldest(connection, ct);
        return new(drawn.Version);
    }

    /// <summary>The version before becomes the one that people see; the present one can be deployed again.</summary>
    public async Task<Result> RollBack(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var before = await connection.OneOrNone<Release>("""
            select id, version, menus::text as menus
            from rich_menu_release
            where state = 'retired'
            order by live_at desc
            limit 1
            """, null, ct);
        if (before is null) return new("", Refusal.IllegalMove([]));
        if (await ShowToAll(before.Ids()[RichMenuFiles.Default], ct) is { } refused) return new(before.Version, Of(refused));
        await GoLive(connection, before.Id, clock.Now(), ct);
        return new(before.Version);
    }

    private static Refusal Of(LineClient.Answer answer) => answer.Status is null or >= 500 ? new(503, "unavailable") : new(409, "line_refused") { Errors = new() { ["line"] = [answer.Error ?? ""] } };

    /// <returns>Null when all went well.</returns>
    private async Task<LineClient.Answer?> Make(DbConnection connection, Guid id, RichMenuFiles.Drawn drawn, CancellationToken ct)
    {
        var shown = "";
        foreach (var menu in drawn.Menus)
        {
            var made = await line.Call(HttpMethod.Post, "/v2/bot/richmenu", () => LineClient.Json(menu.Definition), ct);
            if (!made.Good) return made;
            var menuId = JsonElement.Parse(made.Body!).GetProperty("richMenuId").GetString()!;
            await connection.Run("update rich_menu_release set menus = menus || jsonb_build_object(@Key::text, @menuId::text) where id = @id",
                new { id, menu.Key, menuId }, ct);
            var drawing = await line.Call(HttpMethod.Post, new Uri(options.Value.DataUrl, $"/v2/bot/richmenu/{menuId}/content").ToString(), () => Picture(menu), ct);
            if (!drawing.Good) return drawing;
            if (menu.Key == RichMenuFiles.Default) shown = menuId;
        }

        return await ShowToAll(shown, ct);
    }

    private static ByteArrayContent Picture(RichMenuFiles.Menu menu) => new(menu.Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private async Task<LineClient.Answer?> ShowToAll(string menuId, CancellationToken ct) =>
        await line.Call(HttpMethod.Post, $"/v2/bot/user/all/richmenu/{menuId}", null, ct) is { Good: false } refused ? refused : null;

    private static Task<int> GoLive(DbConnection connection, Guid id, DateTime now, CancellationToken ct) => connection.Run($"""
        begin;
        update rich_menu_release set state = 'retired' where state = 'live' and id <> @id;
        update rich_menu_release set state = 'live', live_at = @now where id = @id;
        update rich_menu_person set due_at = @now where shown is not null;
        notify {Signals.Work};
        commit;
        """, new { id, now }, ct);

    /// <summary>What an earlier deployment left half done.</summary>
    private async Task ClearAway(DbConnection connection, DateTime now, CancellationToken ct)
    {
        var left = await connection.Many<Guid>("select id from rich_menu_release where state = 'deploying' and started_at < @before", new { before = now - Longest }, ct);
        foreach (var id in left) await Remove(connection, id, ct);
    }

    private async Task RemoveOldest(DbConnection connection, CancellationToken ct)
    {
        var old = await connection.Many<Guid>("select id from rich_menu_release where state = 'retired' order by live_at desc offset @Kept", new { Kept }, ct);
        foreach (var id in old) await Remove(connection, id, ct);
    }

    /// <summary>A menu that LINE no longer knows is gone already. One that it keeps, because it does not answer, costs nothing but its place among 1,000.</summary>
    private async Task Remove(DbConnection connection, Guid id, CancellationToken ct)
    {
        var release = await connection.One<Release>("select id, version, menus::text as menus from rich_menu_release where id = @id", new { id }, ct);
        foreach (var menuId in release.Ids().Values) await line.Call(HttpMethod.Delete, $"/v2/bot/richmenu/{menuId}", null, ct);
        await connection.Run("update rich_menu_release set state = 'removed' where id = @id", new { id }, ct);
    }

    private sealed record Release(Guid Id, string Version, string Menus)
    {
        public Dictionary<string, string> Ids() => JsonSerializer.Deserialize<Dictionary<string, string>>(Menus)!;
    }
}
