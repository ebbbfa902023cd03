using System;
using MbRlRobot.Boards;
using MbRlRobot.Drivers;
using MbRlRobot.Hardware.Tests.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>A current with a trip on the reference robot: it cuts the drives as a contact does.</summary>
public sealed class OverCurrentTests : IDisposable
{
    private const string Part = """
        { "part": "ina219", "channel": "current", "settings": { "bus": 1, "shunt": 0.1, "largest": 3, "trip": 2 } }
        """;

    private readonly ScriptedInput _shunt = new();
    private readonly SimulatedBoardIo _io;

    public OverCurrentTests()
    {
        RobotDescription robot = RigRobot.Read(("+sensors", Part));
        _io = SimulatedBoardIo.Open(
            robot, "rig", new SteppedClock(), FaultSchedule.None, "faults", through: board => new Converters(board, _shunt));
    }

    public void Dispose()
    {
        _io.Dispose();
        _shunt.Dispose();
    }

    [Fact]
    public void Cuts_the_drives_beyond_its_trip_and_lets_them_be_enabled_below()
    {
        Assert.Equal(IoStatus.Ok, _io.Enable());
        Assert.Equal(1.9, Tick(19_000), 1e-12);
        Assert.Equal(IoStatus.Ok, _io.Write([0.1]));
        Assert.Equal(-2.1, Tick(-21_000), 1e-12);
        Assert.Equal(IoStatus.NotEnabled, _io.Write([0.1]));
        Assert.Equal(StopCause.ContactOpen, _io.Board.StopCause);
        Assert.Equal(IoStatus.NotEnabled, _io.Enable());
        Tick(0);
        Assert.Equal(IoStatus.NotEnabled, _io.Write([0.1]));
        Assert.Equal(IoStatus.Ok, _io.Enable());
        Assert.Equal(IoStatus.Ok, _io.Write([0.1]));
    }

    [Fact]
    public void Cuts_the_drives_where_it_cannot_be_read()
    {
        Assert.Equal(IoStatus.Ok, _io.Enable());
        _shunt.Status = IoStatus.TransferFailed;
        Tick(0);
        Assert.Equal(IoStatus.NotEnabled, _io.Write([0.1]));
    }

    private double Tick(int steps)
    {
        _shunt.Steps = steps;
        double[] channels = new double[_io.Channels.Count];
        _io.Advance(RigRun.Period);
        _io.Read(channels, out _);
        return channels[5];
    }

    /// <summary>A board with the driver of one converter.</summary>
    private sealed class Converters(IBoard board, IAnalogInput shunt) : IConverterBoard
    {
        public IRegisterBus OpenI2c(int bus, int address) => board.OpenI2c(bus, address);

        public IRegisterBus OpenSpi(int bus, int chipSelect, int clockHertz, int mode) => board.OpenSpi(bus, chipSelect, clockHertz, mode);

        public IPwm OpenPwm(string controller, int channel, double frequencyHertz) => board.OpenPwm(controller, channel, frequencyHertz);

        public IDigital OpenDigital(int line, bool isOutput) => board.OpenDigital(line, isOutput);

        public IAnalogInput OpenMcp3008(int bus, int chipSelect, int clockHertz, int input) => throw new NotSupportedException();

        public IAnalogInput OpenIna219(IRegisterBus device, double largestVolts)
        {
            Assert.Equal(0.3, largestVolts, 1e-12);
            return shunt;
        }

        public void Dispose() => board.Dispose();
    }
}
