using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace MbRlRobot.Hil;

/// <summary>Where a remote plant listens: HOST:PORT, an IPv6 address in brackets.</summary>
/// <param name="Host">A host's name or address.</param>
/// <param name="Port">The UDP port; 0 takes a free one where it is listened at.</param>
public sealed record PlantAddress(string Host, int Port)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">HOST:PORT.</param>
    /// <returns>The address; null where the text is none.</returns>
    public static PlantAddress? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? string.Empty : text[..colon];
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        host = isBracketed ? host[1..^1] : host;
        bool isHost = host.Length > 0 && isBracketed == host.Contains(':', StringComparison.Ordinal);
        return isHost && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? new PlantAddress(host, port)
            : null;
    }

    /// <summary>Finds the address of the host.</summary>
    /// <returns>The first that the host has, one of IPv4 where there is one.</returns>
    /// <exception cref="IOException">There is no such host.</exception>
    public IPEndPoint Resolve()
    {
        try
        {
            IPAddress[] all = IPAddress.TryParse(Host, out IPAddress? given) ? [given] : Dns.GetHostAddresses(Host);
            return new IPEndPoint(all.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? all[0], Port);
        }
        catch (SocketException fault)
        {
            throw new IOException($"The host {Host} is not known: {fault.Message}.", fault);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
