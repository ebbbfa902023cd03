using System;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IRegisterBus"/> keeps, shown on a device of 16 registers that count on by themselves.</summary>
public abstract class RegisterBusContract
{
    /// <summary>A bus to a device: the first byte written names a register, the rest goes into it and those after it.</summary>
    protected abstract IRegisterBus Create();

    /// <summary>A bus on which no device answers.</summary>
    protected abstract IRegisterBus CreateUnplugged();

    [AdapterFact]
    public void Reads_back_what_was_written()
    {
        using IRegisterBus bus = Create();
        Assert.Equal(IoStatus.Ok, bus.Transfer([3, 0xA5, 0x5A, 0xFF], []));
        byte[] read = new byte[3];
        Assert.Equal(IoStatus.Ok, bus.Transfer([3], read));
        Assert.Equal([0xA5, 0x5A, 0xFF], read);
    }

    [AdapterFact]
    public void Writes_before_it_reads_in_one_transaction()
    {
        using IRegisterBus bus = Create();
        Assert.Equal(IoStatus.Ok, bus.Transfer([1, 11, 22], []));
        byte[] read = new byte[1];
        Assert.Equal(IoStatus.Ok, bus.Transfer([1, 33], read));
        Assert.Equal([22], read);
    }

    [AdapterFact]
    public void Reports_a_device_that_does_not_answer_and_leaves_the_buffer_alone()
    {
        using IRegisterBus bus = CreateUnplugged();
        byte[] read = [7, 7];
        Assert.Contains(bus.Transfer([0], read), new[] { IoStatus.TransferFailed, IoStatus.TimedOut });
        Assert.Equal([7, 7], read);
    }

    [AdapterFact]
    public void Allocates_nothing()
    {
        using IRegisterBus bus = Create();
        Span<byte> read = stackalloc byte[2];
        bus.Transfer([0], read);
        using (AllocationGuard.Expect(0))
        {
            bus.Transfer([0], read);
        }
    }
}
