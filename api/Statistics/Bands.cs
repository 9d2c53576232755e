using Saphansung.Api.Platform;

namespace Saphansung.Api.Statistics;

/// <summary>The two ways in which Thai reports put a mean of a scale from 1 to 5 into words.</summary>
internal static class Bands
{
    /// <summary>4.51 and more is the highest: cut at the halves.</summary>
    public const string Half = "half";

    /// <summary>4.21 and more is the highest: five bands of equal width, (5 - 1) / 5 = 0.80.</summary>
    public const string Fifth = "fifth";

    public static readonly string[] All = [Half, Fifth];

    /// <summary>The highest first.</summary>
    public static readonly Text[] Levels = [new("มากที่สุด", "Very high"), new("มาก", "High"), new("ปานกลาง", "Moderate"), new("น้อย", "Low"), new("น้อยที่สุด", "Very low")];

    /// <summary>The lowest mean of มาก: whoever reaches it is satisfied.</summary>
    public static decimal Much(string system) => From(system)[1];

    /// <summary>As a mean is printed and judged: two decimals, half away from zero, in decimal, so that what is read decides.</summary>
    public static decimal Round(decimal mean) => decimal.Round(mean, 2, MidpointRounding.AwayFromZero);

    /// <returns>Null without a mean, or outside of the scale.</returns>
    public static Text? Level(string system, decimal? mean)
    {
        if (mean is null or < 1 or > 5) return null;

        var printed = Round(mean.Value);
        var from = From(system);
        for (var i = 0; i < from.Length; i++)
            if (printed >= from[i]) return Levels[i];
        return Levels[^1];
    }

    private static decimal[] From(string system) => system switch
    {
        Half => [4.51m, 3.51m, 2.51m, 1.51m],
        Fifth => [4.21m, 3.41m, 2.61m, 1.81m],
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, "There is no such band system."),
    };
}
