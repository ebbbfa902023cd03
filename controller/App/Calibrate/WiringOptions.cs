using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.Calibration;
using MbRlRobot.CommandLine;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>What a robot is wired to: <c>--io</c>, what goes wrong there, <c>--faults</c>, and how it was calibrated, <c>--calibration</c>.</summary>
internal sealed class WiringOptions
{
    /// <summary>The name of the physical board.</summary>
    public const string Physical = "gpio";

    private readonly Option<string?> _io = new("--io")
    {
        Description = "What the robot is wired to; doctor lists them. [default: the robot's own]",
        HelpName = "KIND",
    };

    private readonly Option<string?> _faults = new("--faults")
    {
        Description = $"What goes wrong, and when, on a robot with --io {SimulatedBoardIo.AdapterName}: a JSON file. [default: nothing]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _calibration = new("--calibration")
    {
        Description = $"What calibrate found out about this robot. [default: calibration.json in the robot's folder with --io {Physical}; otherwise none]",
        HelpName = "FILE",
    };

    /// <summary>Adds <c>--io</c> and <c>--faults</c> to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesCalibration">Whether it takes <c>--calibration</c> too.</param>
    public void AddTo(Command command, bool takesCalibration)
    {
        command.Add(_io);
        command.Add(_faults);
        if (takesCalibration)
        {
            command.Add(_calibration);
        }
    }

    /// <summary>The name of what the robot is wired to.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The name of an adapter, if there is one of that name.</returns>
    public string IoOf(ParseResult parsed, RobotDescription robot) =>
        parsed.GetValue(_io) ?? JsonNamingPolicy.KebabCaseLower.ConvertName(robot.Io.Default.ToString());

    /// <summary>The schedule of faults.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="io">What the robot is wired to.</param>
    /// <returns>The file; null for none.</returns>
    /// <exception cref="UsageException">It is given for what has no parts that can fail.</exception>
    public string? FaultsOf(ParseResult parsed, string io)
    {
        string? faults = parsed.GetValue(_faults);
        return faults is null || io == SimulatedBoardIo.AdapterName
            ? faults
            : throw new UsageException(
                $"{_faults.Name} is given with {_io.Name} {io}; allowed: {_io.Name} {SimulatedBoardIo.AdapterName}, whose parts can fail.");
    }

    /// <summary>Reads what a robot is wired to, and checks all files that say so.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <param name="individual">The robot.</param>
    /// <returns>How to wire it up; nothing is opened yet.</returns>
    /// <exception cref="UsageException">Options do not go together.</exception>
    /// <exception cref="Configuration.ConfigurationException">A file is refused.</exception>
    public Wiring Read(ParseResult parsed, AdapterRegistry adapters, Individual individual)
    {
        RobotDescription robot = individual.Robot;
        string io = IoOf(parsed, robot);
        string? faults = FaultsOf(parsed, io);
        string? file = CalibrationFileOf(parsed, io, individual);
        RobotCalibration? calibration = file is null
            ? null
            : CalibrationFile.Read(file, new CalibrationOwner(robot, individual.RobotId, KindOf(io)));
        RobotIoFactory factory = io == SimulatedBoardIo.AdapterName && (faults ?? file) is not null
            ? SimulatedBoardIo.Factory(robot, individual.File, faults, calibration)
            : Calibrated(adapters.RobotIos.Find(io), calibration);
        string? missing = io == Physical ? CalibrationNeed.Of(robot, calibration) : null;
        return new Wiring(io, factory, faults, file, [new PreArmCheck("calibration", missing)]);
    }

    /// <summary>Reads what a robot is wired to, for somebody who opens it with one calibration and another.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <param name="individual">The robot.</param>
    /// <returns>Makes the adapter's factory for a calibration, or for what robot.json says.</returns>
    /// <exception cref="UsageException">The robot is wired to what has no parts, or options do not go together.</exception>
    /// <exception cref="Configuration.ConfigurationException">A file is refused.</exception>
    public Func<RobotCalibration?, RobotIoFactory> ReadParts(ParseResult parsed, AdapterRegistry adapters, Individual individual)
    {
        RobotDescription robot = individual.Robot;
        string io = IoOf(parsed, robot);
        string? faults = FaultsOf(parsed, io);
        if (io == SimulatedBoardIo.AdapterName)
        {
            // what is wrong with the files is told now
            _ = SimulatedBoardIo.Factory(robot, individual.File, faults, null);
            return calibration => SimulatedBoardIo.Factory(robot, individual.File, faults, calibration);
        }

        return io == Physical
            ? calibration => Calibrated(adapters.RobotIos.Find(io), calibration)
            : throw new UsageException($"{_io.Name} is {io}; allowed: {Physical} and {SimulatedBoardIo.AdapterName}, which have parts to calibrate.");
    }

    private string? CalibrationFileOf(ParseResult parsed, string io, Individual individual)
    {
        if (parsed.GetValue(_calibration) is { } given)
        {
            return io is Physical or SimulatedBoardIo.AdapterName
                ? given
                : throw new UsageException(
                    $"{_calibration.Name} is given with {_io.Name} {io}; allowed: {Physical} and {SimulatedBoardIo.AdapterName}, which have parts.");
        }

        string usual = RobotDataFolder.CalibrationOf(individual.Folder, individual.RobotId);
        return io == Physical && File.Exists(usual) ? usual : null;
    }

    /// <summary>The kind that a name means, as a calibration has it.</summary>
    public static IoKind KindOf(string io) => io == Physical ? IoKind.Gpio : IoKind.SimulatedBoard;

    private static RobotIoFactory Calibrated(RobotIoFactory factory, RobotCalibration? calibration) => calibration is null
        ? factory
        : (robot, folder, clock) => factory(CalibratedRobot.Of(robot, calibration), folder, clock);
}
