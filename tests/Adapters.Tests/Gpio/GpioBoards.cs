using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Gpio;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>Boards whose devices are System.Device.Gpio's own classes over simulated chips.</summary>
internal static class GpioBoards
{
    /// <summary>The folder of the reference robot on a board.</summary>
    public static string RigFolder => Path.Combine(Repository.Root, "hardware", "robots", "cartpole-rig");

    /// <summary>A board over another.</summary>
    public static IBoard Over(IBoard board) => GpioAdapter.OverSimulation!(board);

    /// <summary>The reference robot on simulated chips, with or without the package's classes in between.</summary>
    public static SimulatedBoardIo Rig(ILoopClock clock, bool isThroughPackage, params ScheduledFault[] faults) => SimulatedBoardIo.Open(
        RobotFile.Read(Path.Combine(RigFolder, "robot.json")),
        RigFolder,
        clock,
        new FaultSchedule(7, faults),
        "faults.json",
        through: isThroughPackage ? GpioAdapter.OverSimulation : null);

    /// <summary>A chip of 16 registers that count on by themselves.</summary>
    public sealed class SixteenRegisters : IRegisterChip
    {
        private readonly byte[] _registers = new byte[16];
        private int _at;

        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            _at = write.IsEmpty ? _at : write[0];
            for (int index = 1; index < write.Length; index++)
            {
                _registers[_at++] = write[index];
            }

            for (int index = 0; index < read.Length; index++)
            {
                read[index] = _registers[_at++];
            }

            return true;
        }
    }

    /// <summary>A board of one device at every address, and of lines: everything ends in one way.</summary>
    public sealed class ScriptedBoard : IBoard
    {
        /// <summary>How everything ends from now on.</summary>
        public IoStatus Status { get; set; } = IoStatus.Ok;

        /// <summary>What was done to lines, in order.</summary>
        public List<string> Entries { get; } = [];

        public IRegisterBus OpenI2c(int bus, int address) => new Device(this);

        public IRegisterBus OpenSpi(int bus, int chipSelect, int clockHertz, int mode) => new Device(this);

        public IPwm OpenPwm(string controller, int channel, double frequencyHertz) => throw new IOException("no PWM");

        public IDigital OpenDigital(int line, bool isOutput) => new Line(this, line, isOutput);

        public void Dispose() => Entries.Add("board closed");

        private sealed class Device(ScriptedBoard board) : IRegisterBus
        {
            public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read) => board.Status;

            public void Dispose()
            {
            }
        }

        private sealed class Line(ScriptedBoard board, int line, bool isOutput) : IDigital
        {
            public bool IsOutput => isOutput;

            public IoStatus Read(out bool isHigh)
            {
                isHigh = false;
                return board.Status;
            }

            public IoStatus Write(bool isHigh)
            {
                board.Entries.Add($"{line} {(isHigh ? "high" : "low")}");
                return board.Status;
            }

            public void Dispose() => board.Entries.Add($"{line} closed");
        }
    }
}
