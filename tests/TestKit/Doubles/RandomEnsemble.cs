using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>
/// Ensembles with random numbers where learned ones would be: weights of the size that a fit starts with, inputs and
/// changes scaled to the robot's limits, so that predictions move about as far as a robot does.
/// </summary>
public static class RandomEnsemble
{
    private const float ChangePerStep = 0.02f;

    /// <summary>Makes one of the architecture that the robot asks for, with its active members.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="seed">Same seed, same bits.</param>
    /// <returns>The ensemble, version 1.</returns>
    public static EnsembleModel Of(RobotDescription robot, ulong seed)
    {
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        EnsembleArchitecture shape = layout.Architecture(robot.Model) with { Members = robot.Model.Active };
        EnsembleCheckpoint members = Checkpoint(robot, layout, shape, new Philox(seed));
        float[] residual = Uniform(new Philox(seed), 5, shape.Deterministic ? shape.OutputDimension : 0, -4, -2);
        return new EnsembleModel(robot.Type, RobotSchema.Hash(robot), 1, members, residual);
    }

    private static EnsembleCheckpoint Checkpoint(
        RobotDescription robot, DynamicsLayout layout, EnsembleArchitecture shape, Philox random)
    {
        int bounds = shape.Members * shape.OutputDimension;
        return new EnsembleCheckpoint(
            shape,
            Normalizer(robot, layout, random),
            [.. Enumerable.Range(0, shape.LayerCount).Select(layer => Layer(shape, layer, random))],
            shape.Deterministic ? new float[bounds] : Uniform(random, 1, bounds, -11, -9),
            shape.Deterministic ? new float[bounds] : Uniform(random, 2, bounds, 0, 1),
            Uniform(random, 3, shape.Members, 0.001f, 0.1f));
    }

    private static Normalizer Normalizer(RobotDescription robot, DynamicsLayout layout, Philox random)
    {
        float[] noise = Uniform(random, 4, layout.Inputs.Count + layout.Learned.Count, -0.2f, 0.2f);
        float[] inputs = [.. layout.Inputs.Select(input => input.Kind switch
        {
            ModelInputKind.State => Reach(robot.State[input.Index].Limits),
            ModelInputKind.Action => Reach(robot.Action[input.Index].Limits),
            _ => 0.7f,
        })];
        float[] targets = [.. layout.Learned.Select(state => ChangePerStep * Reach(robot.State[state.Index].Limits))];
        return new Normalizer(
            [.. inputs.Select((scale, index) => scale * noise[index])],
            inputs,
            [.. targets.Select((scale, index) => scale * noise[inputs.Length + index])],
            targets);
    }

    private static LayerWeights Layer(EnsembleArchitecture shape, int layer, Philox random)
    {
        (int inputs, int outputs) = (shape.InputsOf(layer), shape.OutputsOf(layer));
        float width = MathF.Sqrt(3f / inputs);
        ulong stream = 16 + (2 * (ulong)layer);
        return new LayerWeights(
            Uniform(random, stream, shape.Members * inputs * outputs, -width, width),
            Uniform(random, stream + 1, shape.Members * outputs, -0.1f, 0.1f));
    }

    /// <summary>
    /// About the standard deviation of what roams between limits; limits may be as wide as numbers go.
    /// </summary>
    private static float Reach(Interval limits) => (float)Math.Clamp((limits.High - limits.Low) / 4, 1e-3, 1e3);

    private static float[] Uniform(Philox random, ulong stream, int count, float low, float high)
    {
        float[] values = new float[count];
        random.FillUniform(stream, values);
        return [.. values.Select(value => low + ((high - low) * value))];
    }
}
