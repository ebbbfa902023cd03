using System.Net;
using System.Net.Sockets;

namespace MbRlRobot.Hil;

/// <summary>A datagram with its other end.</summary>
/// <param name="family">The addresses' family.</param>
internal sealed class PlantDatagram(AddressFamily family)
{
    /// <summary>The content.</summary>
    public PlantFrame Frame { get; } = new();

    /// <summary>The content's length, bytes.</summary>
    public int Length { get; set; }

    /// <summary>The other end.</summary>
    public SocketAddress Address { get; } = new(family);

    /// <summary>Copies another one.</summary>
    /// <param name="other">The datagram.</param>
    public void CopyFrom(PlantDatagram other)
    {
        Frame.CopyFrom(other.Frame);
        Length = other.Length;
        SetAddress(other.Address);
    }

    /// <summary>Copies another one's end.</summary>
    /// <param name="address">The address.</param>
    public void SetAddress(SocketAddress address)
    {
        Address.Size = address.Size;
        address.Buffer.CopyTo(Address.Buffer);
    }
}
