using System;
using System.IO;
using System.Text;
using MbRlRobot.Configuration;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Faults;

public sealed class FaultScheduleTests
{
    private const string Valid = """
        {
          // what goes wrong
          "seed": 3,
          "faults": [
            { "kind": "noise", "channel": "theta", "amount": 0.002 },
            { "kind": "deadBand", "channel": "drive", "amount": 0.05, "from": 1, "to": 2.5 },
          ],
        }
        """;

    [Fact]
    public void Reads_what_the_file_says()
    {
        FaultSchedule schedule = Parse(Valid);
        Assert.Equal(3UL, schedule.Seed);
        Assert.Equal(
            [
                new ScheduledFault(FaultKind.Noise, "theta", 0.002),
                new ScheduledFault(FaultKind.DeadBand, "drive", 0.05, 1, 2.5),
            ],
            schedule.Faults);
    }

    [Fact]
    public void An_empty_schedule_has_no_faults() => Assert.Empty(Parse("{}").Faults);

    [Theory]
    [InlineData("{ \"faults\": [ { \"kind\": \"nois\", \"channel\": \"theta\" } ] }", "$.faults[0].kind is \"nois\"; allowed: one of \"noise\", \"latency\"")]
    [InlineData("{ \"faults\": [ { \"kind\": \"noise\" } ] }", "$.faults[0].channel is missing; allowed: a text")]
    [InlineData("{ \"fault\": [] }", "$.fault is an unknown key; allowed: the keys seed, faults; did you mean 'faults'?")]
    [InlineData("{ \"seed\": -1 }", "$.seed is -1")]
    [InlineData("{ \"seed\": 1, \"seed\": 2 }", "$.seed is given twice")]
    [InlineData("{ \"faults\": [ { \"kind\": \"noise\", \"channel\": \"x\", \"amount\": 1e999 } ] }", "$.faults[0].amount is 1e999; allowed: a finite number")]
    [InlineData("{ \"faults\": 7 }", "$.faults is 7; allowed: an array")]
    [InlineData("{ \"faults\": [", "$ is not JSON")]
    [InlineData("", "$ is not JSON")]
    [InlineData("null", "$ is null; allowed: an object")]
    public void Refuses_what_is_no_schedule(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => Parse(text)).Message);

    [Theory]
    [InlineData(FaultKind.Noise, "thet", 0.1, 0, null, "$.faults[0].channel", "did you mean 'theta'?")]
    [InlineData(FaultKind.Noise, "power", 0.1, 0, null, "$.faults[0].channel", "a part's channel: x, theta, leftSwitch, rightSwitch, estop, drive")]
    [InlineData(FaultKind.Noise, "drive", 0.1, 0, null, "$.faults[0].kind", "one of \"latency\", \"dropped\", \"deadBand\", \"reversed\" there")]
    [InlineData(FaultKind.Open, "theta", 0, 0, null, "$.faults[0].kind", "\"stuck\"")]
    [InlineData(FaultKind.Noise, "theta", 0, 0, null, "$.faults[0].amount", "a standard deviation above 0")]
    [InlineData(FaultKind.Latency, "theta", 1.5, 0, null, "$.faults[0].amount", "whole I/O periods from 1 to 64")]
    [InlineData(FaultKind.Latency, "theta", 65, 0, null, "$.faults[0].amount", "whole I/O periods from 1 to 64")]
    [InlineData(FaultKind.Dropped, "theta", 1.1, 0, null, "$.faults[0].amount", "a probability above 0 to 1")]
    [InlineData(FaultKind.DeadBand, "drive", 1, 0, null, "$.faults[0].amount", "below 1")]
    [InlineData(FaultKind.Stuck, "theta", 1, 0, null, "$.faults[0].amount", "no amount")]
    [InlineData(FaultKind.Stuck, "theta", 0, -1, null, "$.faults[0].from", "from 0 s on")]
    [InlineData(FaultKind.Stuck, "theta", 0, 2, 2.0, "$.faults[0].to", "a time after from, 2 s")]
    public void Refuses_faults_that_cannot_be(
        FaultKind kind, string channel, double amount, double from, double? to, string path, string allowed)
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(
            () => RigRobot.Open(new SteppedClock(), new ScheduledFault(kind, channel, amount, from, to)));
        Assert.Equal("faults.json", refusal.File);
        ConfigurationProblem problem = Assert.Single(refusal.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(allowed, problem.Allowed);
    }

    [Fact]
    public void Names_the_place_of_a_fault_that_the_robots_board_cannot_have_before_anything_is_opened()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Valid.Replace("theta", "estop", StringComparison.Ordinal));
            string message = Assert.Throws<ConfigurationException>(() => SimulatedBoardIo.Factory(RigRobot.Read(), "rig.json", path, null)).Message;
            Assert.Contains($"{path}(5,15): $.faults[0].kind is \"noise\" on \"estop\"; allowed: one of \"dropped\", \"open\" there", message);
            Assert.Equal(
                "rig.json",
                Assert.Throws<ConfigurationException>(() => SimulatedBoardIo.Factory(SampleRobot.Read(NoBoard), "rig.json", path, null)).File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(4.9, 6.0, true)]
    [InlineData(5, null, false)]
    [InlineData(0, 1.0, false)]
    public void Refuses_the_same_fault_twice_at_a_time(double from, double? to, bool isRefused)
    {
        Exception? refusal = Record.Exception(() => RigRobot.Open(
            new SteppedClock(),
            new ScheduledFault(FaultKind.Noise, "theta", 0.1, 1, 5),
            new ScheduledFault(FaultKind.Noise, "theta", 0.2, from, to)).Dispose());
        Assert.Equal(isRefused, refusal is ConfigurationException);
    }

    [Fact]
    public void Reads_a_file_and_refuses_one_that_is_not_there_or_too_long()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Valid, Encoding.UTF8);
            Assert.Equal(2, FaultScheduleFile.Read(path).Faults.Count);
            File.WriteAllText(path, new string(' ', FaultScheduleFile.MaximumBytes + 1));
            Assert.Contains("at most 1048576 bytes", Assert.Throws<ConfigurationException>(() => FaultScheduleFile.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("not readable", Assert.Throws<ConfigurationException>(() => FaultScheduleFile.Read(path)).Message);
    }

    private static (string, string?)[] NoBoard => [("$.io.gpio", null), ("$.io.default", "\"plant\"")];

    private static FaultSchedule Parse(string text) => FaultScheduleFile.Parse("faults.json", Encoding.UTF8.GetBytes(text));
}
