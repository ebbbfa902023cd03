using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>A robot of this repository, as its robot.json has it or with changes of a proof's own, and what simulates it.</summary>
/// <param name="Description">The robot.</param>
/// <param name="Folder">The folder of its robot.json.</param>
/// <param name="Io">What simulates it.</param>
public sealed record LabRobot(RobotDescription Description, string Folder, string Io = "plant")
{
    /// <summary>The programs' adapters.</summary>
    public static AdapterRegistry Adapters { get; } = TrainerProgram.Adapters();

    /// <summary>The file of what goes wrong on a simulated board; null for nothing.</summary>
    public string? Faults { get; init; }

    /// <summary>Makes the simulation.</summary>
    public RobotIoFactory IoFactory => Faults is null
        ? Adapters.RobotIos.Find(Io)
        : SimulatedBoardIo.Factory(Description, Path.Combine(Folder, "robot.json"), Faults, calibration: null);

    /// <summary>What this machine lacks for a simulation; null for nothing.</summary>
    /// <param name="io">What simulates.</param>
    public static string? Missing(string io)
    {
        IAdapter? adapter = Adapters.RobotIos.Adapters.FirstOrDefault(adapter => adapter.Name == io);
        IEnumerable<string> absent = (adapter?.Dependencies ?? []).Where(each => !each.IsPresent).Select(each => each.Name);
        return adapter?.State == AdapterState.Ready ? null : $"{io} cannot be used here: {string.Join(", ", absent)}";
    }

    /// <summary>Reads a robot of <c>hardware/robots</c>.</summary>
    /// <param name="name">Its folder.</param>
    public static LabRobot Read(string name)
    {
        string folder = Path.Combine(RepositoryRoot.Path, "hardware", "robots", name);
        return new LabRobot(RobotFile.Read(Path.Combine(folder, "robot.json"), HardwareAdapters.Check), folder);
    }

    /// <summary>The same robot with another planner.</summary>
    /// <param name="change">Makes it of the robot's own.</param>
    public LabRobot Planning(Func<PlannerDescription, PlannerDescription> change) =>
        this with { Description = Description with { Planner = change(Description.Planner) } };

    /// <summary>The same robot, fitted otherwise.</summary>
    /// <param name="change">Makes the settings of the robot's own.</param>
    public LabRobot Training(Func<TrainingDescription, TrainingDescription> change) =>
        this with { Description = Description with { Training = change(Description.Training) } };
}
