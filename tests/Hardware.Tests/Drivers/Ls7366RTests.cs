using System;
using System.IO;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Against the datasheet 7366R-122205: IR and table 1 (page 3), MDR0, MDR1, STR.</summary>
public sealed class Ls7366RTests : IDisposable
{
    private readonly Ls7366RChip _chip = new();
    private readonly ScriptedBus _bus;

    public Ls7366RTests() => _bus = new ScriptedBus(_chip);

    public void Dispose() => _bus.Dispose();

    [Theory]
    [InlineData(1, "8801")]
    [InlineData(2, "8802")]
    [InlineData(4, "8803")]
    public void Sets_free_running_quadrature_of_four_bytes_and_clears(int quadrature, string mode0)
    {
        using Ls7366R sensor = Ls7366R.Open("x", _bus, 1, quadrature);
        Assert.Equal([mode0, "9000", "48/1", "50/1", "20", "30"], _bus.Sent);
    }

    [Fact]
    public void Reads_the_counter_of_one_moment_and_the_status()
    {
        using Ls7366R sensor = Open();
        _bus.Sent.Clear();
        sensor.Read(out _);
        Assert.Equal(["60/4", "70/1"], _bus.Sent);
    }

    [Theory]
    [InlineData(1, 8, 0.5, 1)]
    [InlineData(2, 8, 0.5, 2)]
    [InlineData(4, 8, 0.5, 4)]
    [InlineData(4, -8, 0.5, -4)]
    [InlineData(4, 8, -0.5, -4)]
    [InlineData(4, 0x12345678, 1, 0x12345678)]
    public void Turns_counts_into_a_position(int quadrature, long edges, double unitsPerCount, double expected)
    {
        using Ls7366R sensor = Ls7366R.Open("x", _bus, unitsPerCount, quadrature);
        _chip.MoveTo(edges);
        Assert.Equal(IoStatus.Ok, sensor.Read(out double position));
        Assert.Equal(expected, position, 1e-9);
    }

    [Fact]
    public void Reads_zero_where_it_was_opened()
    {
        _chip.MoveTo(12345);
        using Ls7366R sensor = Open();
        sensor.Read(out double position);
        Assert.Equal(0, position);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Follows_the_counter_beyond_its_32_bits(int direction)
    {
        using Ls7366R sensor = Open();
        double position = 0;
        for (long edges = 1; edges <= 5; edges++)
        {
            _chip.MoveTo(direction * edges * 0x70000000);
            Assert.Equal(IoStatus.Ok, sensor.Read(out position));
        }

        Assert.Equal(direction * 5L * 0x70000000, position);
    }

    [Fact]
    public void Fails_for_good_once_the_counter_was_without_power()
    {
        using Ls7366R sensor = Open();
        _chip.MoveTo(100);
        sensor.Read(out double before);
        _chip.LosePower();
        Assert.Equal(IoStatus.TransferFailed, sensor.Read(out double after));
        Assert.Equal(before, after);
        _chip.Transfer([Ls7366RRegisters.ClearStatus], []);
        Assert.Equal(IoStatus.TransferFailed, sensor.Read(out _));
        using Ls7366R again = Open();
        Assert.Equal(IoStatus.Ok, again.Read(out _));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Fails_while_nobody_answers(byte level)
    {
        SwitchedChip line = new(_chip);
        using ScriptedBus bus = new(line);
        using Ls7366R sensor = Ls7366R.Open("x", bus, 1, 4);
        _chip.MoveTo(7);
        line.Level = level;
        Assert.Equal(IoStatus.TransferFailed, sensor.Read(out _));
        line.Level = null;
        Assert.Equal(IoStatus.Ok, sensor.Read(out double position));
        Assert.Equal(7, position);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Refuses_to_open_where_nobody_answers(byte level)
    {
        using ScriptedBus bus = new(new SwitchedChip(_chip) { Level = level });
        Assert.Contains("does not keep its settings", Assert.Throws<IOException>(() => Ls7366R.Open("x", bus, 1, 4)).Message);
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using Ls7366R sensor = Open();
        _bus.IsRecording = false;
        sensor.Read(out _);
        using (AllocationGuard.Expect(0))
        {
            sensor.Read(out _);
        }
    }

    [Fact]
    public void Refuses_a_way_of_counting_that_is_not_there() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ls7366R.Open("x", _bus, 1, 3));

    private Ls7366R Open() => Ls7366R.Open("x", _bus, 1, 4);

    private sealed class SwitchedChip(Ls7366RChip chip) : IRegisterChip
    {
        public byte? Level { get; set; }

        public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            if (Level is { } level)
            {
                read.Fill(level);
                return true;
            }

            return chip.Transfer(write, read);
        }
    }
}
