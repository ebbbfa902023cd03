using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Robots;

public sealed class RobotSchemaTests
{
    [Fact]
    public void Is_pinned_so_that_stored_data_and_models_keep_their_schema() => Assert.Equal(
        """
        mbrl-schema 1
        ioPeriod 0.01
        controlPeriod 0.04
        state x m Linear learned encoder Measured
        state theta rad Angle learned theta Measured
        state xDot m/s Linear learned velocityOf(x) Kalman
        state thetaDot rad/s Linear learned velocityOf(theta) Difference
        state lastForce N Linear laggedAction(1) lastForce Measured
        action force N

        """.ReplaceLineEndings("\n"),
        RobotSchema.Canonical(SampleRobot.Read()));

    [Theory]
    [InlineData("$.state[0].name", "\"cart\"")]
    [InlineData("$.state[0].unit", "\"mm\"")]
    [InlineData("$.state[3].filter", "\"kalman\"")]
    [InlineData("$.action[0].unit", "\"V\"")]
    [InlineData("$.controlPeriod", "0.08")]
    [InlineData("$.ioPeriod", "0.02")]
    public void Changes_with_states_actions_estimator_and_periods(string path, string json) =>
        Assert.NotEqual(Hash(), Hash((path, json), ("$.state[2].from", path == "$.state[0].name" ? "\"velocityOf(cart)\"" : "\"velocityOf(x)\""),
            ("$.task", """{ "reward": "1", "episodeSteps": 250 }"""), ("$.reset", "{}")));

    [Theory]
    [InlineData("$.state[0].limits", "[-2, 2]")]
    [InlineData("$.task.reward", "\"-x^2\"")]
    [InlineData("$.planner.horizon", "30")]
    [InlineData("$.model.hidden", "[200, 200]")]
    [InlineData("$.io.plant.kind", "\"pendulum\"")]
    public void Does_not_change_with_limits_task_planner_model_and_wiring(string path, string json) =>
        Assert.Equal(Hash(), Hash((path, json)));

    [Fact]
    public void Has_the_dimensions_of_the_robot()
    {
        TransitionSchema schema = RobotSchema.Of(SampleRobot.Read());
        Assert.Equal((5, 1, 1), (schema.StateDimension, schema.ActionDimension, schema.ParameterDimension));
        Assert.Equal(Hash(), schema.Hash);
    }

    private static string Hash(params (string Path, string? Json)[] edits) => RobotSchema.Hash(SampleRobot.Read(edits));
}
