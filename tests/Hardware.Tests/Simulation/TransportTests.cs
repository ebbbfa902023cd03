using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

public sealed class TransportTests
{
    [Fact]
    public void A_pulse_has_whole_nanoseconds()
    {
        using SimulatedPwm pwm = new(30_000, TransferLosses.None);
        Assert.Equal(1e9 / 33_333, pwm.FrequencyHertz);
        pwm.Start();
        pwm.SetDutyCycle(0.5);
        Assert.Equal(16_666 / 33_333.0, pwm.DutyCycle);
    }

    [Fact]
    public void Nothing_answers_where_nothing_is_wired()
    {
        using SimulatedBoard board = new();
        Assert.Equal(IoStatus.TransferFailed, board.OpenI2c(1, 0x36).Transfer([0], []));
        Assert.Equal(IoStatus.TransferFailed, board.OpenSpi(0, 0, 1_000_000, 0).Transfer([0], []));
        Assert.Equal(IoStatus.Ok, board.OpenDigital(3, isOutput: false).Read(out bool isHigh));
        Assert.False(isHigh);
        Assert.Equal(IoStatus.Ok, board.OpenDigital(3, isOutput: true).Write(true));
        Assert.Equal(IoStatus.Ok, board.OpenPwm("chip", 0, 50).Start());
    }

    [Fact]
    public void A_line_that_is_wired_the_other_way_round_is_refused()
    {
        using SimulatedBoard board = new();
        board.WireLine(4, new SimulatedLine(() => true, TransferLosses.None));
        Assert.Throws<ArgumentException>(() => board.OpenDigital(4, isOutput: true));
        Assert.False(board.OpenDigital(4, isOutput: false).IsOutput);
    }

    [Fact]
    public void Closing_the_board_lowers_its_outputs()
    {
        SimulatedBoard board = new();
        SimulatedLine line = new(TransferLosses.None);
        SimulatedPwm pwm = new(50, TransferLosses.None);
        board.WireLine(1, line);
        board.WirePwm("chip", 0, pwm);
        board.OpenDigital(1, isOutput: true).Write(true);
        IPwm output = board.OpenPwm("chip", 0, 50);
        output.Start();
        output.SetDutyCycle(0.5);
        board.Dispose();
        Assert.False(line.IsHigh);
        Assert.Equal(0, pwm.DutyCycle);
    }

    [Fact]
    public void A_line_counts_its_edges_not_its_writes()
    {
        using SimulatedLine line = new(TransferLosses.None);
        line.Write(true);
        line.Write(true);
        line.Write(false);
        Assert.Equal(2, line.Edges);
    }
}
