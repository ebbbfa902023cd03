using System;
using MbRlRobot.Estimation;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Safety;

namespace MbRlRobot.Loop;

/// <summary>Reads the sensors, estimates the state, and watches that both are fit to act on. Allocates and throws nothing.</summary>
internal sealed class StateReader
{
    private const int FirstTries = 3;

    private readonly IRobotIo _io;
    private readonly ILoopClock _clock;
    private readonly SensorAgeGuard _age;
    private readonly FrozenSensorGuard _frozen;
    private readonly double[] _channels;
    private readonly double[] _reading;
    private bool _hasRead;

    public StateReader(LoopSetup setup)
    {
        (_io, _clock) = (setup.Io, setup.Clock);
        Estimator = new StateEstimator(setup.Robot, _io.Channels);
        _age = new SensorAgeGuard(setup.Robot);
        _frozen = new FrozenSensorGuard(setup.Robot, _io.Channels);
        _channels = new double[_io.Channels.Count];
        _reading = new double[_io.Channels.Count];
    }

    /// <summary>Estimates the state.</summary>
    public StateEstimator Estimator { get; }

    /// <summary>When the state was measured, on the loop's clock.</summary>
    public long StateNanoseconds { get; private set; }

    /// <summary>How the latest reading went.</summary>
    public IoStatus LastRead { get; private set; } = IoStatus.Stale;

    /// <summary>What the channels read last, where that was a reading: [channels].</summary>
    public ReadOnlySpan<double> Channels => _channels;

    /// <summary>Reads the sensors and estimates the state.</summary>
    /// <returns>Whether there was a reading; without one everything stays as it was.</returns>
    public bool Read()
    {
        LastRead = _io.Read(_reading, out long stamp);
        LastRead = LastRead == IoStatus.Ok && !FiniteGuard.IsPassed(_reading) ? IoStatus.TransferFailed : LastRead;
        if (LastRead != IoStatus.Ok)
        {
            return false;
        }

        _reading.CopyTo(_channels, 0);
        StateNanoseconds = stamp;
        if (_hasRead)
        {
            Estimator.Update(_channels, stamp);
        }
        else
        {
            Estimator.Reset(_channels, stamp);
            _hasRead = true;
        }

        return true;
    }

    /// <summary>The reading that an episode starts from, which begins the estimate anew; one that is lost is asked for again.</summary>
    /// <returns>Whether there was one.</returns>
    public bool ReadFirst()
    {
        (_hasRead, int tries) = (false, 0);
        _frozen.Restart();
        while (!Read())
        {
            if (++tries == FirstTries)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks for what ends a session, whatever the robot does.</summary>
    /// <param name="isNew">Whether this tick had a reading.</param>
    /// <param name="action">The action in force: [da].</param>
    /// <returns>The fault; none where the state is fit to act on.</returns>
    public LoopFault Check(bool isNew, ReadOnlySpan<float> action)
    {
        LoopFault interlock = _io.Interlock.AsFault();
        return interlock != LoopFault.None ? interlock
            : !isNew && !_age.IsPassed(_clock.NowNanoseconds, StateNanoseconds) ? LoopFault.SensorRead
            : isNew && _frozen.FirstFrozen(_channels, action, StateNanoseconds) >= 0 ? LoopFault.SensorFrozen
            : LoopFault.None;
    }
}
