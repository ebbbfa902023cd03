using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

public sealed class EnsembleOutputsTests
{
    private const int RowsPerMember = 7;

    public static TheoryData<string> Robots => [.. ModelRobots.Names];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Are_those_of_the_reference_and_the_same_bits_at_every_width(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        EnsembleModel model = RandomEnsemble.Of(robot, 3);
        int rows = model.Members.Architecture.Members * RowsPerMember;
        float[] state = Uniform(rows * robot.State.Count, 1);
        float[] action = Uniform(rows * robot.Action.Count, 2);
        (float[] mean, float[] logVariance) = Compute(LaneWidth.Sixteen);
        foreach (LaneWidth width in new[] { LaneWidth.Eight, LaneWidth.Four })
        {
            (float[] sameMean, float[] sameLogVariance) = Compute(width);
            Assert.Equal(mean, sameMean);
            Assert.Equal(logVariance, sameLogVariance);
        }

        ReferenceEnsemble reference = new(model, layout);
        for (int row = 0; row < rows; row++)
        {
            int at = row * robot.State.Count;
            float[] expectedMean = new float[robot.State.Count];
            float[] expectedLogVariance = new float[robot.State.Count];
            reference.Predict(
                row / RowsPerMember, state.AsSpan(at, robot.State.Count), action.AsSpan(row * robot.Action.Count, robot.Action.Count),
                expectedMean, expectedLogVariance);
            Assert.All(Enumerable.Range(0, robot.State.Count), index => Assert.Equal(expectedMean[index], mean[at + index], 1e-4f));
            Assert.All(Enumerable.Range(0, robot.State.Count), index => Assert.Equal(expectedLogVariance[index], logVariance[at + index], 1e-3f));
        }

        (float[] Mean, float[] LogVariance) Compute(LaneWidth width)
        {
            (float[] next, float[] log) = (new float[state.Length], new float[state.Length]);
            EnsembleOutputs.Compute(model, layout, state, action, next, log, width);
            return (next, log);
        }
    }

    [Fact]
    public void Refuse_rows_that_the_members_cannot_share()
    {
        RobotDescription robot = ModelRobots.Read(ModelRobots.Names.First());
        EnsembleModel model = RandomEnsemble.Of(robot, 3);
        int states = robot.State.Count;
        float[] state = new float[(model.Members.Architecture.Members + 1) * states];
        float[] action = new float[state.Length / states * robot.Action.Count];
        ArgumentException fault = Assert.Throws<ArgumentException>(() => EnsembleOutputs.Compute(
            model, DynamicsLayout.Of(robot), state, action, new float[state.Length], new float[state.Length], LaneWidth.Four));
        Assert.Contains("members", fault.Message);
    }

    private static float[] Uniform(int count, ulong stream)
    {
        float[] values = new float[count];
        new Philox(5).FillUniform(stream, values);
        return [.. values.Select(value => (2 * value) - 1)];
    }
}
