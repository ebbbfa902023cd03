using System.Collections.Generic;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Architecture;

public sealed class ArrowTests
{
    private const string Core = "MbRlRobot.Core";
    private const string CommandLine = "MbRlRobot.CommandLine";
    private const string Lab = "MbRlRobot.Lab";
    private const string TestKit = "MbRlRobot.TestKit";

    private static readonly string[] Modules = ["MbRlRobot.Controller", "MbRlRobot.Trainer", "MbRlRobot.Hardware"];

    private static readonly string[] Adapters =
    [
        "MbRlRobot.MqttNet", "MbRlRobot.Mosquitto", "MbRlRobot.OnnxRuntime", "MbRlRobot.TorchSharp",
        "MbRlRobot.Gpio", "MbRlRobot.MuJoCo",
    ];

    private static readonly string[] Apps = ["mbrl-controller", "mbrl-trainer", "mbrl-plant"];
    private static readonly string[] Below = [CommandLine, Lab, Core, .. Modules, .. Adapters];
    private static readonly string[] Product = [.. Apps, .. Below];

    // The architecture in one table: App -> {command line, adapters, Lab, modules}; Lab -> modules; the
    // compute adapters and Gpio -> the module whose kernels or drivers they stand on; all of them -> Core.
    private static readonly Arrow[] Table =
    [
        new(Core),
        new("MbRlRobot.Controller", Core),
        new("MbRlRobot.Trainer", Core),
        new("MbRlRobot.Hardware", Core),
        new("MbRlRobot.MqttNet", Core),
        new("MbRlRobot.Mosquitto", Core),
        new("MbRlRobot.OnnxRuntime", Core, "MbRlRobot.Controller"),
        new("MbRlRobot.TorchSharp", Core, "MbRlRobot.Trainer"),
        new("MbRlRobot.Gpio", Core, "MbRlRobot.Hardware"),
        new("MbRlRobot.MuJoCo", Core),
        new(CommandLine, Core),
        new(Lab, [Core, .. Modules]),
        new("mbrl-controller", Below),
        new("mbrl-trainer", Below),
        new("mbrl-plant", Below),
        new(TestKit, Core),
        new("MbRlRobot.Core.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Controller.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Hardware.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Trainer.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Lab.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Adapters.Tests", [TestKit, .. Product]),
        new("MbRlRobot.Apps.Tests", [TestKit, "MbRlRobot.Benchmarks", .. Product]),
        new("MbRlRobot.Repository.Tests", [TestKit, "MbRlRobot.Acceptance", .. Product]),
        new("MbRlRobot.Acceptance", [TestKit, .. Product]),
        new("MbRlRobot.Benchmarks", [TestKit, .. Product]),
    ];

    private static readonly Arrow[] Small = [new("A", "B"), new("B")];

    public static TheoryData<string, string> Violating => new()
    {
        { "B: <ProjectReference Include='../A/A.csproj' />", "B -> A: not allowed" },
        { "A: <ProjectReference Include='..\\C\\C.csproj' />", "A -> C: not allowed" },
        { "C:", "C: not in the table" },
    };

    [Fact]
    public void The_repository_keeps_to_the_table() => Violations.AssertNone(ArrowRule.Violations(Table, ProjectFile.All));

    [Fact]
    public void Allows_what_the_table_allows() => Assert.Empty(ArrowRule.Violations(
        Small, [Project("A: <ProjectReference Include='../B/B.csproj' />"), Project("B:")]));

    [Theory]
    [MemberData(nameof(Violating))]
    public void Refuses_an_arrow_or_project_that_the_table_lacks(string project, string expected)
    {
        ProjectFile changed = Project(project);
        var projects = new Dictionary<string, ProjectFile> { ["A"] = Project("A:"), ["B"] = Project("B:") };
        projects[changed.Name] = changed;

        Assert.Equal([expected], ArrowRule.Violations(Small, projects.Values));
    }

    [Fact]
    public void Refuses_a_row_without_project() =>
        Assert.Equal(["B: in the table, but no such project"], ArrowRule.Violations(Small, [Project("A:")]));

    private static ProjectFile Project(string description)
    {
        string[] parts = description.Split(':', 2);
        return new ProjectFile(new TextFile($"shared/{parts[0]}/{parts[0]}.csproj", $"<Project><ItemGroup>{parts[1]}</ItemGroup></Project>"));
    }
}
