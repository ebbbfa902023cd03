using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>The built-in plants, by name. A new one needs its line here, nothing else.</summary>
public static class PlantCatalog
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<PlantKind> Kinds { get; } = [CartPolePlant.Kind, PendulumPlant.Kind, Arm2Plant.Kind, ServoArmPlant.Kind];

    /// <summary>Finds a kind.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The kind; null where there is none of that name.</returns>
    public static PlantKind? Find(string name) => Kinds.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Checks a robot's <c>io.plant</c>: its kind, its constants, and whether the plant fits the robot.</summary>
    /// <param name="robot">The robot; nothing is said of one without a plant.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(problems);
        PlantRules.Check(robot, problems);
    }

    /// <summary>Makes a robot's plant.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="file">Its robot.json, as messages call it.</param>
    /// <returns>The plant.</returns>
    /// <exception cref="ConfigurationException">The robot has no plant, or one that <see cref="Check"/> refuses.</exception>
    public static IPlant Create(RobotDescription robot, string file)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ProblemList problems = new();
        problems.Require(robot.Io.Plant is not null, "$.io.plant", "missing", "an object with the plant's kind");
        Check(robot, problems);
        return problems.Problems.Count == 0
            ? Find(robot.Io.Plant!.Kind)!.With(robot.Io.Plant.Physics)
            : throw new ConfigurationException(file, problems.Problems);
    }

    /// <summary>Wires a robot up to its plant, at the origin: the factory of the adapter <c>plant</c>.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <returns>The plant's inputs and outputs.</returns>
    /// <exception cref="ConfigurationException">The robot has no plant, or one that <see cref="Check"/> refuses.</exception>
    public static PlantIo Open(RobotDescription robot, string folder, ILoopClock clock)
    {
        IPlant plant = Create(robot, Path.Combine(folder, "robot.json"));
        return new PlantIo(plant, PlantWiring.ChannelNames(plant.Channels, robot), clock);
    }
}
