using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>The contract of digital lines for those of a board.</summary>
[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioLineTests : DigitalContract, IDisposable
{
    private readonly Dictionary<IDigital, bool> _levels = [];
    private readonly List<IBoard> _boards = [];

    public void Dispose() => _boards.ForEach(board => board.Dispose());

    protected override IDigital CreateOutput() => Open(new SimulatedLine(TransferLosses.None));

    protected override IDigital CreateInput()
    {
        IDigital? line = null;
        line = Open(new SimulatedLine(() => _levels.GetValueOrDefault(line!), TransferLosses.None));
        return line;
    }

    protected override void Apply(IDigital input, bool isHigh) => _levels[input] = isHigh;

    private IDigital Open(SimulatedLine line)
    {
        SimulatedBoard simulated = new();
        simulated.WireLine(17, line);
        _boards.Add(GpioBoards.Over(simulated));
        return _boards[^1].OpenDigital(17, line.IsOutput);
    }
}
