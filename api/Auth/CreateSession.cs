using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

internal static class CreateSession
{
    /// <param name="IdToken">The raw token of <c>liff.getIDToken()</c>; it is verified and not kept.</param>
    public sealed record Request([property: Required(ErrorMessage = "required"), StringLength(8000, ErrorMessage = "too_long|8000")] string? IdToken);

    /// <param name="ExpiresIn">Seconds.</param>
    public sealed record Response(string AccessToken, int ExpiresIn, Person Person);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Request request, LineIdTokens idTokens, SessionTokens sessions, IOptions<AuthOptions> auth,
        NpgsqlDataSource database, TimeProvider clock, HttpContext http)
    {
        var token = await idTokens.Verify(request.IdToken!, http.RequestAborted);
        if (token.LineUserId is null) return new Refusal(401, token.Expired ? "token_expired" : "unauthenticated");

        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var person = await SignIn(connection, token.LineUserId, token.Name ?? "", clock.GetUtcNow().UtcDateTime, auth.Value.FirstAdmin, http.RequestAborted);
        return TypedResults.Ok(new Response(sessions.Mint(person), sessions.LifetimeSeconds, person));
    }

    private static async Task<Person> SignIn(
        DbConnection connection, string lineUserId, string name, DateTime now, string? firstAdmin, CancellationToken ct)
    {
        if (lineUserId == firstAdmin) await MakeFirstAdmin(connection, lineUserId, name, now, ct);
        var row = await connection.One<Row>("""
            with signed_in as (
                insert into person (id, line_user_id, name, created_at, seen_at)
                values (@id, @lineUserId, @name, @now, @now)
                on conflict (line_user_id) do update set seen_at = @now, name = coalesce(nullif(@name, ''), person.name)
                returning id, name
            )
            select id, name,
                   (select string_agg(role, ',' order by role) from person_role where person_id = signed_in.id) as roles,
                   (select community_code from person_role where person_id = signed_in.id and role = 'committee') as community
            from signed_in
            """, new { id = Guid.CreateVersion7(new DateTimeOffset(now)), lineUserId, name, now }, ct);
        return new(row.Id, row.Name, row.Roles?.Split(',') ?? [], row.Community);
    }

    // Only while there is no admin at all: the setting must not bring back rights that were taken away.
    private static Task<int> MakeFirstAdmin(DbConnection connection, string lineUserId, string name, DateTime now, CancellationToken ct) =>
        connection.Run("""
            with first as (
                insert into person (id, line_user_id, name, created_at, seen_at)
                values (@id, @lineUserId, @name, @now, @now)
                on conflict (line_user_id) do update set seen_at = @now
                returning id
            )
            insert into person_role (person_id, role, granted_at)
            select id, 'admin', @now
            from first
            where not exists (select from person_role where role = 'admin')
            on conflict do nothing
            """, new { id = Guid.CreateVersion7(new DateTimeOffset(now)), lineUserId, name, now }, ct);

    private sealed record Row(Guid Id, string Name, string? Roles, string? Community);
}
