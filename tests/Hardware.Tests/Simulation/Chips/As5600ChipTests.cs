using System;
using MbRlRobot.Simulation.Chips;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Chips;

/// <summary>Against the datasheet v1-06, pages 13 and 18 to 20.</summary>
public sealed class As5600ChipTests
{
    private readonly As5600Chip _chip = new();

    [Theory]
    [InlineData(0x0C)]
    [InlineData(0x0E)]
    public void Stands_still_on_an_angle_read_from_its_high_byte(byte register)
    {
        _chip.Turn(0x234 * 2 * Math.PI / 4096);
        byte[] read = new byte[4];
        Assert.True(_chip.Transfer([register], read));
        Assert.Equal([0x02, 0x34, 0x02, 0x34], read);
        Assert.True(_chip.Transfer([], read.AsSpan(0, 2)));
        Assert.Equal([0x02, 0x34], read[..2]);
    }

    [Fact]
    public void Counts_on_through_an_angle_from_anywhere_else()
    {
        _chip.Turn(0xABC * 2 * Math.PI / 4096);
        byte[] read = new byte[5];
        _chip.Transfer([0x0B], read);
        Assert.Equal([0x20, 0x0A, 0xBC, 0x0A, 0xBC], read);
    }

    [Theory]
    [InlineData(-1, 4095)]
    [InlineData(4096, 0)]
    [InlineData(-4097, 4095)]
    [InlineData(5 * 4096, 0)]
    public void Has_no_turns(double steps, int raw)
    {
        _chip.Turn(steps * 2 * Math.PI / 4096);
        byte[] read = new byte[2];
        _chip.Transfer([0x0C], read);
        Assert.Equal(raw, (read[0] << 8) | read[1]);
    }

    [Fact]
    public void Rounds_to_the_nearest_of_its_4096_steps()
    {
        _chip.Turn(100.49 * 2 * Math.PI / 4096);
        byte[] read = new byte[2];
        _chip.Transfer([0x0C], read);
        Assert.Equal(100, read[1]);
        _chip.Turn(100.51 * 2 * Math.PI / 4096);
        _chip.Transfer([0x0C], read);
        Assert.Equal(101, read[1]);
    }

    [Fact]
    public void Keeps_settings_and_refuses_to_write_what_is_measured()
    {
        Assert.True(_chip.Transfer([0x07, 0x03, 0x40], []));
        byte[] read = new byte[2];
        _chip.Transfer([0x07], read);
        Assert.Equal([0x03, 0x40], read);
        Assert.False(_chip.Transfer([0x0C, 1], []));
        Assert.False(_chip.Transfer([0x00, 1], []));
    }

    [Theory]
    [InlineData(0x09)]
    [InlineData(0x10)]
    [InlineData(0x1D)]
    [InlineData(0xFE)]
    public void Does_not_acknowledge_addresses_that_are_not_there(byte register) =>
        Assert.False(_chip.Transfer([register], new byte[1]));
}
