using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.ControllerApp;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Loading;

/// <summary>A model of M's size: read and checked, then laid out by the engine, whose threads have started.</summary>
internal static class ModelLoading
{
    private const int Times = 20;

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="folder">Where the file is written.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Measure(Findings findings, string folder, CancellationToken cancellation)
    {
        Workload work = Workload.Of("M");
        string file = Path.Combine(folder, ModelFolder.OnnxName);
        File.WriteAllBytes(file, OnnxModelWriter.Write(work.Model, work.Robot));
        double first = Stopwatches.Milliseconds(() => Load(work.Robot, file).Dispose());
        Samples all = new(Times);
        while (all.Count < Times)
        {
            cancellation.ThrowIfCancellationRequested();
            IRolloutEngine? engine = null;
            all.Add(Stopwatches.Milliseconds(() => engine = Load(work.Robot, file)));
            engine!.Dispose();
        }

        findings.Add("a model of M's size", "file", new FileInfo(file).Length / 1e6, "MB");
        findings.Add("a model of M's size", "file to engine, the first time", first, "ms");
        findings.Add("a model of M's size", "file to engine, median", all.Percentile(0.5), "ms");
        findings.Tell("modelFirstMs", first);
        findings.Tell("modelMs", all.Percentile(0.5));
    }

    private static IRolloutEngine Load(RobotDescription robot, string file)
    {
        _ = ModelFolder.Read(file, robot);
        return ControllerProgram.Adapters().RolloutEngines.Find("builtin")(new RolloutSetup(
            robot,
            File.ReadAllBytes(file),
            PlannerFactory.MaximumCandidates(robot.Planner),
            Environment.ProcessorCount,
            new Dictionary<string, string>()));
    }
}
