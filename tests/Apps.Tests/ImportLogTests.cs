using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Ingest;
using MbRlRobot.Plants;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>Taking in what a robot has recorded itself.</summary>
public sealed class ImportLogTests : IDisposable
{
    private const int Steps = RecordedCartPole.Steps;

    private static readonly RobotDescription Robot = RobotFile.Read(
        Path.Combine(Repository.Root, "hardware", "robots", "cartpole", "robot.json"), PlantCatalog.Check);

    private static readonly TransitionSchema Schema = RobotSchema.Of(Robot);

    private readonly RecordedCartPole _recorded = new();

    private string Segment => Directory.GetFiles(_recorded.Log, "*.segment").Single();

    private string Lab => _recorded.At("lab");

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public void Gives_the_table_that_the_robots_own_replay_gives_once_however_often_it_is_named()
    {
        string replayed = _recorded.At("replayed.csv");
        Assert.Equal(0, CommandRun.Of(
            ControllerApp.ControllerProgram.Run, "replay", _recorded.Log, "--robot", "cartpole", "--csv", replayed).ExitCode);
        CommandRun run = Import([_recorded.Log, Segment], "--out", _recorded.At("table"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"{Steps} transitions of cart-1 in 1 episodes", run.Output);
        Assert.Contains($"{Steps} new transitions; {Steps} were there already", run.Output);
        Assert.Equal(File.ReadAllText(replayed), File.ReadAllText(_recorded.At("table/transitions.csv")));
    }

    [Fact]
    public void Gives_a_table_from_which_a_fit_makes_the_model_that_the_rows_themselves_give()
    {
        using SampleWorkspace workspace = new();
        string log = RecordedSample.Write(workspace, SampleRobot.Read(SampleWorkspace.Small));
        CommandRun import = CommandRun.Of(
            TrainerProgram.Run, "import", log, "--robot", workspace.Robot, "--out", workspace.At("table"));
        Assert.Equal((0, string.Empty), (import.ExitCode, import.Error));
        Assert.Contains("a fit will leave out 1: overrun", import.Output);
        string Onnx(string data, string model)
        {
            CommandRun fit = CommandRun.Of(
                TrainerProgram.Run, "fit", "--robot", workspace.Robot, "--data", data, "--out", workspace.At(model));
            return fit.Error + Convert.ToHexString(File.ReadAllBytes(workspace.At($"{model}/dynamics.onnx")));
        }

        Assert.Equal(Onnx(workspace.Data, "direct"), Onnx(workspace.At("table"), "imported"));
    }

    [Fact]
    public void Stores_under_the_ids_that_the_link_sends_and_nothing_twice()
    {
        CommandRun first = Import([_recorded.Log], "--data", Lab);
        Assert.Equal((0, string.Empty), (first.ExitCode, first.Error));
        Assert.Contains($"{Lab}: {Steps} new transitions", first.Output);
        Assert.Contains($"0 new transitions; {Steps} were there already", Import([_recorded.Log], "--data", Lab).Output);
        using SqliteTransitionStore store = SqliteTransitionStore.Open(Lab);
        TransitionId[] expected = [.. Enumerable.Range(0, Steps).Select(row => new TransitionId("cart-1", 0xABC, (ulong)row))];
        Assert.Equal(expected, store.Read(Schema).Select(row => row.Id));
        Assert.Equal((ulong)Steps - 1, store.HighWaterMark("cart-1", 0xABC));
    }

    [Fact]
    public void Adds_only_what_the_broker_did_not_bring()
    {
        Assert.Equal(0, Import([_recorded.Log], "--out", _recorded.At("table")).ExitCode);
        List<Transition> rows = [];
        DataFolder.Read(_recorded.At("table"), Robot, rows.Add);
        using (SqliteTransitionStore store = SqliteTransitionStore.Open(Lab))
        {
            store.Append([TransitionBatch.Of(Schema, rows[1..3])]);
            Assert.Null(store.HighWaterMark("cart-1", 0xABC));
        }

        JsonElement report = JsonDocument.Parse(Import([_recorded.Log], "--data", Lab, "--json").Output).RootElement;
        Assert.Equal((Steps - 2, 2), (report.GetProperty("new").GetInt32(), report.GetProperty("known").GetInt32()));
        Assert.Equal("0000000000000abc", report.GetProperty("sources")[0].GetProperty("epochs")[0].GetString());
        using SqliteTransitionStore filled = SqliteTransitionStore.Open(Lab);
        Assert.Equal((ulong)Steps - 1, filled.HighWaterMark("cart-1", 0xABC));
    }

    [Fact]
    public void Takes_a_torn_log_up_to_the_tear_and_says_so()
    {
        Cut(bytes: 300);
        CommandRun run = Import([_recorded.Log], "--data", Lab);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"warning: {Segment}: at byte ", run.Error);
        using SqliteTransitionStore store = SqliteTransitionStore.Open(Lab);
        Assert.InRange(store.Count(Schema), 1, Steps);
    }

    [Fact]
    public void Refuses_a_log_of_which_nothing_can_be_read_and_stores_nothing()
    {
        using (FileStream file = new(Segment, FileMode.Open))
        {
            file.Position = 30;
            file.WriteByte(0xFF);
        }

        CommandRun run = Import([_recorded.Log], "--data", Lab);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"there is no transition in it; {Segment}: its header is damaged", run.Error);
        Assert.False(Directory.Exists(Lab));
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--data")]
    public void Refuses_another_robots_log_and_takes_nothing_of_what_was_named_with_it(string target)
    {
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "import", _recorded.Log, "--robot", "pendulum", target, Lab);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"{_recorded.Log}: its schema is {Schema.Hash[..16]}..", run.Error);
        Assert.False(Directory.Exists(Lab));
    }

    [Fact]
    public void Refuses_a_table_named_beside_a_log_where_it_is_wrong()
    {
        string csv = _recorded.At("log.csv");
        File.WriteAllText(csv, "x,theta\n0,0\n");
        Assert.Equal(2, Import([_recorded.Log, csv], "--data", Lab).ExitCode);
        Assert.False(Directory.Exists(Lab));
    }

    [Fact]
    public void Leaves_a_store_that_serve_has_to_serve()
    {
        using DataFolderClaim serving = DataFolderClaim.Take(Lab);
        CommandRun run = Import([_recorded.Log], "--data", Lab);
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("is held by another mbrl-trainer serve", run.Error);
        Assert.False(File.Exists(Path.Combine(Lab, SqliteTransitionStore.FileName)));
    }

    [Fact]
    public void Refuses_an_epoch_that_the_store_has_with_another_schema()
    {
        TransitionSchema other = new(Schema.Hash, Schema.StateDimension, Schema.ActionDimension, Schema.ParameterDimension + 1);
        Transition row = SampleTransition.Of("cart-1", 0xABC, 9) with
        {
            State = new float[Schema.StateDimension],
            NextState = new float[Schema.StateDimension],
            Action = new float[Schema.ActionDimension],
            Parameters = new float[other.ParameterDimension],
        };
        using (SqliteTransitionStore store = SqliteTransitionStore.Open(Lab))
        {
            store.Append([TransitionBatch.Of(other, [row])]);
        }

        CommandRun run = Import([_recorded.Log], "--data", Lab);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("with another schema", run.Error);
    }

    [Theory]
    [InlineData("either --out DIR")]
    [InlineData("either --out DIR", "--out", "a", "--data", "b")]
    [InlineData("is a log, which says whose it is", "--out", "a", "--id", "cart-2")]
    public void Refuses_options_that_do_not_go_together(string told, params string[] options)
    {
        CommandRun run = Import([_recorded.Log], options);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error);
    }

    private static CommandRun Import(string[] sources, params string[] options) =>
        CommandRun.Of(TrainerProgram.Run, ["import", .. sources, "--robot", "cartpole", .. options]);

    private void Cut(int bytes)
    {
        using FileStream file = new(Segment, FileMode.Open);
        file.SetLength(file.Length - bytes);
    }
}
