using System;
using System.IO;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Against the data sheet SCPS207H, section 7.5.4: one register, a bit for each channel.</summary>
public sealed class Tca9548ATests : IDisposable
{
    private readonly ScriptedBus _control = new(new Tca9548AChip());
    private readonly ScriptedBus _device = new(new Echo(0x5A));
    private readonly Tca9548ABank _bank = new();

    public void Dispose()
    {
        _bank.Dispose();
        _control.Dispose();
        _device.Dispose();
    }

    [Fact]
    public void Opening_closes_all_channels_and_looks_whether_it_is_there()
    {
        using Tca9548A chip = Tca9548A.Open(_control, "here");
        Assert.Equal(["00", "/1"], _control.Sent);
    }

    [Fact]
    public void Writes_only_where_the_channel_changes()
    {
        Tca9548A chip = _bank.Add(_control, "here");
        using MuxedBus first = new(_bank, chip, 0, _device);
        using MuxedBus last = new(_bank, chip, 7, _device);
        _control.Sent.Clear();
        foreach (MuxedBus bus in (MuxedBus[])[first, first, last, last, first])
        {
            Assert.Equal(IoStatus.Ok, bus.Transfer([1], new byte[2]));
        }

        Assert.Equal(["01", "80", "01"], _control.Sent);
        Assert.Equal(["01/2", "01/2", "01/2", "01/2", "01/2"], _device.Sent);
    }

    [Theory]
    [InlineData(IoStatus.TransferFailed)]
    [InlineData(IoStatus.TimedOut)]
    public void Writes_again_after_a_transfer_that_failed(IoStatus failure)
    {
        using MuxedBus bus = new(_bank, _bank.Add(_control, "here"), 2, _device);
        Assert.Equal(IoStatus.Ok, bus.Transfer([1], []));
        (_device.Failure, _device.FailuresLeft) = (failure, 1);
        Assert.Equal(failure, bus.Transfer([1], []));
        _control.Sent.Clear();
        Assert.Equal(IoStatus.Ok, bus.Transfer([1], []));
        Assert.Equal(["04"], _control.Sent);
    }

    [Fact]
    public void Opens_its_channel_again_where_the_chip_was_without_power()
    {
        Tca9548AChip registers = new();
        using ScriptedBus control = new(registers);
        using MuxedBus bus = new(_bank, _bank.Add(control, "here"), 5, _device);
        using RepeatingBus patient = new(bus);
        patient.Transfer([1], []);
        registers.LosePower();

        // nobody answers behind a channel that is closed
        _device.FailuresLeft = 1;
        Assert.Equal(IoStatus.Ok, patient.Transfer([1], []));
        Assert.True(registers.IsOpen(5));
    }

    [Fact]
    public void Does_not_reach_for_a_device_whose_channel_did_not_open()
    {
        using MuxedBus bus = new(_bank, _bank.Add(_control, "here"), 2, _device);
        _control.FailuresLeft = 1;
        Assert.Equal(IoStatus.TransferFailed, bus.Transfer([1], []));
        Assert.Empty(_device.Sent);
        Assert.Equal(IoStatus.Ok, bus.Transfer([1], []));
    }

    [Fact]
    public void Closes_the_channel_of_another_chip_of_the_bus_first()
    {
        using ScriptedBus second = new(new Tca9548AChip());
        using MuxedBus here = new(_bank, _bank.Add(_control, "here"), 1, _device);
        using MuxedBus there = new(_bank, _bank.Add(second, "there"), 1, _device);
        here.Transfer([1], []);
        _control.FailuresLeft = 1;
        second.Sent.Clear();
        Assert.Equal(IoStatus.TransferFailed, there.Transfer([1], []));
        Assert.Empty(second.Sent);
        _control.Sent.Clear();
        Assert.Equal(IoStatus.Ok, there.Transfer([1], []));
        Assert.Equal(["00"], _control.Sent);
        Assert.Equal(["02"], second.Sent);
    }

    [Fact]
    public void Closes_its_channels_when_it_is_closed()
    {
        Tca9548AChip registers = new();
        using ScriptedBus bus = new(registers);
        Tca9548A chip = Tca9548A.Open(bus, "here");
        chip.Select(3);
        Assert.True(registers.IsOpen(3));
        chip.Dispose();
        Assert.False(registers.IsOpen(3));
        Assert.True(bus.IsDisposed);
    }

    [Fact]
    public void Refuses_what_does_not_answer_and_what_is_another_device()
    {
        _control.FailuresLeft = RepeatingBus.Attempts;
        Assert.Contains("at 0x70 does not answer", Assert.Throws<IOException>(() => Tca9548A.Open(_control, "at 0x70")).Message);
        Assert.Contains("0x5A); is another device", Assert.Throws<IOException>(() => Tca9548A.Open(_device, "at 0x70")).Message);
        Assert.True(_device.IsDisposed);
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using MuxedBus first = new(_bank, _bank.Add(_control, "here"), 0, _device);
        (_control.IsRecording, _device.IsRecording) = (false, false);
        first.Transfer([1], []);
        using (AllocationGuard.Expect(0))
        {
            first.Transfer([1], []);
            _device.FailuresLeft = 1;
            first.Transfer([1], []);
            first.Transfer([1], []);
        }
    }

    /// <summary>A chip that answers with one byte whatever is written.</summary>
    private sealed class Echo(byte answer) : IRegisterChip
    {
        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            read.Fill(answer);
            return true;
        }
    }
}
