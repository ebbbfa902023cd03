using System;
using System.IO;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Against the datasheet v1-06: figure 21 (registers), figure 22 (CONF), figure 23 (STATUS).</summary>
public sealed class As5600Tests : IDisposable
{
    private const double Step = 2 * Math.PI / 4096;

    private readonly As5600Chip _chip = new();
    private readonly ScriptedBus _bus;

    public As5600Tests() => _bus = new ScriptedBus(_chip);

    public void Dispose() => _bus.Dispose();

    [Theory]
    [InlineData(16, "00")]
    [InlineData(8, "01")]
    [InlineData(4, "02")]
    [InlineData(2, "03")]
    public void Sets_the_slow_filter_and_neither_hysteresis_nor_power_saving(int filter, string sf)
    {
        using As5600 sensor = As5600.Open("theta", _bus, 0, isReversed: false, filter);
        Assert.Equal(["07/2", $"07{sf}00", "07/2", "0B/1"], _bus.Sent);
    }

    [Fact]
    public void Keeps_what_it_does_not_know_of_the_configuration()
    {
        // blank bits hold factory settings (figure 21, note 1); PWMF and OUTS belong to another output
        _chip.Transfer([0x07, 0xFC, 0xFF], []);
        using As5600 sensor = As5600.Open("theta", _bus, 0, isReversed: false, 2);
        Assert.Equal("07C3F0", _bus.Sent[1]);
    }

    [Fact]
    public void Reads_status_and_raw_angle_in_one_transaction()
    {
        using As5600 sensor = Open();
        _bus.Sent.Clear();
        sensor.Read(out _);
        Assert.Equal(["0B/3"], _bus.Sent);
    }

    [Theory]
    [InlineData(0, 0, false, 0)]
    [InlineData(1024, 0, false, Math.PI / 2)]
    [InlineData(2048, 0, false, -Math.PI)]
    [InlineData(3072, 0, false, -Math.PI / 2)]
    [InlineData(4095, 0, false, -Step)]
    [InlineData(1024, 0, true, -Math.PI / 2)]
    [InlineData(1, 0, true, -Step)]
    [InlineData(1024, 0.5, false, (Math.PI / 2) - 0.5)]
    [InlineData(2047, -3, false, (2047 * Step) + 3 - (2 * Math.PI))]
    public void Turns_steps_into_a_wrapped_angle(int steps, double zero, bool isReversed, double expected)
    {
        using As5600 sensor = As5600.Open("theta", _bus, zero, isReversed, 2);
        _chip.Turn(steps * Step);
        Assert.Equal(IoStatus.Ok, sensor.Read(out double angle));
        Assert.Equal(expected, angle, 1e-12);
    }

    [Theory]
    [InlineData(0x00, "no magnet")]
    [InlineData(0x10, "no magnet")]
    [InlineData(0x30, "too weak")]
    [InlineData(0x28, "too strong")]
    public void Refuses_to_open_without_a_magnet_where_it_has_to_be(byte status, string message)
    {
        _chip.Magnet = status;
        Assert.Contains(message, Assert.Throws<IOException>(() => Open()).Message);
    }

    [Fact]
    public void Fails_while_the_magnet_is_gone_and_counts_one_that_is_weak()
    {
        using As5600 sensor = Open();
        _chip.Magnet = 0;
        Assert.Equal(IoStatus.TransferFailed, sensor.Read(out _));
        _chip.Magnet = As5600Registers.MagnetDetected | As5600Registers.MagnetTooWeak;
        Assert.Equal(IoStatus.Ok, sensor.Read(out _));
        Assert.Equal(1, sensor.FieldWarnings);
    }

    [Fact]
    public void Refuses_a_device_that_does_not_keep_its_settings()
    {
        using ScriptedBus other = new(new ForgetfulChip());
        Assert.Contains("another device", Assert.Throws<IOException>(() => As5600.Open("theta", other, 0, false, 2)).Message);
    }

    [Fact]
    public void Reports_a_bus_that_fails_and_recovers()
    {
        using As5600 sensor = Open();
        _bus.FailuresLeft = RepeatingBus.Attempts;
        Assert.Equal(IoStatus.TransferFailed, sensor.Read(out _));
        Assert.Equal(IoStatus.Ok, sensor.Read(out _));
        _bus.FailuresLeft = RepeatingBus.Attempts;
        Assert.Contains("does not answer", Assert.Throws<IOException>(() => Open()).Message);
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using As5600 sensor = Open();
        _bus.IsRecording = false;
        sensor.Read(out _);
        using (AllocationGuard.Expect(0))
        {
            sensor.Read(out _);
            _bus.FailuresLeft = RepeatingBus.Attempts;
            sensor.Read(out _);
        }
    }

    [Fact]
    public void Refuses_a_filter_that_is_not_there() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => As5600.Open("theta", _bus, 0, false, 3));

    private As5600 Open() => As5600.Open("theta", _bus, 0, isReversed: false, 2);

    private sealed class ForgetfulChip : IRegisterChip
    {
        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            read.Clear();
            return true;
        }
    }
}
