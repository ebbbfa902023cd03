using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.ControllerApp;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ShippedModelTests
{
    private static readonly string Models = Path.Combine(Repository.Root, "models");

    public static IEnumerable<object[]> Versions =>
        from type in Directory.GetDirectories(Models)
        from version in Directory.GetDirectories(type)
        select new object[] { Path.GetRelativePath(Models, version) };

    [Theory]
    [MemberData(nameof(Versions))]
    public void Is_whole_small_named_by_its_version_and_for_the_robot_of_its_type(string version)
    {
        string folder = Path.Combine(Models, version);
        string type = Path.GetDirectoryName(version)!;
        RobotDescription robot = RobotFile.Read(Path.Combine(Repository.Root, "hardware", "robots", type, "robot.json"));
        ModelFolder model = ModelFolder.Read(folder, robot);
        Assert.Equal(Path.GetFileName(version), model.Manifest!.Version.ToString(CultureInfo.InvariantCulture));
        string[] files = [.. Directory.GetFiles(folder).Order(System.StringComparer.Ordinal)];
        Assert.Equal(["card.md", "dynamics.onnx", "manifest.json"], files.Select(Path.GetFileName));
        Assert.InRange(files.Sum(file => new FileInfo(file).Length), 1, 256 * 1024);
    }

    [Fact]
    public void Is_planned_with_where_none_is_named()
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, "plan", "--robot", "cartpole", "--state", "0,0.1,0,0");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(Path.Combine("models", "cartpole"), run.Output);
    }
}
