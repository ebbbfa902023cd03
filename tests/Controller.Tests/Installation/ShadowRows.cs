using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>A robot whose world is its champion, with the noise that the champion expects, or none.</summary>
internal static class ShadowRows
{
    public static RobotDescription Robot { get; } = ModelRobots.Read("tanh");

    public static EnsembleModel Champion { get; } = RandomEnsemble.Of(Robot, seed: 5);

    private static DynamicsLayout Layout { get; } = DynamicsLayout.Of(Robot);

    /// <summary>A model like the champion, with another normaliser or other bounds of the variance.</summary>
    public static EnsembleModel Like(Func<Normalizer, Normalizer>? edit = null, float variance = 0)
    {
        EnsembleCheckpoint members = Champion.Members;
        float[] Shift(ReadOnlyMemory<float> bounds) => [.. bounds.ToArray().Select(bound => bound + variance)];
        return new EnsembleModel(Champion.Type, Champion.SchemaHash, 2, new EnsembleCheckpoint(
            members.Architecture,
            edit?.Invoke(members.Normalizer) ?? members.Normalizer,
            members.Layers,
            Shift(members.MinimumLogVariance),
            Shift(members.MaximumLogVariance),
            members.HoldoutError.ToArray()), []);
    }

    /// <summary>Rows of the champion's world.</summary>
    public static IEnumerable<Transition> Rows(int count, float noise = 1) =>
        Enumerable.Range(0, count).Select(row => Row((ulong)row, noise));

    public static ShadowTest Test(EnsembleModel candidate, ShadowSettings? settings = null) =>
        new(Robot, Champion, candidate, settings ?? new ShadowSettings(Rows: 200));

    public static Transition Row(ulong row, float noise)
    {
        float[] state = [.. Robot.State.Select((each, index) => (float)(each.Limits.High * 0.5 * Normal(row, index)))];
        float[] action = [(float)(0.3 * Robot.Action[0].Limits.High * Normal(row, 50))];
        float[] next = new float[state.Length];
        float[] logVar = new float[state.Length];
        new ReferenceEnsemble(Champion, Layout).Predict(0, state, action, next, logVar);
        foreach (LearnedState learned in Layout.Learned)
        {
            float value = next[learned.Index] + (noise * MathF.Exp(0.5f * logVar[learned.Index]) * Normal(row, 100 + learned.Index));
            next[learned.Index] = learned.IsAngle ? Angles.Wrap(value) : value;
        }

        return SampleTransition.Of("sample-1", 1, row) with
        {
            DtSeconds = Robot.ControlPeriod,
            Flags = TransitionFlags.None,
            State = state,
            Action = action,
            NextState = next,
        };
    }

    /// <summary>About normal, between -3 and 3: the sum of six uniform numbers.</summary>
    private static float Normal(ulong row, int column) => (float)((Enumerable.Range(0, 6)
        .Sum(part => StableHashes.At(row, (ulong)((column * 10) + part)) * Math.ScaleB(1, -64)) - 3) * Math.Sqrt(2));
}
