using System.Collections.Generic;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp;
using MbRlRobot.Lab.Oracle;
using MbRlRobot.Loop;
using MbRlRobot.Models;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>A shipped robot, simulated by its own plant, with the newest model that is shipped for it.</summary>
/// <param name="Description">The robot.</param>
/// <param name="Folder">The folder of its robot.json.</param>
/// <param name="Model">The model file.</param>
/// <param name="ModelVersion">The model's version.</param>
internal sealed record PlannedRobot(RobotDescription Description, string Folder, byte[] Model, ulong ModelVersion)
{
    private static readonly RobotIoFactory Plant = ControllerProgram.Adapters().RobotIos.Find("plant");

    /// <summary>Its type.</summary>
    public string Type => Description.Type;

    /// <summary>Reads a robot.</summary>
    /// <param name="robot">Its robot.json, or its type.</param>
    /// <returns>The robot.</returns>
    /// <exception cref="Configuration.ConfigurationException">There is no such robot, or it is refused.</exception>
    /// <exception cref="UsageException">No model of its type is shipped.</exception>
    /// <exception cref="InvalidDataException">The shipped model is for another robot.</exception>
    public static PlannedRobot Read(string robot)
    {
        string path = RobotOption.Resolve(robot);
        RobotDescription description = RobotFile.Read(path, HardwareAdapters.Check);
        string model = ShippedModels.Newest(description.Type);
        ulong version = ModelFolder.Read(model, description).Model.Ensemble.Version;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new PlannedRobot(description, folder, File.ReadAllBytes(Path.Combine(model, ModelFolder.OnnxName)), version);
    }

    /// <summary>The same robot with another planner.</summary>
    /// <param name="planner">The planner.</param>
    public PlannedRobot Planning(PlannerDescription planner) => this with { Description = Description with { Planner = planner } };

    /// <summary>Makes what rates its planner's candidates, in one thread.</summary>
    /// <param name="dynamics">By which dynamics.</param>
    /// <returns>The engine.</returns>
    public IRolloutEngine Engine(PlannedDynamics dynamics)
    {
        int candidates = PlannerFactory.MaximumCandidates(Description.Planner);
        return dynamics == PlannedDynamics.True
            ? new OracleRolloutEngine(Description, Folder, Plant, candidates, threads: 1)
            : ControllerProgram.Adapters().RolloutEngines.Find("builtin")(
                new RolloutSetup(Description, Model, candidates, Threads: 1, new Dictionary<string, string>()));
    }

    /// <summary>Makes the simulation.</summary>
    /// <param name="clock">Its time.</param>
    /// <returns>The simulation.</returns>
    public ISimulatedIo Simulation(VirtualLoopClock clock) => (ISimulatedIo)Plant(Description, Folder, clock);
}
