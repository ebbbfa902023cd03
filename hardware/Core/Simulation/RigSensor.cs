using System;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A sensor on the rig together with how it senses.</summary>
/// <param name="sensor">The sensor.</param>
/// <param name="sensed">What it senses of the plant.</param>
internal sealed class RigSensor(IRigSensor sensor, SensedValue sensed)
{
    /// <summary>Senses a state.</summary>
    /// <param name="state">The plant's state.</param>
    /// <param name="seconds">The time.</param>
    public void Sense(ReadOnlySpan<double> state, double seconds)
    {
        if (sensor.Position >= 0)
        {
            sensor.Show(sensed.Sample(state[sensor.Position], seconds));
        }
    }

    /// <summary>Forgets what was sensed before.</summary>
    public void Clear() => sensed.Clear();
}
