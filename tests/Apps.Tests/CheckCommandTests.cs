using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using MbRlRobot.ControllerApp;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class CheckCommandTests
{
    public static IEnumerable<object[]> Faults => SeededFaults.All.Select((_, index) => new object[] { index });

    [Theory]
    [MemberData(nameof(Faults))]
    public void Refuses_each_seeded_fault_with_file_path_value_allowed_range_and_exit_code_2(int index)
    {
        SeededFault fault = SeededFaults.All[index];
        using TemporaryFile file = new(SampleRobot.Edit((fault.Where, fault.Json)));
        CommandRun run = Check(file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        string line = run.Error.Split('\n').First(each => each.Contains($": {fault.Path} is ") && each.Contains(fault.Allowed));
        Assert.StartsWith($"{file.Path}(", line);
        Assert.Contains(fault.Value, line);
    }

    [Fact]
    public void Seeds_at_least_25_faults() => Assert.InRange(SeededFaults.All.Count, 25, int.MaxValue);

    [Fact]
    public void Describes_a_valid_robot()
    {
        CommandRun run = Check(Path.Combine(Repository.Root, "hardware", "robots", "cartpole", "robot.json"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("cartpole, states (x, theta, xDot, thetaDot), actions (drive), control every 0.04 s", run.Output);
    }

    [Theory]
    [InlineData("$.io.plant.kind", "\"cartpol\"", "\"cartpol\"", "the plants cartpole, pendulum, arm2, servo-arm; did you mean 'cartpole'?")]
    [InlineData("$.io.plant.physics.rial", "1", "an unknown key", "did you mean 'rail'?")]
    [InlineData("$.io.plant.physics.rail", "-1", "-1", "a number from 0.05 to 1000 m")]
    public void Refuses_a_plant_that_is_not_there_with_its_place_and_whatever_else_is_wrong(string path, string json, string value, string allowed)
    {
        using TemporaryFile file = new(SampleRobot.Edit((path, json), ("$.planner.horizon", "0")));
        CommandRun run = Check(file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches($@"\(1,\d+\): {Regex.Escape($"{path} is {value}; allowed: ")}.*{Regex.Escape(allowed)}", run.Error);
        Assert.Contains("$.planner.horizon is 0", run.Error);
        Assert.Contains("2 problems", run.Error);
    }

    [Theory]
    [InlineData("cartpole")]
    [InlineData("pendulum")]
    [InlineData("arm2")]
    [InlineData("cartpole-rig")]
    [InlineData("servo-arm")]
    public void Finds_nothing_wrong_with_the_robots_of_the_repository(string type) =>
        Assert.Equal(0, Check(Path.Combine(Repository.Root, "hardware", "robots", type, "robot.json")).ExitCode);

    [Fact]
    public void Takes_the_type_of_a_robot_that_is_shipped() => Assert.Contains("is valid: cartpole, states", Check("cartpole").Output);

    [Fact]
    public void Writes_json_for_machines_whether_valid_or_not()
    {
        using TemporaryFile good = new(SampleRobot.Json);
        using TemporaryFile bad = new(SampleRobot.Edit(("$.planner.horizon", "0")));
        CommandRun valid = Check(good.Path, "--json");
        CommandRun refused = Check(bad.Path, "--json");
        Assert.Equal((0, 2), (valid.ExitCode, refused.ExitCode));
        Assert.Equal(64, JsonDocument.Parse(valid.Output).RootElement.GetProperty("schemaHash").GetString()!.Length);
        JsonElement problem = JsonDocument.Parse(refused.Output).RootElement.GetProperty("problems")[0];
        Assert.Equal("$.planner.horizon", problem.GetProperty("path").GetString());
        Assert.Equal("0", problem.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("no/such/robot.json", "no such file")]
    [InlineData("/", "a folder, not a file")]
    [InlineData("cartpol", "did you mean 'cartpole'?")]
    public void Refuses_what_is_no_file(string path, string reason)
    {
        CommandRun run = Check(path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(path, run.Error);
        Assert.Contains(reason, run.Error);
    }

    private static CommandRun Check(string path, params string[] more) =>
        CommandRun.Of(ControllerProgram.Run, ["check", "--robot", path, .. more]);
}
