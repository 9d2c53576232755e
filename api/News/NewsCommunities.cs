using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>The communities whose news a person wants, beside what is for everybody.</summary>
internal static class NewsCommunities
{
    public sealed record Choice([property: Required(ErrorMessage = "required"), MaxLength(100, ErrorMessage = "too_many|100")] IReadOnlyList<string>? Communities);

    public static async Task<Choice> Get(HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return new(await connection.Many<string>("select community_code from news_community where person_id = @Id order by community_code", Person.Of(http.User), ct));
    }

    public static async Task<Results<Ok<Choice>, Refusal>> Set(
        Choice request, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        var codes = request.Communities!.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (!Array.TrueForAll(codes, code => district.Community(code) is not null)) return Refusal.Invalid("communities", "unknown_value");

        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            with dropped as (
                delete from news_community where person_id = @person and community_code <> all(@codes)
            )
            insert into news_community (person_id, community_code, chosen_at)
            select @person, code, @now
            from unnest(@codes) as code
            on conflict do nothing
            """, new { person = Person.Of(http.User).Id, codes, now = clock.Now() }, ct);
        return TypedResults.Ok(new Choice(codes));
    }
}
