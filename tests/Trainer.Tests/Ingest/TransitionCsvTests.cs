using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest;

public sealed class TransitionCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<float> Awkward =>
    [
        0f, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1e-38f, 1f / 3, 16777217f, 0.1f, MathF.PI,
        float.NaN, float.PositiveInfinity, float.NegativeInfinity,
    ];

    private string Table => _folder.File("transitions.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gives_back_every_row_bit_by_bit()
    {
        Transition[] rows = Rows.Many(500);
        Rows.Write(Table, rows);
        Assert.Equal(rows, Rows.Read(Table));
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Gives_back_every_number_bit_by_bit(float value)
    {
        float[] five = [value, value, value, value, value];
        Transition row = Rows.Of(0) with
        {
            Id = new TransitionId("a-b_9", ulong.MaxValue, ulong.MaxValue),
            Episode = int.MaxValue,
            Step = int.MaxValue,
            TimeNanoseconds = long.MinValue,
            DtSeconds = value / 3.0,
            State = five,
            Action = five.AsMemory(0, 1),
            NextState = five,
            Parameters = five.AsMemory(0, 1),
            Reward = value,
            ModelVersion = ulong.MaxValue,
        };
        Rows.Write(Table, [row]);
        Assert.Equal([row], Rows.Read(Table));
    }

    [Fact]
    public void Gives_back_every_set_of_flags()
    {
        Transition[] rows = [.. Enumerable.Range(0, 256).Select(flags => Rows.Of((ulong)flags) with { Flags = (TransitionFlags)flags })];
        Rows.Write(Table, rows);
        Assert.Equal(rows, Rows.Read(Table));
    }

    [Fact]
    public void Looks_like_the_format_in_the_reference()
    {
        float[] state = [0.1f, -0f, float.NaN, 1e-10f, 3];
        Transition row = Rows.Of(7) with
        {
            DtSeconds = 0.04,
            State = state,
            Action = state.AsMemory(4, 1),
            NextState = state,
            Parameters = state.AsMemory(0, 1),
            Reward = -0.5f,
            Flags = TransitionFlags.Saturated | TransitionFlags.StopPolicy,
        };
        Rows.Write(Table, [row]);

        Assert.Equal(
            $"# MbRlRobot transitions 1, type sample, schema {RobotSchema.Hash(Rows.Robot)}\n" +
            "robotId,epoch,sequence,episode,step,timeNs,dt,x,theta,xDot,thetaDot,lastForce,force," +
            "next.x,next.theta,next.xDot,next.thetaDot,next.lastForce,goalX,reward,flags,modelVersion\n" +
            "sample,0000000000c0ffee,7,0,7,1280000007,0.04,0.1,-0,NaN,1E-10,3,3,0.1,-0,NaN,1E-10,3,0.1,-0.5,saturated+stopPolicy,0\n",
            File.ReadAllText(Table));
    }

    [Fact]
    public void Does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "~");
        Transition[] rows = Rows.Many(20);
        try
        {
            CultureInfo.CurrentCulture = comma;
            Rows.Write(Table, rows);
            Assert.Equal(rows, Rows.Read(Table));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(rows, Rows.Read(Table));
    }

    [Fact]
    public void Drops_a_line_torn_at_any_byte_and_goes_on_after_it()
    {
        Rows.Write(Table, Rows.Many(3));
        byte[] whole = File.ReadAllBytes(Table);
        int last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = last; length < whole.Length; length += 5)
        {
            File.WriteAllBytes(Table, whole[..length]);
            AssertTorn(length - last);
            Rows.Write(Table, [Rows.Of(2)]);
            Assert.Equal(whole, File.ReadAllBytes(Table));
        }
    }

    [Fact]
    public void Begins_again_where_the_header_is_torn()
    {
        Rows.Write(Table, [Rows.Of(0)]);
        byte[] whole = File.ReadAllBytes(Table);
        int header = Array.IndexOf(whole, (byte)'\n', Array.IndexOf(whole, (byte)'\n') + 1) + 1;
        foreach (int length in (int[])[0, 1, 20, .. Enumerable.Range(header - 10, 11)])
        {
            File.WriteAllBytes(Table, whole[..length]);
            Rows.Write(Table, [Rows.Of(0)]);
            Assert.Equal(whole, File.ReadAllBytes(Table));
        }
    }

    [Fact]
    public void Shows_a_reader_what_was_flushed_while_the_writer_is_open()
    {
        using TransitionCsvWriter writer = TransitionCsvWriter.Create(Table, Rows.Robot);
        writer.Write(Rows.Of(0));
        writer.Flush();
        Assert.Equal([Rows.Of(0)], Rows.Read(Table));
    }

    [Fact]
    public void Creates_no_file_over_another()
    {
        _folder.Write("transitions.csv", "precious");
        Assert.Throws<IOException>(() => TransitionCsvWriter.Create(Table, Rows.Robot));
        Assert.Throws<ConfigurationException>(() => TransitionCsvWriter.Append(Table, Rows.Robot));
        Assert.Equal("precious", File.ReadAllText(Table));
    }

    [Fact]
    public void Refuses_a_row_of_another_shape_and_stays_usable()
    {
        using (TransitionCsvWriter writer = TransitionCsvWriter.Create(Table, Rows.Robot))
        {
            Assert.Throws<ArgumentException>(() => writer.Write(Rows.Of(0) with { Action = new float[2] }));
            writer.Write(Rows.Of(1));
        }

        Assert.Equal([Rows.Of(1)], Rows.Read(Table));
    }

    [Fact]
    public void Takes_line_ends_of_an_editor_on_windows()
    {
        Rows.Write(Table, Rows.Many(3));
        File.WriteAllText(Table, File.ReadAllText(Table).Replace("\n", "\r\n"));
        Assert.Equal(Rows.Many(3), Rows.Read(Table));
    }

    [Fact]
    public void Refuses_another_schema_with_both_hashes()
    {
        RobotDescription other = SampleRobot.Read(("$.controlPeriod", "0.05"));
        Rows.Write(Table, Rows.Many(1));
        string message = Assert.Throws<ConfigurationException>(() => Rows.Read(Table, other)).Message;
        Assert.Contains(RobotSchema.Hash(Rows.Robot), message);
        Assert.Contains(RobotSchema.Hash(other), message);
        Assert.Throws<ConfigurationException>(() => TransitionCsvWriter.Append(Table, other));
    }

    [Fact]
    public void Matches_parameters_by_name_and_says_which_are_absent()
    {
        Rows.Write(Table, Rows.Many(2));
        RobotDescription other = Rows.Robot with
        {
            Parameters = [new("speed", 2.5, new Interval(0, 3)), Rows.Robot.Parameters[0]],
        };

        using TransitionCsvReader reader = new(Table, other);
        Assert.Equal(["speed"], reader.AbsentParameters);
        Assert.True(reader.TryRead(out Transition? row));
        Assert.Equal([2.5f, Rows.Of(0).Parameters.Span[0]], row.Parameters.ToArray());
        Assert.Throws<ConfigurationException>(() => TransitionCsvWriter.Append(Table, other));
    }

    private void AssertTorn(int bytes)
    {
        using TransitionCsvReader reader = new(Table, Rows.Robot);
        List<Transition> rows = [];
        while (reader.TryRead(out Transition? row))
        {
            rows.Add(row);
        }

        Assert.Equal(Rows.Many(2), rows);
        Assert.Equal(bytes, reader.TornBytes);
    }
}
