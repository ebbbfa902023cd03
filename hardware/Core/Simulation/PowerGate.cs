using System.Collections.Generic;

namespace MbRlRobot.Simulation;

/// <summary>
/// What gives the simulated drives their power: the enable line, the external watchdog (a retriggerable one-shot that every edge
/// keeps for its time-out) and all normally closed contacts, in series.
/// </summary>
internal sealed class PowerGate
{
    private readonly SimulatedLine? _enable;
    private readonly SimulatedLine? _watchdog;
    private readonly double _timeout;
    private readonly SimulatedContact[] _contacts;
    private readonly RigTime _time;
    private long _edges;
    private double _lastEdge = double.NegativeInfinity;

    public PowerGate(
        SimulatedLine? enable, SimulatedLine? watchdog, double timeout, IEnumerable<SimulatedContact> contacts, RigTime time) =>
        (_enable, _watchdog, _timeout, _contacts, _time) = (enable, watchdog, timeout, [.. contacts], time);

    /// <summary>Whether the drives have power now.</summary>
    public bool IsOn
    {
        get
        {
            bool isOn = _enable is null || _enable.IsHigh;
            isOn &= SecondsLeft() > 0;
            foreach (SimulatedContact contact in _contacts)
            {
                isOn &= !contact.IsOpen;
            }

            return isOn;
        }
    }

    /// <summary>How long the watchdog still holds without another edge, s; 0 where it has cut, without end where there is none.</summary>
    public double SecondsLeft()
    {
        if (_watchdog is null)
        {
            return double.PositiveInfinity;
        }

        if (_watchdog.Edges != _edges)
        {
            (_edges, _lastEdge) = (_watchdog.Edges, _time.Seconds);
        }

        double left = _lastEdge + _timeout - _time.Seconds;
        return left > RigTime.RoundingSeconds ? left : 0;
    }
}
