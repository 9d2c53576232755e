using System.Globalization;
using System.Security.Claims;

namespace Saphansung.Api.Auth;

/// <summary>Someone known by a verified LINE user id. Without a role, a resident.</summary>
/// <param name="Community">The community a committee member speaks for; null for everybody else.</param>
public sealed record Person(Guid Id, string Name, IReadOnlyList<string> Roles, string? Community)
{
    internal bool Has(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>From the claims of our own session token; nothing a request says about its sender is believed.</summary>
    internal static Person Of(ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue("sub")!, CultureInfo.InvariantCulture),
        user.FindFirstValue("name") ?? "",
        [.. user.FindAll("role").Select(c => c.Value)],
        user.FindFirstValue("community"));
}

internal static class Roles
{
    public const string Officer = "officer";
    public const string Head = "head";
    public const string Director = "director";
    public const string Admin = "admin";
    public const string Committee = "committee";

    public static readonly string[] Staff = [Officer, Head, Director, Admin];
    public static readonly string[] Caseworkers = [Officer, Head];
    public static readonly string[] All = [.. Staff, Committee];
}
