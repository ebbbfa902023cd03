using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The contract of digital lines for simulated ones.</summary>
public sealed class SimulatedLineTests : DigitalContract
{
    private readonly Dictionary<IDigital, bool> _levels = [];

    protected override IDigital CreateOutput() => new SimulatedLine(TransferLosses.None);

    protected override IDigital CreateInput()
    {
        SimulatedLine? line = null;
        line = new SimulatedLine(() => _levels.GetValueOrDefault(line!), TransferLosses.None);
        return line;
    }

    protected override void Apply(IDigital input, bool isHigh) => _levels[input] = isHigh;
}
