using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Text;
using MbRlRobot.Ports;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Plants;

/// <summary>
/// An instrument for proofs: a simulated robot that keeps a journal of its own, apart from everything that the controller
/// records. One line a step, in one write to the file before the step returns, so that a kill loses at most a step nobody saw.
/// </summary>
/// <remarks>
/// After a first line with the process id and the names come <c>R,number,ns,state..</c> for a reset and
/// <c>S,number,ns,seconds,state before..,action..,state after..</c> for time that passed; ns is the loop's clock when the line
/// was written, numbers are written so that they read back to the bit. A journal that cannot be written fails the step.
/// Steps allocate nothing.
/// </remarks>
public sealed class JournaledIo : ISimulatedIo
{
    private const int LongestNumber = 32;

    private readonly ISimulatedIo _io;
    private readonly ILoopClock _clock;
    private readonly SafeFileHandle _file;
    private readonly byte[] _line;
    private readonly double[] _before;
    private readonly double[] _after;
    private readonly double[] _action;
    private long _written;
    private long _number;
    private int _length;

    /// <summary>Begins a journal.</summary>
    /// <param name="io">The simulated robot, owned.</param>
    /// <param name="actions">Its actions.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <param name="path">The file, which must not exist.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public JournaledIo(ISimulatedIo io, int actions, ILoopClock clock, string path)
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(clock);
        (_io, _clock) = (io, clock);
        _before = new double[io.Channels.Count];
        _after = new double[io.Channels.Count];
        _action = new double[actions];
        _line = new byte[LongestNumber * (4 + (2 * _before.Length) + actions)];
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        byte[] head = Encoding.UTF8.GetBytes(
            $"# plant journal 1, process {Environment.ProcessId}, {actions} actions, channels {string.Join(' ', io.Channels)}\n");
        RandomAccess.Write(_file, head, 0);
        _written = head.Length;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels => _io.Channels;

    /// <inheritdoc/>
    public Interlock Interlock => _io.Interlock;

    /// <inheritdoc/>
    public bool HasOwnTime => _io.HasOwnTime;

    /// <inheritdoc/>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds) => _io.Read(channels, out stampNanoseconds);

    /// <inheritdoc/>
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        IoStatus status = _io.Write(actions);
        if (status == IoStatus.Ok)
        {
            actions.CopyTo(_action);
        }

        return status;
    }

    /// <inheritdoc/>
    public IoStatus Enable()
    {
        Array.Clear(_action);
        return _io.Enable();
    }

    /// <inheritdoc/>
    public IoStatus Stop()
    {
        Array.Clear(_action);
        return _io.Stop();
    }

    /// <inheritdoc/>
    public void Reset(ReadOnlySpan<double> state)
    {
        _io.Reset(state);
        Array.Clear(_action);
        _ = _io.Read(_after, out _);
        Begin((byte)'R');
        Put(_after);
        _ = TryEnd();
    }

    /// <inheritdoc/>
    public IoStatus Advance(double seconds)
    {
        _ = _io.Read(_before, out _);
        IoStatus status = _io.Advance(seconds);
        _ = _io.Read(_after, out _);
        Begin((byte)'S');
        Put(seconds);
        Put(_before);
        Put(_action);
        Put(_after);
        return TryEnd() ? status : IoStatus.TransferFailed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _io.Dispose();
        _file.Dispose();
    }

    private void Begin(byte kind)
    {
        _line[0] = kind;
        _length = 1;
        Put(_number++);
        Put(_clock.NowNanoseconds);
    }

    private void Put(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            Put(value);
        }
    }

    private void Put(double value)
    {
        _line[_length++] = (byte)',';
        _ = Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out int written);
        _length += written;
    }

    private void Put(long value)
    {
        _line[_length++] = (byte)',';
        _ = Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out int written);
        _length += written;
    }

    private bool TryEnd()
    {
        _line[_length++] = (byte)'\n';
        try
        {
            RandomAccess.Write(_file, _line.AsSpan(0, _length), _written);
            _written += _length;
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
