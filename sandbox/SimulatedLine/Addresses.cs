namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Where the other sides are; tests learn them late, and PUT webhook/endpoint changes one.</summary>
internal sealed class Addresses(SimulatedLineOptions options)
{
    public string Own { get; set; } = "";
    public string? Site { get; set; } = options.SiteUrl;
    public string? Webhook { get; set; } = options.WebhookUrl;

    /// <summary>True for an origin of the product's pages; localhost and 127.0.0.1 are one place.</summary>
    public bool IsSite(string origin) => Same(origin, Site);

    public bool IsOwn(string origin) => Same(origin, Own);

    private static bool Same(string origin, string? url) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var left)
        && Uri.TryCreate(url, UriKind.Absolute, out var right)
        && left.Scheme == right.Scheme
        && left.Port == right.Port
        && (left.Host == right.Host || (left.IsLoopback && right.IsLoopback));
}
