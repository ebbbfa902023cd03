using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Evaluation;

/// <summary>
/// Models of the sample robot without hidden layers, whose predictions are known: xDot changes by a tenth of the force, and every
/// learned state by a member's offset beside.
/// </summary>
internal static class LinearEnsemble
{
    public const float Gain = 0.1f;

    private const int Learned = 4;

    public static RobotDescription Robot { get; } = SampleRobot.Read(("$.model.deterministic", "true"));

    /// <summary>Makes one.</summary>
    /// <param name="offsets">The members' changes of x, theta, xDot and thetaDot per step, beyond the kinematic prior.</param>
    /// <param name="deviation">The standard deviation that they tell for every learned state.</param>
    /// <param name="scale">The standard deviation of changes in the data.</param>
    public static EnsembleModel Of(float[][] offsets, float deviation = 1e-15f, float scale = 1) =>
        Of([.. offsets.Select(_ => Gain)], offsets, deviation, scale);

    /// <summary>Makes one whose members differ in what a force does.</summary>
    public static EnsembleModel WithGains(float[] gains, float scale) =>
        Of(gains, [.. gains.Select(_ => new float[Learned])], 1e-15f, scale);

    private static EnsembleModel Of(float[] gains, float[][] offsets, float deviation, float scale)
    {
        DynamicsLayout layout = DynamicsLayout.Of(Robot);
        EnsembleArchitecture shape = layout.Architecture(Robot.Model) with { Members = offsets.Length, Hidden = [] };
        int force = layout.Inputs.ToList().FindIndex(input => input.Kind == ModelInputKind.Action);
        float[] weights = new float[shape.Members * shape.InputDimension * Learned];
        for (int member = 0; member < shape.Members; member++)
        {
            weights[(((member * shape.InputDimension) + force) * Learned) + 2] = gains[member] / scale;
        }

        EnsembleCheckpoint members = new(
            shape,
            new Normalizer(
                new float[shape.InputDimension], All(shape.InputDimension, 1), new float[Learned], All(Learned, scale)),
            [new LayerWeights(weights, [.. offsets.SelectMany(offset => offset.Select(value => value / scale))])],
            new float[shape.Members * Learned],
            new float[shape.Members * Learned],
            All(shape.Members, float.NaN));
        return new EnsembleModel(
            Robot.Type, RobotSchema.Hash(Robot), 1, members, All(Learned, 2 * MathF.Log(deviation / scale)));
    }

    /// <summary>A row that moves as told.</summary>
    public static Transition Row(
        ulong sequence, int episode, int step, float[] state, float[] next, float force = 0, TransitionFlags flags = TransitionFlags.None) => new()
        {
            Id = new TransitionId("sample", 7, sequence),
            Episode = episode,
            Step = step,
            TimeNanoseconds = (long)sequence * 40_000_000,
            DtSeconds = 0.04,
            State = state,
            Action = new[] { force },
            NextState = next,
            Parameters = new float[1],
            Reward = 0,
            Flags = flags,
            ModelVersion = 0,
        };

    private static float[] All(int count, float value) => [.. Enumerable.Repeat(value, count)];
}
