using System.Data.Common;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>The person who answers for an activity, an action or a report: one of the staff.</summary>
internal static class Responsible
{
    /// <returns>False for somebody without a role of the staff; nobody at all is right.</returns>
    public static async Task<bool> MayBe(DbConnection connection, Guid? person, CancellationToken ct) => person is null || await connection.One<bool>(
        "select exists (select from person_role where person_id = @person and role = any(@Staff))", new { person, Roles.Staff }, ct);

    /// <summary>LINE user ids of everybody with the role.</summary>
    public static Task<List<string>> WithRole(DbConnection connection, string role, CancellationToken ct) => connection.Many<string>("""
        select line_user_id from person join person_role on person_id = person.id where role = @role and line_user_id is not null
        """, new { role }, ct);
}
