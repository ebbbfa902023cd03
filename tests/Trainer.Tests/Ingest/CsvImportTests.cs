using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class CsvImportTests : IDisposable
{
    private const string Header = "x,theta,xDot,thetaDot,lastForce,force";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Makes_a_transition_of_each_row_and_the_next()
    {
        (Transition[] rows, CsvImportSummary summary) = Read($"{Header}\n1,0.5,3,4,5,6\n7,-0.5,9,10,11,12\n13,0,15,16,17,18\n");

        Assert.Equal(2, rows.Length);
        Assert.Equal([1, 0.5f, 3, 4, 5], rows[0].State.ToArray());
        Assert.Equal([6], rows[0].Action.ToArray());
        Assert.Equal([7, -0.5f, 9, 10, 11], rows[0].NextState.ToArray());
        Assert.Equal([12], rows[1].Action.ToArray());
        Assert.Equal([0f], rows[0].Parameters.ToArray());
        Assert.Equal([0.04, 0.04], rows.Select(row => row.DtSeconds));
        Assert.Equal([0, 40_000_000], rows.Select(row => row.TimeNanoseconds));
        Assert.Equal([TransitionFlags.None, TransitionFlags.Truncated], rows.Select(row => row.Flags));
        Assert.Equal([new TransitionId("sample", summary.Epoch, 0), new TransitionId("sample", summary.Epoch, 1)], rows.Select(row => row.Id));
        Assert.Equal((3, 2, 1, ','), (summary.Rows, summary.Transitions, summary.Episodes, summary.Separator));
        Assert.Equal(["goalX"], summary.AbsentParameters);
        Assert.Empty(summary.IgnoredColumns);
        Assert.Empty(summary.Unusable);
    }

    [Fact]
    public void Finds_columns_by_name_and_lists_the_others()
    {
        (Transition[] rows, CsvImportSummary summary) = Read(
            "note,force,goalX,lastForce,thetaDot, xDot ,theta,x,reward,Episode\n" +
            "a,6,0.25,5,4,3,2,1,-7,1\nb,12,0.5,11,10,9,-2,7,-8,2\n");

        Transition row = Assert.Single(rows);
        Assert.Equal([1, 2, 3, 4, 5], row.State.ToArray());
        Assert.Equal([7, -2, 9, 10, 11], row.NextState.ToArray());
        Assert.Equal((6f, 0.25f, -7f), (row.Action.Span[0], row.Parameters.Span[0], row.Reward));
        Assert.Equal(["note", "Episode"], summary.IgnoredColumns);
        Assert.Empty(summary.AbsentParameters);
    }

    [Fact]
    public void Joins_no_rows_of_different_episodes()
    {
        (Transition[] rows, CsvImportSummary summary) = Read(
            Table("episode", "a", "a", "b", "c", "c", "c", "a", "a"));

        Assert.Equal([(0, 0), (2, 0), (2, 1), (3, 0)], rows.Select(row => (row.Episode, row.Step)));
        Assert.Equal([0, 3, 4, 6], rows.Select(row => row.State.Span[0]));
        Assert.Equal([0UL, 1, 2, 3], rows.Select(row => row.Id.Sequence));
        Assert.Equal([true, false, true, true], rows.Select(row => row.Flags == TransitionFlags.Truncated));
        Assert.Equal((8, 4, 4), (summary.Rows, summary.Transitions, summary.Episodes));
    }

    [Theory]
    [InlineData("time")]
    [InlineData("t")]
    public void Measures_dt_from_times_and_counts_gaps(string column)
    {
        (Transition[] rows, CsvImportSummary summary) = Read(Table(column, "100", "100.04", "100.09", "100.13", "100.12"));

        double[] expected = [0.04, 0.05, 0.04, -0.01];
        Assert.All(rows.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.DtSeconds, 9));
        Assert.Equal(100_040_000_000, rows[1].TimeNanoseconds);
        Assert.Equal([new UnusableRows("dt more than 20 % off the control period", 2)], summary.Unusable);
        Assert.Equal(4, summary.Transitions);
    }

    [Fact]
    public void Takes_dt_as_the_time_to_the_next_row()
    {
        (Transition[] rows, _) = Read(Table("dt", "0.041", "0.039", "0.5"));
        Assert.Equal([0.041, 0.039], rows.Select(row => row.DtSeconds));
        Assert.Equal([0, 41_000_000], rows.Select(row => row.TimeNanoseconds));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("dt", 2)]
    [InlineData("time", 1)]
    [InlineData("time,dt", 2)]
    public void Takes_next_states_from_their_columns_while_the_duration_is_known(string timing, int expected)
    {
        string times = timing.Length == 0 ? "" : "," + timing;
        string cells = string.Concat(timing.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(_ => ",0.04"));
        (Transition[] rows, _) = Read(
            $"{Header},next.x,next.theta,next.xDot,next.thetaDot,next.lastForce{times}\n" +
            $"1,0,0,0,0,0,10,20,30,40,50{cells}\n2,0,0,0,0,0,11,21,31,41,51{cells}\n");

        Assert.Equal(expected, rows.Length);
        Assert.Equal([10, 1.150444f, 30, 40, 50], rows[0].NextState.ToArray());
        Assert.Equal(TransitionFlags.Truncated, rows[^1].Flags);
    }

    [Theory]
    [InlineData("force,x,theta,xDot,thetaDot,lastForce\r0,1,0,0,0,0\r0,2,0,0,0,0\r")]
    [InlineData("x;theta;xDot;thetaDot;lastForce;force|1;0;0;0;0;0|2;0;0;0;0;0|", ';')]
    [InlineData("x\ttheta\txDot\tthetaDot\tlastForce\tforce|1\t0\t0\t0\t0\t0|2\t0\t0\t0\t0\t0", '\t')]
    [InlineData("\uFEFFx,theta,xDot,thetaDot,lastForce,force\r|1,0,0,0,0,0\r|2,0,0,0,0,0\r||\r||")]
    [InlineData("\uFEFF\"x\",theta,xDot,thetaDot,lastForce,force|1,0,0,0,0,0|2,0,0,0,0,0")]
    [InlineData("# x,theta,xDot,thetaDot,lastForce,force|1e0, 0,-0,+0,.0,0.|2.000e+00,0,0,0,0,0")]
    [InlineData("x,theta,xDot,thetaDot,lastForce,force,\"a;b;c;d;e;f;g;\"\"|\"|1,0,0,0,0,0,\"|,\"|\"2\",0,0,0,0,0,")]
    public void Reads_the_dialects_of_spreadsheets(string text, char separator = ',')
    {
        (Transition[] rows, CsvImportSummary summary) = Read(text.Replace('|', '\n'));

        Assert.Equal((1f, 2f), (Assert.Single(rows).State.Span[0], rows[0].NextState.Span[0]));
        Assert.Equal((2, separator), (summary.Rows, summary.Separator));
    }

    [Theory]
    [InlineData("3.1415925", 3.1415925f)]
    [InlineData("3.1415927", -3.1415927f)]
    [InlineData("-3.1415927", -3.1415927f)]
    [InlineData("3.2", -3.0831853f)]
    [InlineData("-3.2", 3.0831853f)]
    [InlineData("62831853.571796", 0.5f)]
    [InlineData("0.1", 0.1f)]
    [InlineData("-0", -0f)]
    public void Wraps_angles(string angle, float expected)
    {
        (Transition[] rows, _) = Read($"{Header}\n5,{angle},5,5,5,5\n5,0,5,5,5,5\n");
        Assert.Equal(expected, rows[0].State.Span[1], 1e-6f);
        Assert.InRange(rows[0].State.Span[1], -MathF.PI, MathF.BitDecrement(MathF.PI));
        Assert.Equal(5f, rows[0].State.Span[0]);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e99")]
    public void Keeps_and_counts_rows_that_are_not_finite(string value)
    {
        (Transition[] rows, CsvImportSummary summary) = Read($"{Header}\n1,0,0,0,0,0\n2,0,{value},0,0,0\n3,0,0,0,0,0\n4,0,0,0,0,0\n");
        Assert.Equal(3, rows.Length);
        Assert.Equal([new UnusableRows("xDot is not finite", 1), new UnusableRows("next.xDot is not finite", 1)], summary.Unusable);
    }

    [Fact]
    public void Computes_rewards_that_were_not_logged()
    {
        _folder.Write("log.csv", Table("episode", "a", "a", "a", "b", "b"));
        List<Transition> rows = [];
        CsvImport.Read(_folder.File("log.csv"), Rows.Robot, rows.Add, reward: (row, last) => row.NextState.Span[0] - (last?.State.Span[0] ?? 100));
        Assert.Equal([-99, 2, -96], rows.Select(row => row.Reward));
    }

    [Fact]
    public void Gives_a_file_the_same_ids_each_time_and_another_file_others()
    {
        string text = Table("time", "0", "0.04", "0.08");
        Assert.Equal(Read(text).Rows.Select(row => row.Id), Read(text).Rows.Select(row => row.Id));
        Assert.NotEqual(Read(text).Summary.Epoch, Read(text + "\n").Summary.Epoch);
    }

    [Fact]
    public void Does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal([0.041], Read(Table("dt", "0.041", "0.039")).Rows.Select(row => row.DtSeconds));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Gives_rows_that_a_table_of_transitions_takes()
    {
        (Transition[] rows, _) = Read(Table("episode", "a", "a", "a", "b", "b"), "robot-2");
        Rows.Write(_folder.File("transitions.csv"), rows);
        Assert.Equal(rows, Rows.Read(_folder.File("transitions.csv")));
        Assert.All(rows, row => Assert.Equal("robot-2", row.Id.RobotId));
    }

    [Fact]
    public void Gives_the_robot_s_names_precedence()
    {
        string edited = SampleRobot.Edit().Replace("\"xDot\"", "\"t\"");
        RobotDescription robot = RobotFile.Parse("edited", System.Text.Encoding.UTF8.GetBytes(edited));
        _folder.Write("log.csv", "x,theta,t,thetaDot,lastForce,force\n1,0,77,0,0,0\n2,0,88,0,0,0\n");
        List<Transition> rows = [];
        CsvImport.Read(_folder.File("log.csv"), robot, rows.Add);
        Assert.Equal((77f, 0.04), (rows[0].State.Span[2], rows[0].DtSeconds));
    }

    private static string Table(string column, params string[] values) =>
        $"{Header},{column}\n{string.Concat(values.Select((value, row) => $"{row},0,0,0,0,0,{value}\n"))}";

    private (Transition[] Rows, CsvImportSummary Summary) Read(string text, string? robotId = null)
    {
        File.WriteAllText(_folder.File("log.csv"), text);
        List<Transition> rows = [];
        CsvImportSummary summary = CsvImport.Read(_folder.File("log.csv"), Rows.Robot, rows.Add, robotId);
        return ([.. rows], summary);
    }
}
