using System;
using MbRlRobot.Plants;

namespace MbRlRobot.Simulation;

/// <summary>
/// A plant with sensors and motors on it. Time passes in slices no longer than an I/O period, cut also where the watchdog runs
/// out; motors act on a slice with what their lines say at its beginning, sensors see its end.
/// </summary>
internal sealed class Rig
{
    private readonly IPlant _plant;
    private readonly RigSensor[] _sensors;
    private readonly RigDrive[] _drives;
    private readonly PowerGate _power;
    private readonly RigTime _time;
    private readonly double _period;
    private readonly double[] _state;
    private readonly double[] _action;

    public Rig(IPlant plant, RigSensor[] sensors, RigDrive[] drives, PowerGate power, RigTime time, double periodSeconds)
    {
        (_plant, _sensors, _drives, _power, _time, _period) = (plant, sensors, drives, power, time, periodSeconds);
        _state = new double[plant.Channels.Count];
        _action = new double[plant.ActionCount];
        Place(_state);
    }

    /// <summary>The plant's state.</summary>
    public ReadOnlySpan<double> State => _state;

    /// <summary>Puts the plant somewhere; what sensors and motors remember of before is forgotten.</summary>
    public void Place(ReadOnlySpan<double> state)
    {
        state.CopyTo(_state);
        _plant.Rest(_action);
        _plant.Step(_state, _action, 0);
        foreach (RigSensor sensor in _sensors)
        {
            sensor.Clear();
        }

        foreach (RigDrive drive in _drives)
        {
            drive.Clear();
        }

        Sense();
    }

    /// <summary>Lets time pass.</summary>
    /// <returns>Whether the state still is finite.</returns>
    public bool Advance(double seconds)
    {
        double left = seconds;
        while (left > RigTime.RoundingSeconds)
        {
            double slice = Math.Min(left, _period);
            double watchdog = _power.SecondsLeft();
            slice = watchdog > 0 && watchdog < slice - RigTime.RoundingSeconds ? watchdog : slice;
            left -= slice;
            Slice(slice);
        }

        return IsFinite;
    }

    /// <summary>Whether the state is finite.</summary>
    public bool IsFinite
    {
        get
        {
            bool isFinite = true;
            foreach (double value in _state)
            {
                isFinite &= double.IsFinite(value);
            }

            return isFinite;
        }
    }

    private void Slice(double seconds)
    {
        bool hasPower = _power.IsOn;
        for (int index = 0; index < _drives.Length; index++)
        {
            _action[index] = _drives[index].Drive(hasPower, _time.Seconds);
        }

        _plant.Step(_state, _action, seconds);
        _time.Seconds += seconds;
        Sense();
    }

    private void Sense()
    {
        foreach (RigSensor sensor in _sensors)
        {
            sensor.Sense(_state, _time.Seconds);
        }
    }
}
