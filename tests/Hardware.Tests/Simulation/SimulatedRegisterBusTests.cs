using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The contract of register buses for a simulated one.</summary>
public sealed class SimulatedRegisterBusTests : RegisterBusContract
{
    protected override IRegisterBus Create() => new SimulatedRegisterBus(new SixteenRegisters(), TransferLosses.None);

    protected override IRegisterBus CreateUnplugged() => new SimulatedRegisterBus(null, TransferLosses.None);

    private sealed class SixteenRegisters : IRegisterChip
    {
        private readonly byte[] _registers = new byte[16];
        private int _at;

        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            _at = write[0];
            foreach (byte value in write[1..])
            {
                _registers[_at++] = value;
            }

            for (int index = 0; index < read.Length; index++)
            {
                read[index] = _registers[_at++];
            }

            return true;
        }
    }
}
