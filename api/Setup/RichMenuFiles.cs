using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;

namespace Saphansung.Api.Setup;

/// <summary>The rich menus that the pages' build has drawn (<c>liff-web/build/richMenus.ts</c>): pictures, and what can be tapped where.</summary>
internal sealed class RichMenuFiles(IWebHostEnvironment environment, IOptions<LineOptions> line)
{
    public const string Default = "default";

    /// <summary>The menus of this project in LINE begin with this, so that a stray one can be told from one made by hand.</summary>
    public const string NamePrefix = "saphansung ";

    /// <param name="Definition">The body of LINE's "Create rich menu".</param>
    public sealed record Menu(string Key, string Definition, byte[] Picture);

    /// <param name="Version">Changes with any picture, place or link.</param>
    public sealed record Drawn(string Version, IReadOnlyList<Menu> Menus);

    /// <returns>Null: the pages have not been built.</returns>
    public async Task<Drawn?> Read(CancellationToken ct)
    {
        if (await Bytes("menus.json", ct) is not { } json) return null;
        var plan = JsonSerializer.Deserialize<Plan>(json, JsonSerializerOptions.Web)!;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var menus = new List<Menu>();
        foreach (var menu in plan.Menus)
        {
            if (await Bytes(menu.Key + ".png", ct) is not { } picture) return null;
            var definition = Definition(plan, menu);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(definition));
            hash.AppendData(picture);
            menus.Add(new(menu.Key, definition, picture));
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset())[..12], menus);
    }

    private string Definition(Plan plan, PlannedMenu menu) => JsonSerializer.Serialize(new
    {
        size = new { plan.Width, plan.Height },
        selected = true,
        name = NamePrefix + menu.Key,
        plan.ChatBarText,
        areas = menu.Areas.Select(area => new
        {
            bounds = new { area.X, area.Y, area.Width, area.Height },
            action = new { type = "uri", area.Label, uri = line.Value.Link(area.Path) },
        }),
    }, JsonSerializerOptions.Web);

    private async Task<byte[]?> Bytes(string name, CancellationToken ct)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("richmenu/" + name);
        if (!file.Exists) return null;
        await using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private sealed record Plan(int Width, int Height, string ChatBarText, IReadOnlyList<PlannedMenu> Menus);

    private sealed record PlannedMenu(string Key, IReadOnlyList<Area> Areas);

    private sealed record Area(string Label, string Path, int X, int Y, int Width, int Height);
}
