using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.Calibration;
using MbRlRobot.CommandLine;
using MbRlRobot.Loop;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary><c>calibrate</c>: finds out how the parts of a robot are really built, with somebody at the robot.</summary>
public static class CalibrateCommand
{
    private const string Description =
        "Find out how the parts of a robot are really built: zero and direction of encoders, scale of counters, direction and dead "
        + "band of motors. Somebody at the robot is asked to move it by hand; motors then move it a little.";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        CalibrateOptions options = new();
        Command command = new("calibrate", Description);
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed, options, adapters()));
        return command;
    }

    private static int Run(ParseResult parsed, CalibrateOptions options, AdapterRegistry adapters)
    {
        Individual individual = options.Read(parsed);
        string io = options.Wiring.IoOf(parsed, individual.Robot);
        Func<RobotCalibration?, RobotIoFactory> parts = options.Wiring.ReadParts(parsed, adapters, individual);
        bool isSilent = options.IsSilent(parsed, io);
        string file = options.FileOf(parsed, individual.RobotId, io);
        TextWriter people = options.IsJson(parsed) ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output;
        IOperator helper = isSilent ? new SilentOperator(people) : new ConsoleOperator(Console.In, people, Terminal.IsTerminal(people));
        if (io == WiringOptions.Physical)
        {
            options.ThrowIfItRuns(parsed);
        }

        using StopSignals signals = new();
        try
        {
            RobotCalibration found = CalibratorOf(individual, io, parts, isSilent).Measure(helper, signals.Token);
            CalibrationFile.Write(file, found);
            Write(CalibrateReport.Of(file, io, individual.Robot, found), parsed, options.IsJson(parsed));
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            parsed.InvocationConfiguration.Error.WriteLine("Ended on request. The outputs are stopped; nothing was written.");
            return ExitCode.Failed;
        }
    }

    private static Calibrator CalibratorOf(
        Individual individual, string io, Func<RobotCalibration?, RobotIoFactory> parts, bool isSilent)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(individual.File))!;
        ILoopClock clock = isSilent ? new VirtualLoopClock() : new MonotonicLoopClock();
        RobotCalibration head = new(
            individual.RobotId, individual.Robot.Type, WiringOptions.KindOf(io), DateTime.UtcNow, []);
        return new Calibrator(
            individual.Robot, head, calibration => parts(calibration)(individual.Robot, folder, clock), clock);
    }

    private static void Write(CalibrateReport report, ParseResult parsed, bool isJson)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, CalibrateJsonContext.Default.CalibrateReport));
            return;
        }

        TextTable table = new("part", "setting", "robot.json", "measured");
        foreach (CalibrationChange change in report.Changes)
        {
            table.Add(change.Channel, change.Setting, change.Before?.GetRawText(), change.After.GetRawText());
        }

        table.Write(output);
        output.WriteLine($"Written to {report.File}");
    }
}
