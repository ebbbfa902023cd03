using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Robots;

public sealed class RobotFileFaultTests
{
    public static IEnumerable<object[]> Faults => SeededFaults.All.Select((_, index) => new object[] { index });

    [Theory]
    [MemberData(nameof(Faults))]
    public void Refuses_each_fault_by_path_value_and_allowed_range(int index)
    {
        SeededFault fault = SeededFaults.All[index];
        ConfigurationException refusal = Refusal(SampleRobot.Edit((fault.Where, fault.Json)));
        Assert.Contains(
            refusal.Problems,
            problem => problem.Path == fault.Path && problem.Value.Contains(fault.Value) && problem.Allowed.Contains(fault.Allowed));
        Assert.All(refusal.Problems, problem => Assert.True(problem.Line > 0 && problem.Column > 0));
        Assert.StartsWith("robot.json(", refusal.Message);
    }

    [Fact]
    public void Reports_all_faults_of_a_file_at_once_in_the_order_of_the_file()
    {
        ConfigurationException refusal = Refusal(SampleRobot.Edit(
            ("$.link.maxAge", "1"), ("$.planner.horizon", "0"), ("$.ioPeriod", "-1"), ("$.action[0].slew", "0"), ("$.planner.replanEverySteps", "0")));
        Assert.Equal(
            ["$.ioPeriod", "$.action[0].slew", "$.planner.horizon", "$.planner.replanEverySteps", "$.link.maxAge"],
            refusal.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Points_at_line_and_column()
    {
        string text = "{\n  \"type\": \"a\",\n  \"ioPeriod\": \"fast\",\n  \"controlPeriod\": 1, \"state\": [], \"action\": [], \"io\": {}, \"task\": { \"reward\": \"1\", \"episodeSteps\": 1 }\n}";
        ConfigurationProblem problem = Assert.Single(Refusal(text).Problems);
        Assert.Equal(("$.ioPeriod", 3, 15), (problem.Path, problem.Line, problem.Column));
        Assert.Equal("robot.json(3,15): $.ioPeriod is \"fast\"; allowed: a finite number", problem.Describe("robot.json"));
    }

    [Fact]
    public void Underlines_the_fault_of_an_expression_and_suggests_the_nearest_name()
    {
        ConfigurationException refusal = Refusal(SampleRobot.Edit(("$.task.reward", "\"-miss^2 - thta\"")));
        string detail = Assert.Single(refusal.Problems).Detail!;
        Assert.Contains("did you mean 'theta'?", detail);
        Assert.Contains("-miss^2 - thta\n", detail);
        Assert.EndsWith("^^^^", detail);
    }

    [Fact]
    public void Says_that_a_terminal_value_cannot_look_ahead_even_through_a_let()
    {
        ConfigurationException refusal = Refusal(SampleRobot.Edit(("$.task.terminalValue", "\"-miss^2\"")));
        Assert.Contains("horizon", Assert.Single(refusal.Problems).Detail);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("   ", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("{\"type\": }", "not JSON")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("3", "3")]
    public void Refuses_what_is_no_object(string text, string value)
    {
        ConfigurationProblem problem = Assert.Single(Refusal(text).Problems);
        Assert.Equal("$", problem.Path);
        Assert.Contains(value, problem.Value);
    }

    [Fact]
    public void Refuses_a_key_given_twice()
    {
        string text = SampleRobot.Json.Replace("\"ioPeriod\": 0.01", "\"ioPeriod\": 0.01, \"ioPeriod\": 0.02");
        ConfigurationProblem problem = Assert.Single(Refusal(text).Problems);
        Assert.Equal(("$.ioPeriod", "given twice"), (problem.Path, problem.Value));
    }

    [Fact]
    public void Survives_nesting_without_end()
    {
        string text = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Contains("not JSON", Assert.Single(Refusal(text).Problems).Value);
    }

    [Fact]
    public void Survives_any_single_character_lost()
    {
        for (int index = 0; index < SampleRobot.Json.Length; index++)
        {
            byte[] text = Encoding.UTF8.GetBytes(SampleRobot.Json.Remove(index, 1));
            try
            {
                RobotFile.Parse("robot.json", text);
            }
            catch (ConfigurationException refusal)
            {
                Assert.NotEmpty(refusal.Problems);
            }
        }
    }

    private static ConfigurationException Refusal(string text) =>
        Assert.Throws<ConfigurationException>(() => RobotFile.Parse("robot.json", Encoding.UTF8.GetBytes(text)));
}
