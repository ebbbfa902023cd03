using System;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Hil;
using MbRlRobot.Plants;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;

namespace MbRlRobot;

/// <summary>The adapters of this assembly.</summary>
public static class HardwareAdapters
{
    private static string Kinds => string.Join(", ", PlantCatalog.Kinds.Select(kind => kind.Name));

    /// <summary>Registers them.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.RobotIos.Add(new("plant", $"The built-in simulated plants: {Kinds}", [], PlantCatalog.Open));
        registry.RobotIos.Add(new(
            SimulatedBoardIo.AdapterName, "The robot's own drivers over register-level chip simulators over a plant", [], SimulatedBoardIo.Open));
        registry.RobotIos.Add(new(
            UdpRobotIo.AdapterName, "A plant in another process or on another machine: mbrl-plant serve", [], (robot, _, clock) => UdpRobotIo.Open(robot, clock)));
    }

    /// <summary>Checks what a robot is wired to: <c>io.plant</c> and <c>io.gpio</c>.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        PlantCatalog.Check(robot, problems);
        BoardCatalog.Check(robot, problems);
    }
}
