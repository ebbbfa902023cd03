using System;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>A converter's steps as a channel, and as a guard.</summary>
public sealed class AnalogSensorTests : IDisposable
{
    private readonly ScriptedInput _input = new();

    public void Dispose() => _input.Dispose();

    [Theory]
    [InlineData(0, -1.5)]
    [InlineData(512, -0.5)]
    [InlineData(-512, -2.5)]
    [InlineData(1023, -1.5 + (1023 / 512.0))]
    public void Turns_steps_into_the_channels_unit(int steps, double expected)
    {
        using AnalogSensor sensor = new("joint", _input, 1 / 512.0, -1.5);
        _input.Steps = steps;
        Assert.Equal(IoStatus.Ok, sensor.Read(out double value));
        Assert.Equal(expected, value, 1e-12);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(200, false)]
    [InlineData(-200, false)]
    [InlineData(201, true)]
    [InlineData(-201, true)]
    public void A_guard_is_open_beyond_its_trip_in_either_direction(int steps, bool isOpen)
    {
        using TripGuard guard = new(new AnalogSensor("current", _input, 0.01, 0), 2);
        Assert.True(guard.IsOpen);
        _input.Steps = steps;
        Assert.Equal(IoStatus.Ok, guard.Read(out double value));
        Assert.Equal((steps * 0.01, isOpen), (value, guard.IsOpen));
    }

    [Theory]
    [InlineData(IoStatus.TransferFailed)]
    [InlineData(IoStatus.TimedOut)]
    public void A_guard_that_cannot_be_read_is_open(IoStatus failure)
    {
        using TripGuard guard = new(new AnalogSensor("current", _input, 0.01, 0), 2);
        guard.Read(out _);
        Assert.False(guard.IsOpen);
        _input.Status = failure;
        Assert.Equal(failure, guard.Read(out _));
        Assert.True(guard.IsOpen);
    }

    [Fact]
    public void A_guard_is_open_where_its_value_is_no_number()
    {
        using TripGuard guard = new(new AnalogSensor("current", _input, double.NaN, 0), 2);
        guard.Read(out _);
        Assert.True(guard.IsOpen);
    }

    [Fact]
    public void Closes_its_input()
    {
        new TripGuard(new AnalogSensor("current", _input, 0.01, 0), 2).Dispose();
        Assert.True(_input.IsDisposed);
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using TripGuard guard = new(new AnalogSensor("current", _input, 0.01, 0), 2);
        guard.Read(out _);
        using (AllocationGuard.Expect(0))
        {
            guard.Read(out _);
        }
    }
}
