using System.Collections.Generic;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp;

/// <summary>
/// Tries the options that a command line gives an adapter before anything is written: an engine is made only when there
/// is a model, episodes later, which is no time to hear that an option does not exist.
/// </summary>
internal static class AdapterTrial
{
    /// <summary>The option whose keys and values engines take.</summary>
    public const string EngineOption = "--engine-option";

    /// <summary>The option whose keys and values fitters take.</summary>
    public const string FitterOption = "--fitter-option";

    /// <summary>Makes an engine for a model that knows nothing yet, and lets it go.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="factory">Makes the engine.</param>
    /// <param name="options">Its options; without any there is nothing to try.</param>
    /// <exception cref="UsageException">The engine refuses an option.</exception>
    public static void Engine(RobotDescription robot, RolloutEngineFactory factory, IReadOnlyDictionary<string, string> options)
    {
        if (options.Count > 0)
        {
            RolloutSetup setup = new(robot, Untrained(robot), MaximumCandidates: 1, Threads: 1, options);
            AdapterRefusal.Catch(EngineOption, () => factory(setup)).Dispose();
        }
    }

    /// <summary>Makes a fitter, and lets it go.</summary>
    /// <param name="factory">Makes it.</param>
    /// <param name="options">Its options; without any there is nothing to try.</param>
    /// <exception cref="UsageException">The fitter refuses an option.</exception>
    public static void Fitter(EnsembleFitterFactory factory, IReadOnlyDictionary<string, string> options)
    {
        if (options.Count > 0)
        {
            AdapterRefusal.Catch(FitterOption, () => factory(options)).Dispose();
        }
    }

    /// <summary>A model file of the robot's shape in which nothing ever changes.</summary>
    private static byte[] Untrained(RobotDescription robot)
    {
        EnsembleArchitecture shape = DynamicsLayout.Of(robot).Architecture(robot.Model) with { Members = robot.Model.Active };
        float[] bounds = new float[shape.Members * shape.OutputDimension];
        float[] residual = new float[shape.Deterministic ? shape.OutputDimension : 0];
        Normalizer normalizer = new(
            new float[shape.InputDimension], Ones(shape.InputDimension), new float[shape.OutputDimension], Ones(shape.OutputDimension));
        EnsembleCheckpoint members = new(
            shape, normalizer, [.. Enumerable.Range(0, shape.LayerCount).Select(layer => Zeros(shape, layer))], bounds, bounds, new float[shape.Members]);
        return OnnxModelWriter.Write(new EnsembleModel(robot.Type, RobotSchema.Hash(robot), 1, members, residual), robot);
    }

    private static LayerWeights Zeros(EnsembleArchitecture shape, int layer)
    {
        int outputs = shape.Members * shape.OutputsOf(layer);
        return new LayerWeights(new float[outputs * shape.InputsOf(layer)], new float[outputs]);
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
