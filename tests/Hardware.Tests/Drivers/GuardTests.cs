using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Contacts and the enable line.</summary>
public sealed class GuardTests
{
    private readonly Journal _journal = new();
    private bool _level;

    [Theory]
    [InlineData(false, true, 0)]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 0)]
    [InlineData(true, true, 1)]
    public void A_contact_is_zero_while_it_is_closed(bool closedIsLow, bool isHigh, double expected)
    {
        using ContactInput contact = new("estop", Input(), closedIsLow);
        _level = isHigh;
        Assert.Equal(IoStatus.Ok, contact.Read(out double value));
        Assert.Equal((expected, expected == 1), (value, contact.IsOpen));
    }

    [Fact]
    public void A_contact_is_open_before_it_is_read_and_where_it_cannot_be()
    {
        IDigital line = _journal.Line("contact");
        line.Write(true);
        using ContactInput contact = new("estop", line, closedIsLow: false);
        Assert.True(contact.IsOpen);
        contact.Read(out _);
        Assert.False(contact.IsOpen);
        _journal.Broken = "contact";
        Assert.Equal(IoStatus.TransferFailed, contact.Read(out _));
        Assert.True(contact.IsOpen);
    }

    [Fact]
    public void The_enable_line_gives_the_watchdog_an_edge_with_each_beat()
    {
        using EnableLine line = new(_journal.Line("line"), _journal.Line("watchdog"), null);
        Assert.Equal(IoStatus.Ok, line.TurnOn());
        line.Beat();
        line.Beat();
        line.TurnOff();
        Assert.Equal(["line high", "watchdog high", "watchdog low", "watchdog high", "line low"], _journal.Take());
    }

    [Fact]
    public void The_enable_line_is_on_only_where_the_drives_read_back_power()
    {
        using EnableLine line = new(_journal.Line("line"), null, Input());
        Assert.Equal(IoStatus.NotEnabled, line.TurnOn());
        Assert.False(line.IsOn);
        Assert.Equal(["line high", "line low"], _journal.Take());
        _level = true;
        Assert.Equal(IoStatus.Ok, line.TurnOn());
        Assert.Equal(IoStatus.Ok, line.Confirm());
        _level = false;
        Assert.Equal(IoStatus.NotEnabled, line.Confirm());
    }

    [Fact]
    public void The_enable_line_is_not_off_while_the_drives_read_back_power()
    {
        using EnableLine line = new(_journal.Line("line"), null, Input());
        _level = true;
        line.TurnOn();
        Assert.Equal(IoStatus.TransferFailed, line.TurnOff());
        _level = false;
        Assert.Equal(IoStatus.Ok, line.TurnOff());
    }

    [Theory]
    [InlineData("line")]
    [InlineData("watchdog")]
    public void The_enable_line_stays_low_where_a_line_fails(string broken)
    {
        using EnableLine line = new(_journal.Line("line"), _journal.Line("watchdog"), null);
        _journal.Broken = broken;
        Assert.Equal(IoStatus.TransferFailed, line.TurnOn());
        Assert.False(line.IsOn);
        Assert.Equal("line low", _journal.Take()[^1]);
    }

    private SimulatedLine Input() => new(() => _level, TransferLosses.None);
}
