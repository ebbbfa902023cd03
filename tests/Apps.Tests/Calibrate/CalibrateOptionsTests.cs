using System;
using System.CommandLine;
using System.IO;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests.Calibrate;

public sealed class CalibrateOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CalibrateOptions _options = new();
    private readonly RootCommand _command = [];

    public CalibrateOptionsTests() => _options.AddTo(_command);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeps_off_a_robot_that_runs()
    {
        ParseResult parsed = _command.Parse($"--robot cartpole-rig --id rig-1 --runtime {_folder.Path}");
        _options.ThrowIfItRuns(parsed);
        RecordSource source = RecordSource.Of(RobotFile.Read(RigFile.Path), "rig-1", 1, ["x", "theta"]);
        using (RecordRing ring = new RuntimeFolder("rig-1", _folder.Path).Rings.Create(source, 16))
        {
            Assert.Equal(
                "A control process runs this robot; end it first.", Assert.Throws<IOException>(() => _options.ThrowIfItRuns(parsed)).Message);
        }

        _options.ThrowIfItRuns(parsed);
    }

    [Theory]
    [InlineData("gpio", "calibration.json")]
    [InlineData("simulated-board", "calibration.simulated-board.json")]
    public void Writes_a_simulated_robots_file_where_no_physical_one_looks(string io, string name)
    {
        string file = _options.FileOf(_command.Parse("--robot cartpole-rig"), "rig-1", io);
        Assert.EndsWith(Path.Combine("mbrl", "rig-1", name), file);
        Assert.Equal("here.json", _options.FileOf(_command.Parse("--robot cartpole-rig --out here.json"), "rig-1", io));
    }
}
