using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;

namespace MbRlRobot.Plants;

/// <summary>
/// A built-in plant behind the robot's port. It gives every component of the plant's state as a channel, those that the robot
/// estimates too, so that a reset can set them. While stopped its actions are at rest: it coasts.
/// </summary>
public sealed class PlantIo : ISimulatedIo
{
    private readonly IPlant _plant;
    private readonly ILoopClock _clock;
    private readonly double[] _state;
    private readonly double[] _action;
    private bool _isEnabled;

    /// <summary>Wires a plant up; it starts at zero, stopped.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="channels">What its channels are called here, [channels].</param>
    /// <param name="clock">Stamps what is read.</param>
    /// <exception cref="ArgumentException">There are not as many names as channels, or not all differ.</exception>
    public PlantIo(IPlant plant, IReadOnlyList<string> channels, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(plant);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(clock);
        if (channels.Distinct().Count() != plant.Channels.Count || channels.Count != plant.Channels.Count)
        {
            throw new ArgumentException(
                $"{plant.Channels.Count} different names are needed, not {string.Join(", ", channels)}.", nameof(channels));
        }

        (_plant, _clock, Channels) = (plant, clock, channels);
        _state = new double[plant.Channels.Count];
        _action = new double[plant.ActionCount];
        plant.Rest(_action);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Channels { get; }

    /// <inheritdoc />
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        stampNanoseconds = _clock.NowNanoseconds;
        _state.CopyTo(channels);
        return Status;
    }

    /// <inheritdoc />
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (!_isEnabled)
        {
            return IoStatus.NotEnabled;
        }

        actions.CopyTo(_action);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Enable() => Rest(isEnabled: true);

    /// <inheritdoc />
    public IoStatus Stop() => Rest(isEnabled: false);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There are not as many values as channels, or not all are finite.</exception>
    public void Reset(ReadOnlySpan<double> state)
    {
        if (state.Length != _state.Length || !IsFinite(state))
        {
            throw new ArgumentException(
                $"A reset needs {_state.Length} finite numbers: {string.Join(", ", Channels)}.", nameof(state));
        }

        state.CopyTo(_state);
        _plant.Rest(_action);
        _plant.Step(_state, _action, 0);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public IoStatus Advance(double seconds)
    {
        _plant.Step(_state, _action, seconds);
        return Status;
    }

    /// <inheritdoc />
    public void Dispose() => Stop();

    private IoStatus Status => IsFinite(_state) ? IoStatus.Ok : IoStatus.TransferFailed;

    private static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private IoStatus Rest(bool isEnabled)
    {
        _isEnabled = isEnabled;
        _plant.Rest(_action);
        return IoStatus.Ok;
    }
}
