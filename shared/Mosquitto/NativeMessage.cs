using System.Runtime.InteropServices;

namespace MbRlRobot.Mosquitto;

/// <summary><c>struct mosquitto_message</c>, the one structure of libmosquitto's interface that is used.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    /// <summary>The packet's identifier.</summary>
    public int Mid;

    /// <summary>The topic, ended by a NUL.</summary>
    public byte* Topic;

    /// <summary>The payload.</summary>
    public byte* Payload;

    /// <summary>Its length in bytes.</summary>
    public int PayloadLength;

    /// <summary>The quality of service.</summary>
    public int Quality;

    /// <summary>Not 0 where the message had been kept.</summary>
    public byte Retain;
}
