using Saphansung.Api.Incidents;

namespace Saphansung.Api.Sensitive;

/// <summary>Where a person in need lives is for the case worker, and for an agency that has taken the case. Everybody else sees the area.</summary>
internal static class Blur
{
    public static IncidentLocation? Location(IncidentLocation? exact) => exact is null
        ? null
        : new(Round(exact.Lat), Round(exact.Lng), Accuracy: null, Landmark: null, Blurred: true);

    /// <summary>A line of the history that says that the place was put right says nothing of where.</summary>
    public static IncidentParts.EventRow Place(IncidentParts.EventRow line) =>
        line.Kind == "place" ? line with { Text = null, Data = "{}" } : line;

    private static double? Round(double? degrees) => degrees is { } exact ? Math.Round(exact, 2) : null;
}
