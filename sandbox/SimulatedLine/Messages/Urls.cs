namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>Which URLs LINE takes where. Reference, "URI action" and "Image message".</summary>
internal static class Urls
{
    private static readonly string[] Openable = ["http", "https", "line", "tel"];

    public static bool IsOpenable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Openable.Contains(uri.Scheme, StringComparer.Ordinal);

    /// <summary>
    /// LINE fetches media itself and wants https. A product tried out on one machine has no certificate, so plain http is
    /// let through for that machine alone; every other host is held to LINE's rule.
    /// </summary>
    public static bool IsMedia(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
