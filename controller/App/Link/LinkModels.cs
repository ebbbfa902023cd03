using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Installation;
using MbRlRobot.Link.Reception;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>Prepares a link to take models.</summary>
internal static class LinkModels
{
    /// <summary>Reads whose models are taken, and opens the robot's disk.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="robotId">The individual.</param>
    /// <param name="folder">The robot's folder.</param>
    /// <param name="trust">Files of public keys; with none, no models are taken.</param>
    /// <param name="engine">Makes the engines that models are tried with.</param>
    /// <returns>What a link needs; null where no models are taken.</returns>
    /// <exception cref="InvalidDataException">A file is no public key.</exception>
    /// <exception cref="UsageException">A file is not there.</exception>
    public static ModelSettings? Of(
        RobotDescription robot, string robotId, string folder, IReadOnlyList<string> trust, RolloutEngineFactory engine)
    {
        if (trust.Count == 0)
        {
            return null;
        }

        ModelInstallation installation = new(folder);
        InstallerSettings settings = new(robot, robotId, Version.Parse(Product.Version.Split('-', '+')[0]));
        ModelInstaller installer = new(settings, TrustOption.Read(trust), installation, onnx => Build(robot, onnx, engine));
        return new ModelSettings(
            installer, installation, new ChunkCache(Path.Combine(folder, "incoming")), new ShadowSettings());
    }

    /// <summary>As many threads as <c>run</c> takes: what is timed is a decision as the robot makes it.</summary>
    private static CandidateEngine Build(RobotDescription robot, ReadOnlyMemory<byte> onnx, RolloutEngineFactory engine)
    {
        RolloutSetup setup = new(
            robot, onnx, PlannerFactory.MaximumCandidates(robot.Planner), Environment.ProcessorCount, new Dictionary<string, string>());
        return CandidateEngine.WithPlanner(robot, engine(setup), new MonotonicLoopClock());
    }
}
