using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.ControllerApp;
using MbRlRobot.PlantApp;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class DoctorCommandTests
{
    private static readonly Dictionary<string, (Func<IReadOnlyList<string>, TextWriter, TextWriter, int> Run, Func<AdapterRegistry> Adapters)> Programs = new()
    {
        ["mbrl-controller"] = (ControllerProgram.Run, ControllerProgram.Adapters),
        ["mbrl-trainer"] = (TrainerProgram.Run, TrainerProgram.Adapters),
        ["mbrl-plant"] = (PlantProgram.Run, PlantProgram.Adapters),
    };

    public static IEnumerable<object[]> Names => Programs.Keys.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Tells_people_of_machine_ports_adapters_versions_and_remedies(string name)
    {
        CommandRun run = CommandRun.Of(Programs[name].Run, "doctor");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith($"{name} ", run.Output);
        Assert.All(["processor", "vectors", "memory", "runtime", ".NET 10"], word => Assert.Contains(word, run.Output));
        foreach (IAdapter adapter in Programs[name].Adapters().Ports.SelectMany(port => port.Adapters))
        {
            Assert.Contains(adapter.Name, run.Output);
            Assert.All(adapter.Dependencies, each => Assert.Contains(each.ToString(), run.Output));
            Assert.All(adapter.Dependencies.Where(each => !each.IsPresent), each => Assert.Contains(each.Install, run.Output));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tells_machines_the_same(string name)
    {
        CommandRun run = CommandRun.Of(Programs[name].Run, "doctor", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(Environment.ProcessorCount, report.GetProperty("machine").GetProperty("cores").GetInt32());
        AdapterRegistry registry = Programs[name].Adapters();
        Assert.Equal(
            registry.Ports.SelectMany(port => port.Adapters).Select(adapter => adapter.Name),
            report.GetProperty("ports").EnumerateArray().SelectMany(port => port.GetProperty("adapters").EnumerateArray()).Select(adapter => adapter.GetProperty("name").GetString()!));
    }

    /// <summary>Only the robot has a loop that the machine must serve in time.</summary>
    [Theory]
    [InlineData("mbrl-controller", 12)]
    [InlineData("mbrl-trainer", 0)]
    [InlineData("mbrl-plant", 0)]
    public void Tells_what_the_machine_gives_a_control_loop(string name, int count)
    {
        JsonElement report = JsonDocument.Parse(CommandRun.Of(Programs[name].Run, "doctor", "--json").Output).RootElement;
        JsonElement[] probes = [.. report.GetProperty("probes").EnumerateArray()];
        Assert.Equal(count, probes.Length);
        Assert.All(probes, probe => Assert.Contains(probe.GetProperty("state").GetString(), (string[])["ok", "warn", "unknown"]));
        string text = CommandRun.Of(Programs[name].Run, "doctor").Output;
        Assert.Equal(count > 0, text.Contains("what the machine gives a control loop", StringComparison.Ordinal));
        Assert.All(probes, probe => Assert.Contains(probe.GetProperty("name").GetString()!, text));
    }

    [Fact]
    public void Writes_no_escape_codes_where_the_output_is_no_terminal() =>
        Assert.DoesNotContain('\u001b', CommandRun.Of(ControllerProgram.Run, "doctor").Output);
}
