using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>The contract of register buses for I2C.</summary>
[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioI2cTests : RegisterBusContract
{
    protected override IRegisterBus Create()
    {
        SimulatedBoard board = new();
        board.WireI2c(1, 0x20, new GpioBoards.SixteenRegisters(), TransferLosses.None);
        return GpioBoards.Over(board).OpenI2c(1, 0x20);
    }

    protected override IRegisterBus CreateUnplugged() => GpioBoards.Over(new SimulatedBoard()).OpenI2c(1, 0x20);
}
