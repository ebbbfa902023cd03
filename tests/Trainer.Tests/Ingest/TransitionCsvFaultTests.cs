using System;
using System.IO;
using MbRlRobot.Configuration;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class TransitionCsvFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Table => _folder.File("t.csv");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("robotId", "Sample", "(4,1): robotId is \"Sample\"; allowed: 1 to 63 characters")]
    [InlineData("robotId", "", "robotId is \"\"")]
    [InlineData("epoch", "c0ffee", "epoch is \"c0ffee\"; allowed: 16 hexadecimal digits")]
    [InlineData("epoch", "0000000000c0ffeg", "epoch is \"0000000000c0ffeg\"")]
    [InlineData("sequence", "-1", "(4,25): sequence is \"-1\"; allowed: a whole number from 0")]
    [InlineData("episode", "2147483648", "episode is \"2147483648\"; allowed: a whole number from 0 to 2147483647")]
    [InlineData("step", "-1", "step is \"-1\"")]
    [InlineData("timeNs", "1.5", "timeNs is \"1.5\"; allowed: a whole number of nanoseconds")]
    [InlineData("dt", "", "dt is \"\"; allowed: a number of seconds")]
    [InlineData("theta", "0x1", "theta is \"0x1\"; allowed: a number")]
    [InlineData("force", "ten", "force is \"ten\"")]
    [InlineData("next.xDot", "--1", "next.xDot is \"--1\"")]
    [InlineData("goalX", "", "goalX is \"\"")]
    [InlineData("reward", "1\u001b[2J", "reward is \"1?[2J\"")]
    [InlineData("flags", "", "flags is \"\"; allowed: none, or names joined by +: saturated, overrun, fallback")]
    [InlineData("flags", "saturated+nothing", "flags is \"saturated+nothing\"")]
    [InlineData("flags", "Saturated", "flags is \"Saturated\"")]
    [InlineData("modelVersion", "18446744073709551616", "modelVersion is")]
    [InlineData("step", "1,2", "(4,1): the row is 23 cells; allowed: 22 cells")]
    public void Refuses_a_cell_by_line_column_name_and_value(string column, string text, string expected)
    {
        Rows.Write(Table, Rows.Many(2));
        string[] lines = File.ReadAllLines(Table);
        string[] cells = lines[3].Split(',');
        cells[Array.IndexOf(lines[1].Split(','), column)] = text;
        lines[3] = string.Join(',', cells);
        File.WriteAllLines(Table, lines);

        string message = Assert.Throws<ConfigurationException>(() => Rows.Read(Table)).Message;
        Assert.StartsWith(Table + "(4,", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData("", "the first line is \"\"; allowed: \"# MbRlRobot transitions 1, type sample")]
    [InlineData("t,x,theta\n", "mbrl-trainer import")]
    [InlineData("# MbRlRobot transitions 2, type sample, schema {hash}\n", "the format is 2; allowed: 1")]
    [InlineData("# MbRlRobot transitions 1, type arm, schema {hash}\n", "the type is arm; allowed: sample")]
    [InlineData("# MbRlRobot transitions 1, type sample, schema {hash}\n", "column 1 is \"\"; allowed: \"robotId\"")]
    [InlineData("# MbRlRobot transitions 1, type sample, schema {hash}\nrobotId,epoch\n", "column 3 is missing; allowed: \"sequence\"")]
    [InlineData("# MbRlRobot transitions 1, type sample, schema {hash}\nrobotId,epoch,sequence,episode,step,timeNs,dt,x,phi\n", "column 9 is \"phi\"; allowed: \"theta\"")]
    public void Refuses_a_header_of_something_else(string text, string expected)
    {
        _folder.Write("t.csv", text.Replace("{hash}", Robots.RobotSchema.Hash(Rows.Robot)));
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => Rows.Read(Table)).Message);
    }

    [Fact]
    public void Refuses_a_line_without_end()
    {
        Rows.Write(Table, Rows.Many(1));
        File.AppendAllText(Table, new string('\0', 1_000_000));
        string message = Assert.Throws<ConfigurationException>(() => Rows.Read(Table)).Message;
        Assert.Contains("(4,1): the line is longer; allowed: at most 65536 bytes", message);
    }

    [Fact]
    public void Says_so_where_there_is_no_file() => Assert.Throws<FileNotFoundException>(() => Rows.Read(Table));
}
