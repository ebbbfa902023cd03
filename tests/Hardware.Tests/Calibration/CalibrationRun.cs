using System;
using System.Collections.Generic;
using System.Threading;
using MbRlRobot.Calibration;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Hardware.Tests.Calibration;

/// <summary>A calibration of the reference robot on a simulated board that was built with errors.</summary>
internal sealed class CalibrationRun(RobotDescription robot, params ScheduledFault[] faults)
{
    private readonly SteppedClock _clock = new();

    /// <summary>What was called, over all boards that were opened.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The boards that were opened.</summary>
    public List<WatchedIo> Boards { get; } = [];

    public TestOperator Operator { get; init; } = new();

    public CancellationTokenSource End { get; } = new();

    /// <summary>Makes readings fail: by the number of the board and of the reading.</summary>
    public Func<int, int, IoStatus> ReadStatus { get; init; } = (_, _) => IoStatus.Ok;

    public double Seconds => _clock.NowNanoseconds / 1e9;

    public RobotCalibration Measure() => new Calibrator(robot, Head(robot), Open, _clock).Measure(Operator, End.Token);

    public static RobotCalibration Head(RobotDescription robot) =>
        new("rig-1", robot.Type, IoKind.SimulatedBoard, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), []);

    private WatchedIo Open(RobotCalibration? calibration)
    {
        int board = Boards.Count;
        SimulatedBoardIo io = SimulatedBoardIo.Open(robot, "rig", _clock, new FaultSchedule(7, faults), "faults.json", calibration);
        Calls.Add("open");
        Boards.Add(new WatchedIo(io, Calls) { ReadStatus = read => ReadStatus(board, read) });
        return Boards[^1];
    }
}
