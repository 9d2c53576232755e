using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Webhooks;

/// <summary>
/// What may be called: https to the public internet, or what the configuration allows by name. Asked when an endpoint is
/// registered, so that mistakes are told at once, and again for every connection, because a name may lead elsewhere by then.
/// </summary>
internal sealed class WebhookTargets(IOptions<WebhookOptions> options)
{
    public const int LongestUrl = 2000;
    private static readonly int[] Ports = [443, 8443];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The message of a refusal; null for a target that may be called.</returns>
    public async Task<string?> Check(string url, CancellationToken ct)
    {
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("https" or "http")
            || target.UserInfo.Length > 0 || target.Fragment.Length > 0)
            return "webhook_url";
        if (options.Value.Allows(target.IdnHost, target.Port)) return null;
        if (target.Scheme != "https") return "webhook_url";
        if (!Ports.Contains(target.Port)) return "webhook_port";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await Addresses(target.IdnHost, target.Port, patience.Token);
            return null;
        }
        catch (TargetRefused)
        {
            return "webhook_private";
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException && !ct.IsCancellationRequested)
        {
            return "webhook_unresolved";
        }
    }

    /// <summary>The addresses to connect to; they and no others were looked at.</summary>
    public async Task<IPAddress[]> Addresses(string host, int port, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        // One private address among public ones is a trap, or a mistake that helps nobody.
        return options.Value.Allows(host, port) || (addresses.Length > 0 && Array.TrueForAll(addresses, PublicAddress.Is))
            ? addresses
            : throw new TargetRefused();
    }
}

/// <summary>The name leads to an address that is not of the public internet.</summary>
internal sealed class TargetRefused() : Exception("private address");
