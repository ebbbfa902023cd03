using System;
using System.Collections.Generic;
using System.Reflection;
using MbRlRobot.ControllerApp;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.OnnxRuntime;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>Engines over ONNX Runtime and, from the same file, the built-in ones.</summary>
internal static class OnnxRuntimeEngines
{
    public const string Name = "onnxruntime";

    /// <summary>An engine that the controller registers, from a model file.</summary>
    public static IRolloutEngine Create(
        string engine, RobotDescription robot, ReadOnlyMemory<byte> file, int candidates, int threads, params (string, string)[] options) =>
        ControllerProgram.Adapters().RolloutEngines.Find(engine)(Setup(robot, file, candidates, threads, options));

    /// <summary>An engine over ONNX Runtime, from an ensemble.</summary>
    public static IRolloutEngine Create(RobotDescription robot, EnsembleModel model, int candidates, int threads = 1) =>
        Create(Name, robot, OnnxModelWriter.Write(model, robot), candidates, threads);

    /// <summary>
    /// The networks alone. Their type is not there at compile time where the package is absent; then its tests do not run.
    /// </summary>
    public static IBatchNetwork Open(RobotDescription robot, ReadOnlyMemory<byte> file)
    {
        MethodInfo open = typeof(OnnxRuntimeAdapter).Assembly.GetType("MbRlRobot.OnnxRuntime.OnnxRuntimeEngine", throwOnError: true)!
            .GetMethod("Open", BindingFlags.Public | BindingFlags.Static)!;
        return open.CreateDelegate<Func<RolloutSetup, IBatchNetwork>>()(Setup(robot, file, 1, 1, []));
    }

    private static RolloutSetup Setup(
        RobotDescription robot, ReadOnlyMemory<byte> file, int candidates, int threads, (string Name, string Value)[] options)
    {
        Dictionary<string, string> named = [];
        foreach ((string name, string value) in options)
        {
            named.Add(name, value);
        }

        return new RolloutSetup(robot, file, candidates, threads, named);
    }
}
