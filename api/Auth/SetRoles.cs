using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

internal static class SetRoles
{
    /// <param name="Roles">officer, head, director, admin, committee; empty for a resident.</param>
    /// <param name="Community">The community of a committee member; only with that role.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] List<string>? Roles, string? Community);

    public static async Task<Results<Ok<Person>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var roles = request.Roles!.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (roles.Except(Roles.All).Any()) return Refusal.Invalid("roles", "unknown_value");
        if (roles.Contains(Roles.Committee) != request.Community is not null) return Refusal.Invalid("community", "required");
        if (request.Community is not null && (await district.Get(ct)).Community(request.Community) is null)
            return Refusal.Invalid("community", "unknown_value");

        var admin = Person.Of(http.User);
        // An office that has locked itself out could not be opened again from inside.
        if (admin.Id == id && !roles.Contains(Roles.Admin)) return Refusal.Forbidden;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var name = await connection.OneOrNone<string>(
            "update person set access_changed_at = @now where id = @id returning name", new { id, now = clock.Now() }, ct);
        if (name is null) return Refusal.NotFound;

        await connection.Run("""
            delete from person_role where person_id = @id;
            insert into person_role (person_id, role, community_code, granted_at, granted_by)
            select @id, role, case when role = 'committee' then @community end, @now, @admin
            from unnest(@roles) as role;
            """, new { id, roles, community = request.Community, now = clock.Now(), admin = admin.Id }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Person(id, name, roles, request.Community));
    }
}
