using System.Net;
using System.Net.Sockets;

namespace Saphansung.Api.Webhooks;

/// <summary>
/// Which addresses belong to the public internet, after IANA's special-purpose registries. Everything else could be a machine
/// of ours that trusts whoever can reach it.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // Azure's host, which looks public
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast6 = IPNetwork.Parse("2000::/3");

    /// <summary>Teredo and 6to4 carry an IPv4 address that nobody here looks into; the rest is for documentation and protocols.</summary>
    private static readonly IPNetwork[] Special6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Where the network translates, a public IPv4 host looks like this.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Array.Exists(Special4, n => n.Contains(address));
        if (Nat64.Contains(address)) return Is(new IPAddress(address.GetAddressBytes()[12..]));
        return GlobalUnicast6.Contains(address) && !Array.Exists(Special6, n => n.Contains(address));
    }
}
