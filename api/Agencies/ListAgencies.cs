using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

internal static class ListAgencies
{
    public sealed record Item(string Code, Text Name, bool Own);

    public static async Task<IReadOnlyList<Item>> Handle(DistrictData district, CancellationToken ct) =>
        [.. (await district.Get(ct)).Agencies.Select(a => new Item(a.Code, a.Name, a.Own))];
}
