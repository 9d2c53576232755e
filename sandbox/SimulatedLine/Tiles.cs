using System.Globalization;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Invented map tiles, since nothing here may fetch a real map: the same land wherever you look, drawn from the tile's
/// numbers so that neighbours fit together and moving the map is visible.
/// </summary>
internal static class Tiles
{
    public static string Draw(int z, int x, int y)
    {
        var random = new Random(HashCode(z, x, y));
        var blocks = string.Concat(Enumerable.Range(0, 4).Select(place => Block(random, place % 2 * 128, place / 2 * 128)));
        // Canals and main roads follow whole tiles, so they run on into the next one.
        var canal = y % 3 == 0 ? """<path d="M0 128Q64 112 128 128T256 128" fill="none" stroke="#a9d3de" stroke-width="14"/>""" : "";
        var road = x % 2 == 0 ? """<path d="M128 0V256" stroke="#f6d08a" stroke-width="12"/>""" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
            <rect width="256" height="256" fill="#eef0e6"/>{blocks}
            <path d="M0 0H256M0 0V256M0 128H256M128 0V256" stroke="#fff" stroke-width="8"/>{canal}{road}
            <text x="10" y="244" font-family="sans-serif" font-size="11" fill="#5b6657">แผนที่สมมติ (ตัวอย่าง) {z}/{x}/{y}</text></svg>
            """);
    }

    private static string Block(Random random, int left, int top) => string.Concat(Enumerable.Range(0, 5).Select(_ =>
        string.Create(CultureInfo.InvariantCulture,
            $"""<rect x="{left + 10 + random.Next(70)}" y="{top + 10 + random.Next(70)}" width="{16 + random.Next(28)}" height="{14 + random.Next(24)}" rx="2" fill="{(random.Next(4) == 0 ? "#cfe3c0" : "#ddd9cf")}"/>""")));

    private static int HashCode(int z, int x, int y) => unchecked((z * 73_856_093) ^ (x * 19_349_663) ^ (y * 83_492_791));
}
