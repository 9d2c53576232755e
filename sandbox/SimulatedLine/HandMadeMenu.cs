using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// The menu the office would draw in LINE Official Account Manager, which needs no API call and no image here. It gives way
/// to any menu set by API.
/// </summary>
internal static class HandMadeMenu
{
    private const int Width = 2500;
    private const int Height = 843;

    private static readonly (string Label, string Path)[] Areas = [("แจ้งเหตุ", "report"), ("เรื่องของฉัน", "cases"), ("ขอคำปรึกษา", "report/advice")];

    public static JsonObject For(string liffId) => new()
    {
        ["size"] = new JsonObject { ["width"] = Width, ["height"] = Height },
        ["selected"] = true,
        ["name"] = "เมนูหลัก",
        ["chatBarText"] = "เมนู",
        ["areas"] = new JsonArray([.. Areas.Select((area, place) => new JsonObject
        {
            ["bounds"] = new JsonObject
            {
                ["x"] = place * Width / Areas.Length,
                ["y"] = 0,
                ["width"] = Width / Areas.Length,
                ["height"] = Height,
            },
            ["action"] = new JsonObject { ["type"] = "uri", ["label"] = area.Label, ["uri"] = $"https://liff.line.me/{liffId}/{area.Path}" },
        })]),
    };
}
