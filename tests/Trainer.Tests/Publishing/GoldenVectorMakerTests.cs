using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Publishing;

public sealed class GoldenVectorMakerTests
{
    private static readonly RobotDescription Robot = SampleRobot.Read(("$.state[0].input", "false"));

    [Fact]
    public void Takes_inputs_inside_the_limits_and_none_twice()
    {
        GoldenVectors golden = GoldenVectorMaker.Make(RandomEnsemble.Of(Robot, seed: 6), Robot);
        Assert.InRange(golden.Rows.Count, 4, 8);
        Assert.Equal(golden.Rows.Count, golden.Rows.Select(row => string.Join(' ', row.State)).Distinct().Count());
        foreach (GoldenRow row in golden.Rows)
        {
            Assert.All(
                row.State.Zip(
                    Robot.State), each => Assert.InRange(each.First, each.Second.Limits.Low, each.Second.Limits.High));
            Assert.All(
                row.Action.Zip(
                    Robot.Action), each => Assert.InRange(each.First, each.Second.Limits.Low, each.Second.Limits.High));
        }
    }

    [Fact]
    public void Expects_what_each_member_predicts()
    {
        EnsembleModel model = RandomEnsemble.Of(Robot, seed: 6);
        GoldenRow row = GoldenVectorMaker.Make(model, Robot).Rows[^1];
        (float[] next, float[] logVar) = (new float[5], new float[5]);
        new ReferenceEnsemble(model, DynamicsLayout.Of(Robot)).Predict(3, [.. row.State], [.. row.Action], next, logVar);
        Assert.Equal(next, row.NextMean.Skip(15).Take(5));
        Assert.Equal(logVar, row.LogVar.Skip(15).Take(5));
        Assert.NotEqual(next, row.NextMean.Take(5));
    }

    [Fact]
    public void Makes_fewer_rows_where_a_row_is_long()
    {
        RobotDescription wide = SampleRobot.Read(
            ("$.model", """{ "members": 20, "active": 20 }"""), ("$.planner.particles", "20"));
        Assert.InRange(GoldenVectorMaker.Make(RandomEnsemble.Of(wide, seed: 6), wide).Rows.Count, 1, 3);
    }
}
