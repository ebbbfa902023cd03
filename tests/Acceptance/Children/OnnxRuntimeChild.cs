using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Acceptance.Children;

/// <summary>Builds engines over ONNX Runtime in a process of their own, where its native library is chosen anew.</summary>
public static class OnnxRuntimeChild
{
    /// <summary>The command.</summary>
    public const string Word = "onnxruntime";

    /// <summary>Builds as many engines one after the other as it is told, and disposes of each.</summary>
    /// <param name="arguments">How many warm up, how many count, and the library, if not the package's own.</param>
    /// <param name="output">Receives the bytes by which resident memory grew, or why an engine was refused.</param>
    /// <returns>0.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        RolloutEngineFactory factory = TrainerProgram.Adapters().RolloutEngines.Find(Word);
        RolloutSetup setup = Setup(arguments is [_, _, string library] ? new() { ["library"] = library } : []);
        try
        {
            Build(factory, setup, int.Parse(arguments[0], null));
            long before = ResidentBytes();
            Build(factory, setup, int.Parse(arguments[1], null));
            output.WriteLine(ResidentBytes() - before);
        }
        catch (Exception refused) when (refused is ArgumentException or AdapterNotFoundException)
        {
            output.WriteLine(refused.Message);
        }

        return 0;
    }

    private static RolloutSetup Setup(Dictionary<string, string> options)
    {
        RobotDescription robot = RobotFile.Read(Path.Combine(RepositoryRoot.Path, "hardware/robots/cartpole/robot.json"));
        byte[] model = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "models/cartpole/1/dynamics.onnx"));
        return new RolloutSetup(robot, model, MaximumCandidates: 64, Threads: 2, options);
    }

    private static void Build(RolloutEngineFactory factory, RolloutSetup setup, int times)
    {
        float[] returns = new float[64];
        ActionSequenceBatch batch = new(setup.Robot.Planner.Horizon, setup.Robot.Action.Count, 64) { Count = 64 };
        for (int time = 0; time < times; time++)
        {
            using IRolloutEngine engine = factory(setup);
            engine.Begin(new RolloutStart(
                new float[setup.Robot.State.Count], new float[setup.Robot.Action.Count], new float[setup.Robot.Parameters.Count], 0, 1));
            engine.Evaluate(batch, returns, []);
        }
    }

    /// <summary>Without what the collector keeps for later, which is no part of what engines hold.</summary>
    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
