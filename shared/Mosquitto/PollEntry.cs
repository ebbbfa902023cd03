using System.Runtime.InteropServices;

namespace MbRlRobot.Mosquitto;

/// <summary><c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    /// <summary>There is something to read.</summary>
    public const short Readable = 1;

    /// <summary>Something can be written.</summary>
    public const short Writable = 4;

    /// <summary>The file descriptor.</summary>
    public int Descriptor;

    /// <summary>What is waited for.</summary>
    public short Wanted;

    /// <summary>What is so; faults and hang-ups too, whether waited for or not.</summary>
    public short Happened;
}
