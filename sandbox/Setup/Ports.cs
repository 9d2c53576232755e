using System.Net;
using System.Net.Sockets;

namespace Saphansung.Sandbox.Setup;

internal static class Ports
{
    public static bool IsFree(int port) => Probe(IPAddress.Loopback, port) is not null && (!Socket.OSSupportsIPv6 || Probe(IPAddress.IPv6Loopback, port) is not null);

    public static int Free(int preferred = 0) =>
        (preferred == 0 ? null : Probe(IPAddress.Loopback, preferred))
        ?? Probe(IPAddress.Loopback, 0)
        ?? throw new SetupException("No port is free on 127.0.0.1.");

    private static int? Probe(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is not SocketError.AddressNotAvailable)
        {
            return null;
        }
        catch (SocketException)
        {
            return port;
        }
    }
}
