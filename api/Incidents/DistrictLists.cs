using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class ListCategories
{
    public static async Task<IReadOnlyList<Category>> Handle(HttpContext http, DistrictData district, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "public, max-age=60";
        return (await district.Get(ct)).Categories;
    }
}

internal static class ListCommunities
{
    public static async Task<IReadOnlyList<Community>> Handle(HttpContext http, DistrictData district, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "public, max-age=60";
        return (await district.Get(ct)).Communities;
    }
}
