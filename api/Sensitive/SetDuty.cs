using System.ComponentModel.DataAnnotations;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>A caseworker begins or ends being on duty; nobody does it for another.</summary>
internal static class SetDuty
{
    public sealed record Request([property: Required(ErrorMessage = "required")] bool? OnDuty);

    public static async Task<IReadOnlyList<ListDuty.Caseworker>> Handle(
        Request request, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("update person_role set on_duty = @OnDuty where person_id = @me and role = any(@caseworkers)",
            new { request.OnDuty, me = Person.Of(http.User).Id, caseworkers = Roles.Caseworkers }, ct);
        return await ListDuty.Read(connection, ct);
    }
}
