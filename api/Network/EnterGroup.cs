using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// For the page behind a link that the account gave in the group. The link says which group, LINE says whether the caller is a member:
/// no is 403 <c>not_a_member</c>, no answer is 503 <c>line_away</c>. The same is asked of whoever reports by the link.
/// </summary>
internal static class EnterGroup
{
    /// <param name="Purpose">report, advice or guide.</param>
    public sealed record Response(string? Name, string Purpose);

    /// <param name="groupLink">The token in the link.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        [FromHeader(Name = GroupAccess.Header)] string? groupLink, HttpContext http, GroupAccess access, CancellationToken ct)
    {
        var (entry, refused) = await access.Enter(groupLink, Person.Of(http.User).Id, ct);
        return entry is null ? refused! : TypedResults.Ok(new Response(entry.Name, entry.Purpose));
    }
}
