using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Status;

/// <summary>Reads what a control process tells of itself; of a process that has died, what it told last.</summary>
public sealed class StatusReader : IDisposable
{
    private const int Tries = 1000;

    private readonly MappedFile _memory;

    private StatusReader(MappedFile memory) => _memory = memory;

    /// <summary>Opens a status block. It stays the same from one control process to the next.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="IOException">There is none, or it is of another version.</exception>
    public static StatusReader Open(string path)
    {
        MappedFile memory = MappedFile.Open(path, StatusFormat.BodyAt);
        if (StatusFormat.IsStatus(memory))
        {
            return new StatusReader(memory);
        }

        memory.Dispose();
        throw new IOException($"{path} is no status of this version: is the control process of another release?");
    }

    /// <summary>Reads it.</summary>
    /// <returns>One moment; null where nothing was told yet, or the process died while it told it.</returns>
    public RobotSnapshot? TryRead()
    {
        byte[] body = new byte[StatusFormat.BodyLength];
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            ulong before = Volatile.Read(ref _memory.Word(StatusFormat.SequenceAt));
            if (before == 0)
            {
                return null;
            }

            _memory.Bytes(StatusFormat.BodyAt, body.Length).CopyTo(body);
            Volatile.ReadBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref _memory.Word(StatusFormat.SequenceAt)) == before)
            {
                return Snapshot(body);
            }

            Thread.Yield();
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static RobotSnapshot Snapshot(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<float> vectors = MemoryMarshal.Cast<byte, float>(body[StatusFormat.VectorsAt..]);
        const int room = TransitionSchema.MaximumDimension;
        return new RobotSnapshot(
            body.Get<LoopStatus>(StatusFormat.StatusAt),
            vectors[..Math.Clamp(body.Get<int>(0), 0, room)].ToArray(),
            vectors.Slice(room, Math.Clamp(body.Get<int>(4), 0, room)).ToArray(),
            vectors.Slice(2 * room, Math.Clamp(body.Get<int>(8), 0, room)).ToArray());
    }
}
