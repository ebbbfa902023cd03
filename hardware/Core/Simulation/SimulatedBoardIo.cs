using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Calibration;
using MbRlRobot.Configuration;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>
/// The robot's own drivers over simulated chips over a plant. Its channels are those of the board, in their order, and behind
/// them those of the plant that no sensor measures, as they truly are: no state reads them, but a reset sets them.
/// </summary>
public sealed class SimulatedBoardIo : ISimulatedIo
{
    /// <summary>The adapter's name.</summary>
    public const string AdapterName = "simulated-board";

    private readonly BoardIo _io;
    private readonly Rig _rig;
    private readonly int[] _plantChannelOf;
    private readonly double[] _state;

    private SimulatedBoardIo(BoardIo io, Rig rig, string[] plantChannels)
    {
        (_io, _rig) = (io, rig);
        Channels = [.. io.Channels, .. plantChannels.Except(io.Channels)];
        _plantChannelOf = [.. Channels.Select(channel => Array.IndexOf(plantChannels, channel))];
        _state = new double[plantChannels.Length];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Channels { get; }

    /// <inheritdoc />
    public Interlock Interlock => _io.Interlock;

    /// <summary>The drivers.</summary>
    public BoardIo Board => _io;

    /// <summary>Wires a robot up without faults, at the plant's origin: the factory of the adapter <c>simulated-board</c>.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <returns>The robot's inputs and outputs.</returns>
    /// <exception cref="ConfigurationException">The robot has no board or no plant, or one that does not fit.</exception>
    public static SimulatedBoardIo Open(RobotDescription robot, string folder, ILoopClock clock) =>
        Open(robot, folder, clock, FaultSchedule.None, "faults");

    /// <summary>Makes the adapter's factory for robots that are not as their robot.json says; the schedule is read and checked at once.</summary>
    /// <param name="robot">The robot that it is for.</param>
    /// <param name="robotFile">The path of its robot.json, for messages.</param>
    /// <param name="scheduleFile">The path of a <see cref="FaultScheduleFile"/>: what goes wrong; null for nothing.</param>
    /// <param name="calibration">What the drivers are set to; null for what robot.json says.</param>
    /// <returns>The factory.</returns>
    /// <exception cref="ConfigurationException">The robot has no board; or the schedule is none, or has a fault that this board cannot have.</exception>
    public static RobotIoFactory Factory(
        RobotDescription robot, string robotFile, string? scheduleFile, RobotCalibration? calibration)
    {
        BoardPlan plan = BoardCatalog.Plan(robot, robotFile);
        FaultSchedule schedule = scheduleFile is null ? FaultSchedule.None : FaultScheduleFile.Read(
            scheduleFile, (read, problems) => SimulationRules.Check(read, plan, problems));
        return (wired, folder, clock) => Open(wired, folder, clock, schedule, scheduleFile ?? "faults", calibration);
    }

    /// <summary>Wires a robot up, at the plant's origin.</summary>
    /// <param name="robot">The robot: it was built as robot.json says, but for the schedule's hidden faults.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <param name="schedule">What goes wrong.</param>
    /// <param name="scheduleFile">What messages call the schedule.</param>
    /// <param name="calibration">What the drivers are set to; null for what robot.json says.</param>
    /// <param name="through">Puts something between the simulated board and the drivers, which it then owns; null for nothing.</param>
    /// <returns>The robot's inputs and outputs.</returns>
    /// <exception cref="ConfigurationException">The robot has no board or no plant, or one that does not fit; or the schedule does not.</exception>
    /// <exception cref="IOException">A driver does not get on with its chip: transactions are dropped from the beginning.</exception>
    public static SimulatedBoardIo Open(
        RobotDescription robot,
        string folder,
        ILoopClock clock,
        FaultSchedule schedule,
        string scheduleFile,
        RobotCalibration? calibration = null,
        Func<IBoard, IBoard>? through = null)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(schedule);
        string file = Path.Combine(folder, "robot.json");
        IPlant plant = PlantCatalog.Create(robot, file);
        BoardPlan plan = BoardCatalog.Plan(robot, file);
        string[] channels = PlantWiring.ChannelNames(plant.Channels, robot);
        SimulationRules.Check(robot, plan, channels, through is not null, file);
        SimulationRules.Check(schedule, plan, scheduleFile);
        (SimulatedBoard board, Rig rig) = RigWiring.Build(robot, plan, plant, schedule);
        BoardPlan driven = BoardCatalog.Plan(CalibratedRobot.Of(robot, calibration), file);
        return new SimulatedBoardIo(BoardAssembly.Open(driven, robot, through?.Invoke(board) ?? board, clock), rig, channels);
    }

    /// <inheritdoc />
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        IoStatus status = _io.Read(channels[.._io.Channels.Count], out stampNanoseconds);
        for (int index = _io.Channels.Count; index < channels.Length; index++)
        {
            channels[index] = _rig.State[_plantChannelOf[index]];
        }

        return _rig.IsFinite ? status : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public IoStatus Write(ReadOnlySpan<double> actions) => _io.Write(actions);

    /// <inheritdoc />
    public IoStatus Enable() => _io.Enable();

    /// <inheritdoc />
    public IoStatus Stop() => _io.Stop();

    /// <inheritdoc />
    /// <remarks>The drives are cut, whatever their stop policies: a plant that is put somewhere must not be moving by itself.</remarks>
    /// <exception cref="ArgumentException">There are not as many values as channels, or not all are finite.</exception>
    public void Reset(ReadOnlySpan<double> state)
    {
        if (state.Length != Channels.Count)
        {
            throw new ArgumentException($"A reset needs {Channels.Count} numbers: {string.Join(", ", Channels)}.", nameof(state));
        }

        for (int index = 0; index < state.Length; index++)
        {
            if (!double.IsFinite(state[index]))
            {
                throw new ArgumentException($"A reset needs finite numbers; {Channels[index]} is not.", nameof(state));
            }

            if (_plantChannelOf[index] >= 0)
            {
                _state[_plantChannelOf[index]] = state[index];
            }
        }

        _io.Rest();
        _rig.Place(_state);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public IoStatus Advance(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (!double.IsFinite(seconds))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A time must be finite.");
        }

        return _rig.Advance(seconds) ? IoStatus.Ok : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public void Dispose() => _io.Dispose();
}
