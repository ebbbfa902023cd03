using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// A MuJoCo model as robot. An episode's start is a function of the state given to <see cref="Reset"/> alone: home (the
/// keyframe of that name, or the model's initial state), over it <c>io.mujoco.reset</c>, over that the given state.
/// </summary>
/// <remarks>
/// A simulation that diverges, or that MuJoCo warns of, has failed: <see cref="Advance"/> and <see cref="Read"/> say
/// <see cref="IoStatus.TransferFailed"/> until the next reset. MuJoCo alone goes on, from its initial state where it diverged.
/// </remarks>
internal sealed class MuJoCoIo : ISimulatedIo
{
    private const double LargestNumber = 1e10;

    private readonly EngineThread _thread;
    private readonly SimulationRun _run;
    private readonly RestPolicy _rest;
    private readonly ILoopClock _clock;
    private readonly Action _advance;
    private readonly double[] _actions;
    private double _owed;
    private bool _isEnabled;
    private bool _isDisposed;

    /// <summary>Takes a simulation over; it starts at home, with what <c>io.mujoco.reset</c> draws for its channels.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="simulation">The simulation, owned.</param>
    /// <param name="binding">Its channels and actuators.</param>
    /// <param name="thread">The simulation's thread, owned.</param>
    /// <param name="clock">Stamps what is read.</param>
    /// <exception cref="IOException">MuJoCo cannot simulate the model; the message says why.</exception>
    public MuJoCoIo(RobotDescription robot, Simulation simulation, ModelBinding binding, EngineThread thread, ILoopClock clock)
    {
        (_thread, _clock) = (thread, clock);
        _actions = new double[robot.Action.Count];
        _rest = new RestPolicy(robot.Action);
        _run = new SimulationRun(simulation, binding, thread);
        _advance = AdvanceOwed;
        Channels = [.. robot.State.Select(state => state.Channel).OfType<string>()];
        double[] home = new double[Channels.Count];
        thread.Run(() => _run.ReadHome(home));
        Reset(home);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Channels { get; }

    /// <inheritdoc />
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        stampNanoseconds = _clock.NowNanoseconds;
        if (!IsUsable || channels.Length != Channels.Count)
        {
            return IoStatus.TransferFailed;
        }

        _run.Read(channels);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    /// <remarks>A number that is not finite, or above 1e10, is refused: MuJoCo would put 0 in the place of every action.</remarks>
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (!_isEnabled)
        {
            return IoStatus.NotEnabled;
        }

        if (actions.Length != _actions.Length || !AreNumbers(actions))
        {
            return IoStatus.TransferFailed;
        }

        actions.CopyTo(_actions);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Enable()
    {
        _actions.AsSpan().Clear();
        _isEnabled = !_isDisposed && _thread.Error is null;
        return _isEnabled ? IoStatus.Ok : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        if (_isEnabled)
        {
            _rest.Begin(_actions);
        }

        _isEnabled = false;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">Not one finite number, at most 1e10, for each channel.</exception>
    /// <exception cref="IOException">MuJoCo has stopped this simulation, or cannot simulate this start; the message says why.</exception>
    public void Reset(ReadOnlySpan<double> state)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (state.Length != Channels.Count || !AreNumbers(state))
        {
            string given = string.Join(", ", state.ToArray());
            string wanted = $"{Channels.Count} finite numbers, at most 1e10: {string.Join(", ", Channels)}";
            throw new ArgumentException($"The state [{given}] is not {wanted}.", nameof(state));
        }

        double[] start = state.ToArray();
        _actions.AsSpan().Clear();
        _owed = 0;
        _thread.Run(() => _run.Start(start));
    }

    /// <inheritdoc />
    /// <remarks>Whole time steps; what rounding leaves over is carried to the next call.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public IoStatus Advance(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(seconds), false, nameof(seconds));
        _owed += seconds;
        return IsUsable && _thread.TryRun(_advance) && IsUsable ? IoStatus.Ok : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Stop();
        if (!_isDisposed)
        {
            _isDisposed = true;
            _thread.TryRun(_run.Free);
            _thread.Dispose();
        }
    }

    private static bool AreNumbers(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!(Math.Abs(value) <= LargestNumber))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsUsable => !_isDisposed && !_run.HasFailed && _thread.Error is null;

    private void AdvanceOwed()
    {
        double timestep = _run.Timestep;
        for (long steps = (long)Math.Round(_owed / timestep); steps > 0 && !_run.HasFailed; steps--)
        {
            _owed -= timestep;
            if (!_isEnabled)
            {
                _rest.Continue(_actions, timestep);
            }

            _run.Step(_actions);
        }

        _run.Finish();
    }
}
