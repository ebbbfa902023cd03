using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.Mailbox;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Status;

/// <summary>
/// How the control process stands, in mapped memory for whoever wants to know: a sequence lock, so that a reader sees one
/// moment and the writer never waits.
/// </summary>
/// <remarks>One thread writes. After construction nothing here allocates, waits, calls the system or throws.</remarks>
public sealed class StatusBlock : IDisposable
{
    private readonly MappedFile _memory;
    private readonly byte[] _body = new byte[StatusFormat.BodyLength];
    private ulong _sequence;

    private StatusBlock(MappedFile memory)
    {
        _memory = memory;

        // a process that died within a write leaves an odd number
        _sequence = (Volatile.Read(ref memory.Word(StatusFormat.SequenceAt)) + 1) & ~1UL;
    }

    /// <summary>Opens the block of a control process that starts; makes it where there is none.</summary>
    /// <param name="path">The file, in memory.</param>
    /// <returns>The block.</returns>
    /// <exception cref="IOException">It cannot be made or opened.</exception>
    public static StatusBlock Open(string path) => new(
        SharedFile.OpenOrMake(path, StatusFormat.Length, StatusFormat.IsStatus, memory =>
        {
            Volatile.Write(ref memory.Word(StatusFormat.VersionAt), StatusFormat.Version);
            Volatile.Write(ref memory.Word(StatusFormat.MagicAt), StatusFormat.Magic);
        }));

    /// <summary>Tells how things stand.</summary>
    /// <param name="status">The numbers.</param>
    /// <param name="state">The state: [ds].</param>
    /// <param name="action">The action applied last: [da].</param>
    /// <param name="parameters">Goals and set-points: [dp].</param>
    public void Publish(
        in LoopStatus status, ReadOnlySpan<float> state, ReadOnlySpan<float> action, ReadOnlySpan<float> parameters)
    {
        _body.Put(0, Math.Min(state.Length, TransitionSchema.MaximumDimension));
        _body.Put(4, Math.Min(action.Length, TransitionSchema.MaximumDimension));
        _body.Put(8, Math.Min(parameters.Length, TransitionSchema.MaximumDimension));
        _body.Put(StatusFormat.StatusAt, status);
        Span<float> vectors = MemoryMarshal.Cast<byte, float>(_body.AsSpan(StatusFormat.VectorsAt));
        Copy(state, vectors);
        Copy(action, vectors[TransitionSchema.MaximumDimension..]);
        Copy(parameters, vectors[(2 * TransitionSchema.MaximumDimension)..]);
        Volatile.Write(ref _memory.Word(StatusFormat.SequenceAt), _sequence + 1);
        Volatile.WriteBarrier();
        _body.CopyTo(_memory.Bytes(StatusFormat.BodyAt, _body.Length));
        _sequence += 2;
        Volatile.Write(ref _memory.Word(StatusFormat.SequenceAt), _sequence);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static void Copy(ReadOnlySpan<float> from, Span<float> to) =>
        from[..Math.Min(from.Length, TransitionSchema.MaximumDimension)].CopyTo(to);
}
