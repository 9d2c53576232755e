using Saphansung.Api.Auth;

namespace Saphansung.Api.Incidents;

/// <summary>Who does something to a case, as its history keeps it.</summary>
internal sealed record Actor(string Kind, Guid? PersonId, string? Agency)
{
    public static readonly Actor System = new("system", null, null);

    public static Actor Staff(Person person) => new("staff", person.Id, null);
    public static Actor Reporter(Guid personId) => new("reporter", personId, null);
    public static Actor Committee(Guid personId) => new("committee", personId, null);
    public static Actor Follower(Guid personId) => new("follower", personId, null);

    /// <param name="officerId">Set when an officer answers for the division itself.</param>
    public static Actor OfAgency(string code, Guid? officerId = null) => new("agency", officerId, code);
}
