using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

public sealed class EnsembleKernelTests
{
    private const int Stride = 48;
    private const int Active = 32;

    public static TheoryData<string> Robots => [.. ModelRobots.Names];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Predicts_what_the_equations_predict_with_the_same_bits_at_every_width(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 7);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        float[] states = Rows(robot.State.Select(state => state.Limits), 1);
        float[] actions = Rows(robot.Action.Select(action => action.Limits), 2);
        int last = model.Members.Architecture.Members - 1;
        (float[] Change, float[] LogVariance) four = Run<Lanes128>(model, layout, last, states, actions);
        (float[] change, float[] logVariance) = Run<Lanes256>(model, layout, last, states, actions);
        (float[] Change, float[] LogVariance) sixteen = Run<Lanes512>(model, layout, last, states, actions);
        Assert.Equal<float>([.. change, .. logVariance], [.. four.Change, .. four.LogVariance]);
        Assert.Equal<float>([.. change, .. logVariance], [.. sixteen.Change, .. sixteen.LogVariance]);
        for (int lane = 0; lane < Active; lane++)
        {
            AssertAsReference(model, layout, last, Column(states, lane), Column(actions, lane), Column(change, lane), Column(logVariance, lane));
        }
    }

    [Theory]
    [InlineData("silu")]
    [InlineData("tanh")]
    [InlineData("relu, deterministic")]
    public void Predicts_nothing_from_what_is_no_number(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        float[] states = Rows(robot.State.Select(state => state.Limits), 1);
        float[] actions = Rows(robot.Action.Select(action => action.Limits), 2);
        actions[5] = float.NaN;
        (float[] change, _) = Run<Lanes256>(RandomEnsemble.Of(robot, 7), DynamicsLayout.Of(robot), 0, states, actions);
        Assert.All(Column(change, 5), value => Assert.Equal(float.NaN, value));
        Assert.All(Column(change, 4), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Refuses_a_model_of_other_inputs()
    {
        EnsembleModel model = RandomEnsemble.Of(ModelRobots.Read("silu"), 7);
        DynamicsLayout other = DynamicsLayout.Of(ModelRobots.Read("one state"));
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new EnsembleKernel<Lanes128>(model, other));
        Assert.Contains("7 inputs and 4 outputs; the robot has 2 and 1", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-16)]
    [InlineData(24)]
    public void Refuses_memory_that_lanes_do_not_fill(int lanes) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new EnsembleMemory(RandomEnsemble.Of(ModelRobots.Read("silu"), 7).Members.Architecture, lanes));

    private static void AssertAsReference(
        EnsembleModel model, DynamicsLayout layout, int member, float[] state, float[] action, float[] change, float[] logVariance)
    {
        float[] next = new float[layout.StateDimension];
        float[] expected = new float[layout.StateDimension];
        new ReferenceEnsemble(model, layout).Predict(member, state, action, next, expected);
        for (int index = 0; index < layout.Learned.Count; index++)
        {
            LearnedState learned = layout.Learned[index];
            double prior = learned.Velocity < 0 ? 0 : layout.ControlPeriod * state[learned.Velocity];
            double scale = model.Members.Normalizer.TargetScale[index];
            Assert.Equal(next[learned.Index], state[learned.Index] + prior + change[index], (2e-5 * scale) + (2e-7 * Math.Abs(next[learned.Index])));
            Assert.Equal(expected[learned.Index], logVariance[index], 5e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Robots))]
    public void Deviates_by_the_root_of_the_variance(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 7);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        float[] states = Rows(robot.State.Select(state => state.Limits), 1);
        float[] actions = Rows(robot.Action.Select(action => action.Limits), 2);
        EnsembleKernel<Lanes256> kernel = new(model, layout);
        EnsembleMemory memory = new(kernel.Architecture, Stride) { Active = Active };
        kernel.Load(memory, ref states[0], ref actions[0]);
        kernel.Forward(0, memory);
        float[] deviations = new float[Lanes256.Count];
        float[] logVariances = new float[Lanes256.Count];
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            kernel.Deviation(0, learned, memory, 8).Store(ref deviations[0], 0);
            kernel.LogVariance(0, learned, memory, 8).Store(ref logVariances[0], 0);
            Assert.All(deviations.Zip(logVariances), pair => Assert.Equal(1, pair.First / Math.Exp(0.5 * pair.Second), 5e-6));
        }
    }

    private static (float[] Change, float[] LogVariance) Run<T>(
        EnsembleModel model, DynamicsLayout layout, int member, float[] states, float[] actions)
        where T : struct, ILanes<T>
    {
        EnsembleKernel<T> kernel = new(model, layout);
        EnsembleMemory memory = new(kernel.Architecture, Stride) { Active = Active };
        kernel.Load(memory, ref states[0], ref actions[0]);
        kernel.Forward(member, memory);
        float[] change = new float[layout.Learned.Count * Stride];
        float[] logVariance = new float[change.Length];
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            for (int lane = 0; lane < Active; lane += T.Count)
            {
                kernel.Change(learned, memory, lane).Store(ref change[0], (learned * Stride) + lane);
                kernel.LogVariance(member, learned, memory, lane).Store(ref logVariance[0], (learned * Stride) + lane);
            }
        }

        return (change, logVariance);
    }

    private static float[] Column(float[] rows, int lane) =>
        [.. Enumerable.Range(0, rows.Length / Stride).Select(row => rows[(row * Stride) + lane])];

    private static float[] Rows(IEnumerable<Interval> limits, ulong seed)
    {
        float[] uniform = new float[Stride];
        return [.. limits.SelectMany((range, row) =>
        {
            new Philox(seed).FillUniform((ulong)row, uniform);
            return uniform.Select(value => (float)(range.Low + ((range.High - range.Low) * value))).ToArray();
        })];
    }
}
