using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using MbRlRobot.Configuration;
using MbRlRobot.Expressions;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Robots;

public sealed class RobotFileTests
{
    [Theory]
    [InlineData("cartpole", "cartpole", "x theta xDot thetaDot", "drive")]
    [InlineData("cartpole-rig", "cartpole", "x theta xDot thetaDot", "drive")]
    [InlineData("pendulum", "pendulum", "theta omega", "torque")]
    [InlineData("servo-arm", "servo-arm", "shoulder elbow shoulderDot elbowDot shoulderBefore elbowBefore", "shoulderTarget elbowTarget")]
    [InlineData("arm2", "arm2", "shoulder elbow shoulderDot elbowDot", "shoulderTorque elbowTorque")]
    public void Reads_the_robots_of_the_repository(string type, string plant, string states, string actions)
    {
        RobotDescription robot = RobotFile.Read(Path.Combine(Repository.Root, "hardware", "robots", type, "robot.json"));
        Assert.Equal(type, robot.Type);
        Assert.Equal(states, string.Join(' ', robot.State.Select(state => state.Name)));
        Assert.Equal(actions, string.Join(' ', robot.Action.Select(action => action.Name)));
        Assert.Equal(plant, robot.Io.Plant!.Kind);
    }

    [Fact]
    public void Reads_what_the_file_says()
    {
        RobotDescription robot = SampleRobot.Read();
        Assert.Equal(new Interval(-0.9, 0.9), robot.State[0].SoftLimits);
        Assert.Equal(new StateSource("encoder", IsVelocity: false), robot.State[0].Source);
        Assert.Equal(new StateSource("x", IsVelocity: true), robot.State[2].Source);
        Assert.Equal(1, robot.State[4].Role.Lag);
        Assert.Equal((StopPolicy.Ramp, 200), (robot.Action[0].Stop, robot.Action[0].Slew));
        Assert.Equal(IoKind.SimulatedBoard, robot.Io.Default);
        Assert.Equal(["miss"], robot.Task.Let.Keys);
        Assert.Equal([FallbackKind.PlanTail, FallbackKind.Damp, FallbackKind.Stop], robot.Safety.Fallback);
        Assert.Equal(1, robot.Io.Gpio!.Sensors[1].Settings["bus"].GetInt32());
    }

    [Fact]
    public void Fills_in_the_recommended_configuration_for_what_the_file_leaves_out()
    {
        RobotDescription robot = SampleRobot.Read(
            ("$.planner", null), ("$.model", null), ("$.training", null), ("$.exploration", null), ("$.session", null), ("$.safety", null), ("$.link", null));
        Assert.Equal(new PlannerDescription(), robot.Planner);
        Assert.Equal((20, 40, 10, 3, 5, Propagation.Tsinf), (robot.Planner.Horizon, robot.Planner.Population, robot.Planner.Elites, robot.Planner.Iterations, robot.Planner.Particles, robot.Planner.Propagation));
        Assert.Equal([64, 64], robot.Model.Hidden);
        Assert.Equal((1000, 64, 1e-3, 0.5, 0.1, 50), (robot.Training.Steps, robot.Training.Batch, robot.Training.LearningRate, robot.Training.Beta, robot.Training.Holdout, robot.Training.RefitEverySteps));
        Assert.Equal([1e-5, 2.5e-5, 5e-5], robot.Training.WeightDecay);
        Assert.Equal([FallbackKind.PlanTail, FallbackKind.Stop], robot.Safety.Fallback);
    }

    [Fact]
    public void Knows_which_channel_carries_which_state() =>
        Assert.Equal(["encoder", "theta", null, null, null], SampleRobot.Read().State.Select(state => state.Channel));

    [Fact]
    public void Takes_a_velocity_without_a_filter_from_a_channel_of_its_own() =>
        Assert.Equal("xDot", SampleRobot.Read(("$.state[2].filter", null), ("$.io.gpio", null), ("$.io.default", "\"plant\"")).State[2].Channel);

    [Fact]
    public void Writes_a_text_that_reads_back_the_same()
    {
        RobotDescription robot = SampleRobot.Read();
        string text = JsonSerializer.Serialize(robot, RobotJsonContext.Default.RobotDescription);
        RobotDescription again = RobotFile.Parse("again.json", Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, JsonSerializer.Serialize(again, RobotJsonContext.Default.RobotDescription));
        Assert.Equal(RobotSchema.Hash(robot), RobotSchema.Hash(again));
    }

    [Fact]
    public void Parses_the_expressions_of_the_task()
    {
        TaskExpressions task = TaskExpressions.Of(SampleRobot.Read());
        Assert.Equal(ExpressionType.Number, task.Reward.Type);
        Assert.Equal(ExpressionType.Boolean, task.Done!.Type);
        Assert.Single(task.Lets);
        Assert.NotNull(task.TerminalValue);
        Assert.NotNull(task.Success);
    }

    [Fact]
    public void Refuses_a_file_that_is_not_there_by_name()
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => RobotFile.Read("no/such/robot.json"));
        Assert.Contains("no/such/robot.json", refusal.Message);
        Assert.Contains("not readable", refusal.Message);
    }

    [Fact]
    public void Refuses_a_file_larger_than_a_mebibyte()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, SampleRobot.Json + new string(' ', RobotFile.MaximumBytes));
        Assert.Contains("1048576", Assert.Throws<ConfigurationException>(() => RobotFile.Read(path)).Message);
        File.Delete(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("/dev/zero")]
    public void Refuses_a_path_that_cannot_be_a_description(string path) =>
        Assert.Throws<ConfigurationException>(() => RobotFile.Read(path));

    [Fact]
    public void Takes_a_file_that_begins_with_a_byte_order_mark() =>
        Assert.Equal("sample", RobotFile.Parse("bom.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SampleRobot.Json)]).Type);

    [Fact]
    public void Shows_no_control_characters_of_a_file_on_the_terminal()
    {
        string text = SampleRobot.Edit(("$.planner", "{ \"\\u001b[31m\": 1, \"\\u202e\": 2 }"));
        string message = Assert.Throws<ConfigurationException>(() => RobotFile.Parse("robot.json", Encoding.UTF8.GetBytes(text))).Message;
        Assert.DoesNotContain(message, character => character is '\u001b' or '\u202e');
        Assert.Contains("$.planner.?[31m is an unknown key", message);
    }

    [Fact]
    public void Looks_for_the_mujoco_model_beside_the_file()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, SampleRobot.Edit(
            ("$.io.mujoco", """{ "model": "none.xml", "state": ["a", "b"], "action": ["c"] }""")));
        ConfigurationProblem problem = Assert.Single(Assert.Throws<ConfigurationException>(() => RobotFile.Read(path)).Problems);
        Assert.Equal("$.io.mujoco.model", problem.Path);
        File.Delete(path);
    }
}
