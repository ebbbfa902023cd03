using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Architecture;

public sealed class PackageTests
{
    private static readonly Dictionary<string, string> Homes = new()
    {
        ["MQTTnet"] = "MbRlRobot.MqttNet",
        ["Microsoft.ML.OnnxRuntime"] = "MbRlRobot.OnnxRuntime",
        ["TorchSharp"] = "MbRlRobot.TorchSharp",
        ["$(TorchSharpRuntime)"] = "MbRlRobot.TorchSharp",
        ["System.Device.Gpio"] = "MbRlRobot.Gpio",
        ["Iot.Device.Bindings"] = "MbRlRobot.Gpio",
        ["Google.Protobuf"] = "MbRlRobot.Core",
        ["Grpc.Tools"] = "MbRlRobot.Core",
        ["SQLitePCLRaw.bundle_e_sqlite3"] = "MbRlRobot.Trainer",
        ["System.CommandLine"] = "MbRlRobot.CommandLine",
        ["Spectre.Console"] = "MbRlRobot.CommandLine",
    };

    // What a core project may reference: every NuGet mirror has it, on x64 and on arm64 (shared/decisions/0009-onnx-file.md,
    // 0014-transition-store.md).
    private static readonly string[] OnEveryMirror = ["Google.Protobuf", "Grpc.Tools", "SQLitePCLRaw.bundle_e_sqlite3"];

    private static readonly Dictionary<string, string> SmallHomes = new() { ["P"] = "A" };

    [Fact]
    public void Each_package_has_one_home_in_the_product() => Violations.AssertNone(PackageRule.Misplaced(Homes, ProjectFile.All));

    [Fact]
    public void Core_projects_reference_only_packages_that_every_mirror_has() => Assert.Empty(
        ProjectFile.All.Where(project => project.IsCore).SelectMany(project => project.PackageReferences).Except(OnEveryMirror));

    [Fact]
    public void Every_version_is_central_and_used() => Violations.AssertNone(PackageRule.BadVersions(CentralVersions(), ProjectFile.All));

    [Theory]
    [InlineData("shared/A/A.csproj", "<PackageReference Include='P' />")]
    [InlineData("shared/A/A.csproj", "<OptionalPackage Include='P' />")]
    public void Accepts_a_package_at_home(string path, string items) =>
        Assert.Empty(PackageRule.Misplaced(SmallHomes, [Project(path, items)]));

    [Theory]
    [InlineData("shared/A/A.csproj", "", "A does not reference P: in the table")]
    [InlineData("shared/A/A.csproj", "<PackageReference Include='P' /><PackageReference Include='Q' />", "A references Q: not in the table")]
    public void Refuses_a_package_elsewhere(string path, string items, string expected) =>
        Assert.Equal([expected], PackageRule.Misplaced(SmallHomes, [Project(path, items)]));

    [Fact]
    public void Refuses_a_package_in_a_second_product_project()
    {
        const string items = "<PackageReference Include='P' />";
        ProjectFile[] projects = [Project("shared/A/A.csproj", items), Project("shared/B/B.csproj", items), Project("tests/T/T.csproj", items)];

        Assert.Equal(["B references P: not in the table"], PackageRule.Misplaced(SmallHomes, projects));
    }

    [Theory]
    [InlineData("<PackageReference Include='P' />")]
    [InlineData("<PackageReference Include='P' Version='1' />", "A: P has a version of its own")]
    [InlineData("<OptionalPackage Include='P' VersionOverride='1' />", "A: P has a version of its own")]
    [InlineData("<PackageReference Include='P'><Version>1</Version></PackageReference>", "A: P has a version of its own")]
    [InlineData("", "P: has a central version, but nothing references it")]
    [InlineData("<PackageReference Include='P' /><PackageReference Include='Q' />", "Q: referenced, but has no central version")]
    public void Refuses_versions_outside_the_central_list(string items, params string[] expected) =>
        Assert.Equal(expected, PackageRule.BadVersions(["P"], [Project("shared/A/A.csproj", items)]));

    private static string[] CentralVersions() =>
        [.. XDocument.Parse(Checkout.Read("Directory.Packages.props").Text)
            .Descendants("PackageVersion")
            .Select(item => item.Attribute("Include")!.Value)];

    private static ProjectFile Project(string path, string items) =>
        new(new TextFile(path, $"<Project><ItemGroup>{items}</ItemGroup></Project>"));
}
