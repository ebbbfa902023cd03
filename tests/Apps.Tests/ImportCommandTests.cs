using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Ingest;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ImportCommandTests
{
    private const string Header = "x,theta,xDot,thetaDot,lastForce,force,battery";

    [Fact]
    public void Takes_a_table_in_and_judges_it_by_the_robots_task()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Import(workspace, $"{Header}\n0,0,0,0,0,1,12\n0.2,0,0,0,1,3,12\n0.3,0,0,0,3,0,12\n", "--id", "bench-4");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("2 transitions of bench-4 in 1 episodes, from 3 rows", run.Output);
        Assert.Contains("columns not read: battery", run.Output);
        Assert.Contains("parameters at their defaults: goalX", run.Output);
        List<Transition> rows = [];
        DataFolder.Read(workspace.Out, SampleRobot.Read(SampleWorkspace.Small), rows.Add);
        Assert.Equal("bench-4", rows[0].Id.RobotId);
        Assert.Equal(-(0.2 * 0.2) - (0.001 * 1), rows[0].Reward, 1e-6);
        Assert.Equal(-(0.3 * 0.3) - (0.001 * 4), rows[1].Reward, 1e-6);
    }

    [Fact]
    public void Tells_machines_which_rows_a_fit_leaves_out()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Import(workspace, $"{Header}\n0,0,0,0,0,1,12\nnan,0,0,0,1,3,12\n0.3,0,0,0,3,0,12\n", "--json");
        JsonElement report = JsonDocument.Parse(run.Output).RootElement.GetProperty("sources")[0];
        Assert.Equal(2, report.GetProperty("unusable").EnumerateArray().Sum(each => each.GetProperty("rows").GetInt32()));
        Assert.Equal(",", report.GetProperty("separator").GetString());
    }

    [Theory]
    [InlineData("x,theta,xDot,thetaDot,force\n0,0,0,0,0\n", "lastForce")]
    [InlineData(Header + "\n0,0,0,0,0,1,12\n0,zero,0,0,0,1,12\n", "zero")]
    [InlineData(Header + "\n0,0,0,0,0,1,12\n0,0,0,0,1,12\n", "6 cells")]
    [InlineData("", "the names of the columns")]
    public void Refuses_a_wrong_table_and_writes_nothing(string table, string message)
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Import(workspace, table);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    [Theory]
    [InlineData("no/such.csv", "bench", "LOG|CSV is 'no/such.csv'")]
    [InlineData("log.csv", "a/b", "--id is 'a/b'")]
    public void Refuses_a_wrong_command_line_and_writes_nothing(string file, string id, string message)
    {
        using SampleWorkspace workspace = new();
        File.WriteAllText(workspace.At("log.csv"), Header);
        file = file == "log.csv" ? workspace.At(file) : file;
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "import", file, "--robot", workspace.Robot, "--out", workspace.Out, "--id", id);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    [Fact]
    public void Does_not_write_over_transitions()
    {
        using SampleWorkspace workspace = new();
        string before = File.ReadAllText(Path.Combine(workspace.Data, "transitions.csv"));
        File.WriteAllText(workspace.At("log.csv"), $"{Header}\n0,0,0,0,0,1,12\n0,0,0,0,1,1,12\n");
        CommandRun run = CommandRun.Of(
            TrainerProgram.Run, "import", workspace.At("log.csv"), "--robot", workspace.Robot, "--out", workspace.Data);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is there already", run.Error);
        Assert.Equal(before, File.ReadAllText(Path.Combine(workspace.Data, "transitions.csv")));
    }

    [Fact]
    public void Exports_each_row_of_a_folder_once()
    {
        using SampleWorkspace workspace = new();
        File.Copy(Path.Combine(workspace.Data, "transitions.csv"), Path.Combine(workspace.Data, "copy.csv"));
        CommandRun run = Export(workspace, workspace.Data);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("200 transitions", run.Output);
        Assert.Contains("200 duplicates dropped", run.Output);
        Assert.Equal(File.ReadAllText(Path.Combine(workspace.Data, "copy.csv")), File.ReadAllText(workspace.At("out/all.csv")));
        Assert.Equal(2, Export(workspace, workspace.Data).ExitCode);
    }

    [Fact]
    public void Exports_nothing_where_a_table_is_wrong()
    {
        using SampleWorkspace workspace = new();
        File.AppendAllText(Path.Combine(workspace.Data, "transitions.csv"), "not,a,row\n");
        CommandRun run = Export(workspace, workspace.Data);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("transitions.csv(203,", run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    private static CommandRun Import(SampleWorkspace workspace, string table, params string[] more)
    {
        string file = workspace.At("log.csv");
        File.WriteAllText(file, table);
        return CommandRun.Of(TrainerProgram.Run, ["import", file, "--robot", workspace.Robot, "--out", workspace.Out, .. more]);
    }

    private static CommandRun Export(SampleWorkspace workspace, string data) => CommandRun.Of(
        TrainerProgram.Run, "export", "--robot", workspace.Robot, "--data", data, "--out", workspace.At("out/all.csv"));
}
