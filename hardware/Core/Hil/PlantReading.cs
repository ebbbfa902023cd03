using System;
using System.Diagnostics;
using MbRlRobot.Ports;

namespace MbRlRobot.Hil;

/// <summary>The newest reading of a remote plant.</summary>
/// <param name="channels">How many channels it has.</param>
internal sealed class PlantReading(int channels)
{
    private readonly double[] _values = new double[channels];
    private long _received;
    private bool _isThere;

    /// <summary>What the channels read: [channels].</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>When they were measured, on the loop's clock.</summary>
    public long StampNanoseconds { get; private set; }

    /// <summary>How it went.</summary>
    public IoStatus Status { get; private set; } = IoStatus.Stale;

    /// <summary>What had cut the drives.</summary>
    public Interlock Interlock { get; private set; }

    /// <summary>Whether there is one, and it came not long ago.</summary>
    /// <param name="age">How long ago it may have come.</param>
    public bool IsYoung(TimeSpan age) => _isThere && Stopwatch.GetElapsedTime(_received) <= age;

    /// <summary>Takes a newer one.</summary>
    /// <param name="reply">The reply that has it; one of another robot has failed.</param>
    /// <param name="stampNanoseconds">When it was measured, on the loop's clock.</param>
    public void Take(PlantFrame reply, long stampNanoseconds)
    {
        Status = reply.Count == _values.Length ? reply.Status : IoStatus.TransferFailed;
        Interlock = reply.Interlock;
        reply.GetValues(_values);
        (StampNanoseconds, _received, _isThere) = (stampNanoseconds, Stopwatch.GetTimestamp(), true);
    }

    /// <summary>Forgets it: the plant is somewhere else now.</summary>
    public void Forget() => _isThere = false;
}
