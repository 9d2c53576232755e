using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Systems that tell each other must not tell each other the same for ever: news carries who said it first and through how many it came.</summary>
internal static class Relay
{
    public const string Name = "^[A-Za-z0-9._:-]{1,100}$";

    private const int MostHops = 5;

    /// <summary>What we call ourselves: the district's reference prefix in small letters. The database's <c>webhook_body</c> says the same.</summary>
    public static string Own(District district) => district.Settings.ReferencePrefix.ToLowerInvariant();

    /// <returns>The refusal of news that we said first or that has come too far; null for any other.</returns>
    public static Refusal? Check(string? origin, int? hops, District district) =>
        hops >= MostHops || string.Equals(origin, Own(district), StringComparison.OrdinalIgnoreCase) ? new Refusal(409, "loop_detected") : null;
}
