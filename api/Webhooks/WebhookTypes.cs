namespace Saphansung.Api.Webhooks;

/// <summary>What an agency may ask to be told of: the types of its changes. The database's <c>tell_agencies</c> gives them.</summary>
internal static class WebhookTypes
{
    public static readonly string[] All =
    [
        "assignment.offered", "assignment.released", "assignment.note", "assignment.reminder",
        "case.changed", "case.confirmed", "case.disputed", "case.closed",
    ];

    public static bool Knows(IEnumerable<string>? types) => types is null || !types.Except(All).Any();
}
