using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Ingest;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, Transition> Unusable => new()
    {
        { "estop", Rows.Of(0) with { Flags = TransitionFlags.Estop | TransitionFlags.Overrun } },
        { "stopPolicy", Rows.Of(0) with { Flags = TransitionFlags.StopPolicy } },
        { "overrun", Rows.Of(0) with { Flags = TransitionFlags.Overrun, DtSeconds = 7 } },
        { "dt more than 20 % off the control period", Rows.Of(0) with { DtSeconds = 0.0481 } },
        { "dt more than 20 % off the control period", Rows.Of(0) with { DtSeconds = double.NaN } },
        { "theta is not finite", Rows.Of(0) with { State = new[] { 0, float.NaN, 0, float.NaN, 0 } } },
        { "force is not finite", Rows.Of(0) with { Action = new[] { float.PositiveInfinity } } },
        { "next.lastForce is not finite", Rows.Of(0) with { NextState = new[] { 0, 0, 0, 0, float.NegativeInfinity }, DtSeconds = 7 } },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_the_tables_of_a_folder_by_name_and_skips_other_files()
    {
        Rows.Write(_folder.File("b.csv"), [Rows.Of(0), Rows.Of(1)]);
        Rows.Write(_folder.File("a.csv"), [Rows.Of(2)]);
        _folder.Write("plot.csv", "x,y\n1,2\n");
        _folder.Write("empty.csv", "");
        _folder.Write("report.json", "{}");

        (List<Transition> rows, DataReading reading) = Read(_folder.Path);

        Assert.Equal([Rows.Of(2), Rows.Of(0), Rows.Of(1)], rows);
        Assert.Equal([_folder.File("a.csv"), _folder.File("b.csv")], reading.Files);
        Assert.Equal([_folder.File("empty.csv"), _folder.File("plot.csv")], reading.SkippedFiles);
        Assert.Equal((3, 0), (reading.Rows, reading.Duplicates));
        Assert.Empty(reading.TornFiles);
    }

    [Fact]
    public void Reads_one_table()
    {
        Rows.Write(_folder.File("one.csv"), Rows.Many(3));
        Rows.Write(_folder.File("two.csv"), Rows.Many(9));
        Assert.Equal(Rows.Many(3), Read(_folder.File("one.csv")).Rows);
    }

    [Fact]
    public void Keeps_the_first_of_the_rows_with_one_id()
    {
        Transition[] first = [Rows.Of(1), Rows.Of(1, epoch: 2), Rows.Of(1, "other"), Rows.Of(0)];
        Rows.Write(_folder.File("a.csv"), first);
        Rows.Write(_folder.File("b.csv"), [.. first.Select(row => row with { Reward = 99 }), Rows.Of(5)]);

        (List<Transition> rows, DataReading reading) = Read(_folder.Path);

        Assert.Equal([.. first, Rows.Of(5)], rows);
        Assert.Equal((5, 4), (reading.Rows, reading.Duplicates));
    }

    [Fact]
    public void Reports_torn_tables_and_absent_parameters()
    {
        Rows.Write(_folder.File("a.csv"), Rows.Many(2));
        File.AppendAllText(_folder.File("a.csv"), "sample,0000");
        Rows.Write(_folder.File("b.csv"), [Rows.Of(2)]);

        DataReading reading = DataFolder.Read(
            _folder.Path, Rows.Robot with { Parameters = [new("speed", 1, new(0, 2))] }, _ => { });

        Assert.Equal([_folder.File("a.csv")], reading.TornFiles);
        Assert.Equal(["speed"], reading.AbsentParameters);
        Assert.Equal(3, reading.Rows);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Leaves_out_of_the_fit_and_names_the_reason(string reason, Transition row)
    {
        Rows.Write(_folder.File(DataFolder.TransitionsFile), [Rows.Of(1), row, Rows.Of(2), row with { Id = Rows.Of(3).Id }]);

        FitData data = DataFolder.ReadForFit(_folder.Path, Rows.Robot);

        Assert.Equal([new UnusableRows(reason, 2)], data.Unusable);
        Assert.Equal(4, data.Reading.Rows);
        Assert.Equal([Rows.Of(1).Id.StableKey, Rows.Of(2).Id.StableKey], [data.Table.Key(0), data.Table.Key(1)]);
        Assert.Equal(2, data.Table.Count);
        Assert.Equal(Rows.Of(2).NextState.ToArray(), data.Table.NextState(1).ToArray());
    }

    [Fact]
    public void Uses_every_good_row_for_the_fit()
    {
        Rows.Write(_folder.File("a.csv"), Rows.Many(300));
        FitData data = DataFolder.ReadForFit(_folder.Path, Rows.Robot);
        Assert.Equal(300, data.Table.Count);
        Assert.Empty(data.Unusable);
    }

    [Fact]
    public void Refuses_a_folder_without_tables()
    {
        _folder.Write("plot.csv", "x,y\n");
        Assert.Contains(
            "the folder is without a table of transitions (1 *.csv files); allowed: a folder with transitions.csv",
            Assert.Throws<ConfigurationException>(() => Read(_folder.Path)).Message);
    }

    private static (List<Transition> Rows, DataReading Reading) Read(string path)
    {
        List<Transition> rows = [];
        DataReading reading = DataFolder.Read(path, Rows.Robot, rows.Add);
        return (rows, reading);
    }
}
