using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>The contract of register buses for SPI: a chip that answers behind an instruction of one byte.</summary>
[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioSpiTests : RegisterBusContract
{
    protected override IRegisterBus Create()
    {
        SimulatedBoard board = new();
        board.WireSpi(0, 1, new GpioBoards.SixteenRegisters(), TransferLosses.None);
        return GpioBoards.Over(board).OpenSpi(0, 1, 1_000_000, 0);
    }

    protected override IRegisterBus CreateUnplugged() => GpioBoards.Over(new SimulatedBoard()).OpenSpi(0, 1, 1_000_000, 0);
}
