using System;
using System.IO;
using MbRlRobot.Configuration;
using MbRlRobot.Ingest;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class CsvImportFaultTests : IDisposable
{
    private const string Good = "x,theta,xDot,thetaDot,lastForce,force\n1,0,0,0,0,0\n2,0,0,0,0,0\n";

    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.File("log.csv");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x,theta,xDot,thetaDot,lastForce,force", "x,Theta,xDot,thetaDot,force,f", "column \"theta\" is missing; allowed: a column of that name in the first line; it has \"Theta\" (capitals count)", "column \"lastForce\" is missing", "it has x, Theta, xDot, thetaDot, force, f")]
    [InlineData("force\n", "force,x\n", "(1,1): column \"x\" is there twice; allowed: one column of that name")]
    [InlineData("force\n", "force,time,time\n", "column \"time\" is there twice")]
    [InlineData("force\n", "force,next.x\n", "column \"next.theta\" is missing")]
    [InlineData("2,0,0,0,0,0", "2,0,0,0,0", "(3,1): the row is 5 cells; allowed: 6 cells")]
    [InlineData("2,0,0,0,0,0", "2,5,0,0,0,0,0", "(3,1): the row is 7 cells", "Decimal commas are not read: write 1.5 for 1,5.")]
    [InlineData("2,0,0,0,0,0", "2,0,\"0,5\",0,0,0", "(3,5): xDot is \"0,5\"; allowed: a number with a decimal point", "write 0.5 for 0,5.")]
    [InlineData("2,0,0,0,0,0", "2,0,0,,0,0", "(3,7): thetaDot is \"\"; allowed: a value in every row: what is missing is not filled in")]
    [InlineData("2,0,0,0,0,0", "2,0,0,ten,0,0", "(3,7): thetaDot is \"ten\"; allowed: a number")]
    [InlineData("2,0,0,0,0,0", "2,0,0,0x1,0,0", "thetaDot is \"0x1\"")]
    [InlineData("2,0,0,0,0,0", "2,0,0,-,0,0", "thetaDot is \"-\"")]
    [InlineData("2,0,0,0,0,0", "2,0,0,1 2,0,0", "thetaDot is \"1 2\"")]
    [InlineData("2,0,0,0,0,0", "2,0,0,1\"2\",0,0", "(3,8): the cell is with a quote inside")]
    [InlineData("2,0,0,0,0,0", "2,0,0,\"1\"2,0,0", "(3,10): the cell is with text behind its closing quote")]
    [InlineData("2,0,0,0,0,0", "2,0,0,\"1,0,0", "(3,7): the cell is without its closing quote")]
    [InlineData("2,0,0,0,0,0", "\n2,0,0,0,0,0", "(4,1): the row is behind an empty line (3)")]
    [InlineData(Good, "", "(1,1): the first line is empty")]
    [InlineData(Good, "\n1,2", "the first line is empty")]
    [InlineData(Good, "\0\0\0\0", "column \"x\" is missing", "it has ????")]
    [InlineData(Good, "# MbRlRobot transitions 1, type sample, schema 0\n", "the file is a table of transitions already", "--data reads it as it is")]
    [InlineData("force\n1,0,0,0,0,0", "force,time\n1,0,0,0,0,0,NaN", "(2,13): time is \"NaN\"; allowed: a finite number of seconds")]
    [InlineData("force\n1,0,0,0,0,0", "force,dt\n1,0,0,0,0,0,1e99", "dt is \"1e99\"; allowed: a finite number of seconds")]
    [InlineData("force\n1,0,0,0,0,0", "force,episode\n1,0,0,0,0,0, ", "episode is \"\"; allowed: a value in every row")]
    public void Refuses_by_line_column_and_value(string part, string replacement, params string[] expected)
    {
        _folder.Write("log.csv", Good.Replace(part, replacement));
        string message = Assert.Throws<ConfigurationException>(Read).Message;
        Assert.StartsWith(Log + "(", message);
        Assert.All(expected, text => Assert.Contains(text, message));
    }

    [Fact]
    public void Refuses_a_cell_without_end()
    {
        _folder.Write("log.csv", Good + "\"" + new string('1', 2_000_000));
        Assert.Contains("the cell is longer", Assert.Throws<ConfigurationException>(Read).Message);
    }

    [Fact]
    public void Refuses_a_row_without_end()
    {
        _folder.Write("log.csv", Good + new string(',', 2_000_000));
        Assert.Contains("at most 10000 cells", Assert.Throws<ConfigurationException>(Read).Message);
    }

    [Fact]
    public void Refuses_or_reads_whatever_characters_are_changed()
    {
        const string characters = "0\",;\t\r\n'#.-eE\0\u20AC";
        for (ulong round = 0; round < 300; round++)
        {
            char[] text = Good.ToCharArray();
            for (ulong change = 0; change < 3; change++)
            {
                ulong random = StableHashes.At(round, change);
                text[random % (ulong)text.Length] = characters[(int)((random >> 32) % (ulong)characters.Length)];
            }

            _folder.Write("log.csv", new string(text));
            Exception? fault = Record.Exception(Read);
            Assert.True(fault is null or ConfigurationException, $"round {round}: {fault}");
        }
    }

    [Theory]
    [InlineData("Robot")]
    [InlineData("")]
    [InlineData("trainer")]
    public void Refuses_a_robot_id_that_is_none(string id)
    {
        _folder.Write("log.csv", Good);
        Assert.Throws<ArgumentException>(() => CsvImport.Read(Log, Rows.Robot, _ => { }, id));
    }

    [Fact]
    public void Says_so_where_there_is_no_file() => Assert.Throws<FileNotFoundException>(Read);

    private void Read() => CsvImport.Read(Log, Rows.Robot, _ => { });
}
