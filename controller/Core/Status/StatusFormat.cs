using System.Runtime.CompilerServices;
using System.Threading;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Status;

/// <summary>Where things are in a status block. The version word holds the layout's size too: another build is another layout.</summary>
internal static class StatusFormat
{
    /// <summary>"MBRLSTAT", as a little-endian number.</summary>
    public const ulong Magic = 0x544154534C52424D;

    public const int MagicAt = 0;
    public const int VersionAt = 8;

    /// <summary>Odd while the block is being written.</summary>
    public const int SequenceAt = 64;

    /// <summary>Lengths of state, action and parameters, then <see cref="LoopStatus"/>, then the vectors.</summary>
    public const int BodyAt = 128;

    public const int StatusAt = 16;

    public static int VectorsAt => StatusAt + Unsafe.SizeOf<LoopStatus>();

    public static int BodyLength => VectorsAt + (3 * TransitionSchema.MaximumDimension * sizeof(float));

    public static int Length => BodyAt + BodyLength;

    public static ulong Version => (1UL << 32) | (uint)Length;

    public static bool IsStatus(MappedFile memory) => memory.Length == Length
        && Volatile.Read(ref memory.Word(MagicAt)) == Magic && Volatile.Read(ref memory.Word(VersionAt)) == Version;
}
