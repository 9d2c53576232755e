using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>
/// Where a case is, for everybody's eyes. A category whose place would point at neighbours (<c>roundPlace</c> in the district's data) shows
/// the middle of a cell of about 110 metres and no landmark; every other shows the place as it was reported.
/// </summary>
internal static class PublicPlace
{
    /// <summary>As <c>place_cell</c> of the schema: a thousandth of a degree.</summary>
    private const int CellsPerDegree = 1000;

    public static double? Degrees(Category category, double? exact) =>
        category.RoundPlace && exact is { } degrees ? (Math.Floor(degrees * CellsPerDegree) + 0.5) / CellsPerDegree : exact;

    /// <summary>Where the first cell begins whose middle is not before this.</summary>
    public static double FirstCell(double from) => Math.Ceiling(from * CellsPerDegree - 0.5) / CellsPerDegree;

    /// <summary>Where the last cell ends whose middle is not after this.</summary>
    public static double CellAfter(double to) => (Math.Floor(to * CellsPerDegree - 0.5) + 1) / CellsPerDegree;

    /// <summary>The landmark with what points at a person covered, and the community's name.</summary>
    public static string? Address(Category category, string? landmark, string? community)
    {
        var shown = category.RoundPlace || landmark is null ? null : PublicText.Mask(landmark);
        return string.Join(' ', ((string?[])[shown, community]).Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } address ? address : null;
    }
}
